# Warnings, hardening, ccache, a quick linker.
add_library(asepsis_flags INTERFACE)
target_include_directories(asepsis_flags INTERFACE ${CMAKE_SOURCE_DIR}/src)
target_compile_options(asepsis_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror
  -fstack-protector-strong -fno-omit-frame-pointer)
target_compile_definitions(asepsis_flags INTERFACE _GLIBCXX_ASSERTIONS)
if(CMAKE_BUILD_TYPE STREQUAL "Release" AND NOT ASEPSIS_SANITIZE)
  target_compile_definitions(asepsis_flags INTERFACE _FORTIFY_SOURCE=2)
endif()
# Assertions stay on in release.
string(REPLACE "-DNDEBUG" "" CMAKE_CXX_FLAGS_RELEASE "${CMAKE_CXX_FLAGS_RELEASE}")
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC 12 reports false positives of these in libstdc++ at -O2 and with sanitizers (bugs 105329, 105651, 80635, 105562).
  target_compile_options(asepsis_flags INTERFACE -Wno-restrict -Wno-maybe-uninitialized -Wno-array-bounds
                                                 -Wno-stringop-overflow -Wno-stringop-overread)
endif()
if(ASEPSIS_SANITIZE)
  target_compile_options(asepsis_flags INTERFACE -fsanitize=${ASEPSIS_SANITIZE} -fno-sanitize-recover=all)
  target_link_options(asepsis_flags INTERFACE -fsanitize=${ASEPSIS_SANITIZE})
endif()
if(ASEPSIS_FUZZ)
  target_compile_options(asepsis_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
target_link_options(asepsis_flags INTERFACE -pie -Wl,-z,relro,-z,now)

find_program(ASEPSIS_CCACHE ccache)
if(ASEPSIS_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${ASEPSIS_CCACHE})
endif()
find_program(ASEPSIS_MOLD mold)
if(ASEPSIS_MOLD AND NOT ASEPSIS_SANITIZE)
  target_link_options(asepsis_flags INTERFACE -fuse-ld=mold)
endif()
