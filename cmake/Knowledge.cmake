# data/*.csv and the demo's files go into the program, so that it runs from anywhere; `--data DIR` reads a hospital's own
# tables instead.
file(GLOB knowledge_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/data/*.csv)
file(GLOB demo_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/examples/demo/*)
set(knowledge_cpp ${CMAKE_BINARY_DIR}/generated/embedded_knowledge.cpp)
add_custom_command(
  OUTPUT ${knowledge_cpp}
  COMMAND ${CMAKE_COMMAND} -DOUTPUT=${knowledge_cpp} "-DKNOWLEDGE=${knowledge_files}" "-DDEMO=${demo_files}"
          -P ${CMAKE_SOURCE_DIR}/cmake/EmbedKnowledge.cmake
  DEPENDS ${knowledge_files} ${demo_files} ${CMAKE_SOURCE_DIR}/cmake/EmbedKnowledge.cmake
  VERBATIM)
add_library(asepsis_knowledge STATIC ${knowledge_cpp})
target_link_libraries(asepsis_knowledge PUBLIC asepsis_flags)
