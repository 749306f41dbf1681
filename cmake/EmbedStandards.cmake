# Writes each table of data/standards as a function that gives its text; see src/norms/standards.h.
# GCC and clang take long literals; the pragma says that we know that a compiler need not.
set(embedded "// Generated from data/standards/.\n#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n#include \"norms/standards.h\"\n\nnamespace asepsis::norms::standards {\n\n")
foreach(file IN LISTS TABLES)
  get_filename_component(name "${file}" NAME_WE)
  file(READ "${file}" content)
  string(APPEND embedded "std::string_view ${name}() {\n  static constexpr std::string_view text = R\"asepsis(${content})asepsis\";\n  return text;\n}\n\n")
endforeach()
file(WRITE ${OUTPUT} "${embedded}}  // namespace asepsis::norms::standards\n")
