# data/standards/*.tsv (facts of public standards, each with its source and version) go into the norms as text that is
# searched where it lies: nothing is parsed when a program starts.
file(GLOB standards_tables CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/data/standards/*.tsv)
set(standards_cpp ${CMAKE_BINARY_DIR}/generated/standards.cpp)
add_custom_command(
  OUTPUT ${standards_cpp}
  COMMAND ${CMAKE_COMMAND} -DOUTPUT=${standards_cpp} "-DTABLES=${standards_tables}" -P ${CMAKE_SOURCE_DIR}/cmake/EmbedStandards.cmake
  DEPENDS ${standards_tables} ${CMAKE_SOURCE_DIR}/cmake/EmbedStandards.cmake
  VERBATIM)
target_sources(asepsis_norms PRIVATE ${standards_cpp})
