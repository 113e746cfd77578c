# Third-party libraries, each for one room (docs/dependencies.md says why and from which package).
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(simdjson REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n data)
find_package(yaml-cpp REQUIRED)
find_package(ZLIB REQUIRED)
pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)
pkg_check_modules(XXHASH REQUIRED IMPORTED_TARGET libxxhash)
pkg_check_modules(ZSTD REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(GUMBO REQUIRED IMPORTED_TARGET gumbo)
find_library(CLD2_LIBRARY cld2 REQUIRED)
find_library(PHONENUMBER_LIBRARY phonenumber REQUIRED)

# For --version: what a bug report needs to know.
string(JOIN ", " DESKMILL_LIBRARY_VERSIONS
  "simdjson ${simdjson_VERSION}" "ICU ${ICU_VERSION}" "yaml-cpp ${yaml-cpp_VERSION}"
  "zlib ${ZLIB_VERSION_STRING}" "zstd ${ZSTD_VERSION}" "xxHash ${XXHASH_VERSION}"
  "libsodium ${SODIUM_VERSION}" "gumbo ${GUMBO_VERSION}"
  "${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}")

# XXH3 with the widest vectors of the machine it runs on; the library may be built without it.
include(CheckCXXSourceCompiles)
set(CMAKE_REQUIRED_LIBRARIES PkgConfig::XXHASH)
check_cxx_source_compiles("
#include <xxh_x86dispatch.h>
int main() { return static_cast<int>(XXH3_128bits_dispatch(\"\", 0).low64); }" XXHASH_HAS_DISPATCH)
unset(CMAKE_REQUIRED_LIBRARIES)
