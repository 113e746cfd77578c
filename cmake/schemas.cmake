# schemas/NAME.schema.json are compiled into the schema room, so that programs need no data files.
file(GLOB schema_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/schemas/*.schema.json)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${schema_files})
set(BUILTIN_SCHEMAS "")
foreach(file ${schema_files})
  get_filename_component(name ${file} NAME)
  string(REPLACE ".schema.json" "" name ${name})
  file(READ ${file} text)
  string(APPEND BUILTIN_SCHEMAS "    {\"${name}\", R\"schema(${text})schema\"},\n")
endforeach()
configure_file(${PROJECT_SOURCE_DIR}/cmake/builtin_schemas.cpp.in
               ${PROJECT_BINARY_DIR}/builtin_schemas.cpp @ONLY)
target_sources(deskmill_schema PRIVATE ${PROJECT_BINARY_DIR}/builtin_schemas.cpp)
