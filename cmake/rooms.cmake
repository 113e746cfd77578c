# deskmill_room(NAME [ROOMS ...] [LIBRARIES ...]): lib/NAME is one static library; ROOMS are the rooms it
# may include (transitively), LIBRARIES its third-party ones, private to it.
add_library(deskmill_flags INTERFACE)
target_compile_options(deskmill_flags INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow)
# A program loads only the libraries it calls: start-up is a budget (10 ms).
target_link_options(deskmill_flags INTERFACE LINKER:--as-needed)
if(DESKMILL_DEV)
  target_compile_options(deskmill_flags INTERFACE -Werror)
endif()
# At -O3 GCC 12 sees overlapping copies in the assembly of strings where there are none (GCC PR 105329).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(deskmill_flags INTERFACE -Wno-restrict)
elseif(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  # Tables of 65,536 characters are made while compiling; `&` of truth values saves a branch where it stands
  # for `&&`; a name of a class may hide one of the namespace, as with GCC.
  target_compile_options(
    deskmill_flags INTERFACE -fconstexpr-steps=10000000 -Wno-bitwise-instead-of-logical -Wno-shadow)
endif()
if(DESKMILL_SANITIZE STREQUAL "address")
  target_compile_options(deskmill_flags INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all -g1)
  target_link_options(deskmill_flags INTERFACE -fsanitize=address,undefined)
elseif(DESKMILL_SANITIZE STREQUAL "thread")
  target_compile_options(deskmill_flags INTERFACE -fsanitize=thread -g1)
  target_link_options(deskmill_flags INTERFACE -fsanitize=thread)
endif()
if(DESKMILL_FUZZ)  # libFuzzer is led by what its inputs reach in all of the code
  target_compile_options(deskmill_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()

function(deskmill_room name)
  cmake_parse_arguments(ARG "" "" "ROOMS;LIBRARIES" ${ARGN})
  string(REPLACE "/" "_" target "deskmill_${name}")
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/lib/${name}/*.cpp)
  if(NOT sources)
    message(FATAL_ERROR "lib/${name} holds no sources")
  endif()
  add_library(${target} STATIC ${sources})
  target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR}/lib)
  target_link_libraries(${target} PRIVATE deskmill_flags ${ARG_LIBRARIES})
  foreach(room ${ARG_ROOMS})
    target_link_libraries(${target} PUBLIC deskmill_${room})
  endforeach()
endfunction()
