# deskmill_cases(KIND FILE): one test KIND.NAME for each function case_NAME of a bash file (cases.sh).
function(deskmill_cases kind file)
  file(STRINGS ${file} cases REGEX "^case_[a-z_0-9]+\\(\\)")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${file})
  foreach(case ${cases})
    string(REGEX REPLACE "^case_([a-z_0-9]+).*" "\\1" name ${case})
    add_test(NAME ${kind}.${name} COMMAND bash ${CMAKE_CURRENT_SOURCE_DIR}/${file}
                                          ${CMAKE_RUNTIME_OUTPUT_DIRECTORY} ${name})
    set_tests_properties(${kind}.${name} PROPERTIES TIMEOUT 300)
  endforeach()
endfunction()
