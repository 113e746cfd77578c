# Programs, manual pages, completions, schemas and documentation. Pages and completions are printed by
# the programs themselves, from their option tables.
include(GNUInstallDirs)

set(pages_dir ${PROJECT_BINARY_DIR}/share)
file(MAKE_DIRECTORY ${pages_dir}/man1 ${pages_dir}/bash ${pages_dir}/zsh)
set(page_files)
foreach(program deskmill ${DESKMILL_TOOLS})
  if(NOT program STREQUAL "deskmill")
    set(program deskmill-${program})
  endif()
  set(man ${pages_dir}/man1/${program}.1)
  set(bash ${pages_dir}/bash/${program})
  set(zsh ${pages_dir}/zsh/_${program})
  add_custom_command(OUTPUT ${man} ${bash} ${zsh}
    COMMAND ${program} --print-man > ${man}
    COMMAND ${program} --print-completion bash > ${bash}
    COMMAND ${program} --print-completion zsh > ${zsh}
    DEPENDS ${program}
    COMMENT "Manual page and completions of ${program}")
  list(APPEND page_files ${man})
  install(TARGETS ${program} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
  install(FILES ${man} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  install(FILES ${bash} DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
  install(FILES ${zsh} DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
endforeach()
add_custom_target(pages ALL DEPENDS ${page_files})
add_dependencies(programs pages)  # so that what samples/run.sh builds can be installed

install(DIRECTORY schemas/ DESTINATION ${CMAKE_INSTALL_DATADIR}/deskmill/schemas
        FILES_MATCHING PATTERN "*.json")
install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR}/docs OPTIONAL FILES_MATCHING PATTERN "*.md")
install(FILES README.md README.zh.md LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} OPTIONAL)
