# Writes each file as a raw string literal; see src/cli/embedded_knowledge.h.
set(text "// Generated from data/*.csv.\n#include \"cli/embedded_knowledge.h\"\n\nnamespace asepsis::cli {\n\nconst std::vector<EmbeddedFile>& embedded_knowledge() {\n  static const std::vector<EmbeddedFile> files = {\n")
foreach(file IN LISTS FILES)
  get_filename_component(name ${file} NAME)
  file(READ ${file} content)
  string(APPEND text "      {\"${name}\", R\"asepsis(${content})asepsis\"},\n")
endforeach()
string(APPEND text "  };\n  return files;\n}\n\n}  // namespace asepsis::cli\n")
file(WRITE ${OUTPUT} "${text}")
