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
