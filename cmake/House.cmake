# The house, from the ground up. A room lists the lower floors it may use and no neighbour; tests/house_test.py reads
# the include lines and holds the same table.
find_package(PkgConfig REQUIRED)
pkg_check_modules(FMT REQUIRED IMPORTED_TARGET fmt)
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(ARCHIVE REQUIRED IMPORTED_TARGET libarchive)
pkg_check_modules(CURL REQUIRED IMPORTED_TARGET libcurl)
pkg_check_modules(HUNSPELL REQUIRED IMPORTED_TARGET hunspell)
pkg_check_modules(YAML REQUIRED IMPORTED_TARGET yaml-0.1)
find_library(GCRYPT_LIBRARY gcrypt REQUIRED)
find_package(Threads REQUIRED)

if(ASEPSIS_TESTS)
  find_package(GTest REQUIRED)
  add_library(asepsis_testing INTERFACE)
  target_link_libraries(asepsis_testing INTERFACE GTest::gtest GTest::gtest_main rapidcheck)
endif()

# floor 0
asepsis_room(base EXTERNAL PkgConfig::YAML PkgConfig::FMT ${GCRYPT_LIBRARY})
# floor 1
asepsis_room(model LIBRARIES base EXTERNAL PkgConfig::FMT)
asepsis_room(norms LIBRARIES base)
include(Standards)
asepsis_room(wire LIBRARIES base)
# floor 2
asepsis_room(ports LIBRARIES model base)
asepsis_room(tap LIBRARIES wire model base)
asepsis_room(network LIBRARIES model base EXTERNAL PkgConfig::FMT)
# floor 3
asepsis_room(adapters LIBRARIES ports model base EXTERNAL PkgConfig::SQLITE PkgConfig::ARCHIVE PkgConfig::HUNSPELL PkgConfig::CURL)
asepsis_room(know LIBRARIES tap wire model base EXTERNAL PkgConfig::FMT)
asepsis_room(advise LIBRARIES ports norms model base EXTERNAL PkgConfig::FMT)
asepsis_room(assess LIBRARIES network norms model base EXTERNAL PkgConfig::FMT)
asepsis_room(contain LIBRARIES network model base EXTERNAL PkgConfig::FMT)
asepsis_room(watch LIBRARIES tap wire model base EXTERNAL PkgConfig::FMT)
asepsis_room(phantom LIBRARIES tap wire model base EXTERNAL PkgConfig::FMT)
# floor 4
asepsis_room(chain LIBRARIES know advise assess contain watch network tap ports model base EXTERNAL PkgConfig::FMT Threads::Threads TEST_LIBRARIES adapters)
asepsis_room(report LIBRARIES model base EXTERNAL PkgConfig::FMT)
# floor 6
include(Knowledge)
asepsis_room(cli LIBRARIES chain report adapters phantom know advise norms assess contain watch network tap ports model base EXTERNAL PkgConfig::FMT)
target_link_libraries(asepsis_cli PRIVATE asepsis_knowledge)

add_executable(asepsis src/cli/main.cpp)
target_link_libraries(asepsis PRIVATE asepsis_cli)
if(EXISTS ${CMAKE_SOURCE_DIR}/src/phantom/main.cpp)
add_executable(asepsis-phantom src/phantom/main.cpp)
target_link_libraries(asepsis-phantom PRIVATE asepsis_phantom)
endif()

if(ASEPSIS_TESTS)
  # Asks the kernel with short waits: alone, so that a busy machine does not look like a blocked connection.
  set_tests_properties(network PROPERTIES RUN_SERIAL ON TIMEOUT 600)

  # What runs in threads, with no more than it needs: for the thread sanitizer (scripts/test.sh).
  add_executable(asepsis_threads_test EXCLUDE_FROM_ALL ${CMAKE_SOURCE_DIR}/src/chain/validate_documents.cpp
                 ${CMAKE_SOURCE_DIR}/src/chain/validate_documents_test.cpp)
  target_link_libraries(asepsis_threads_test PRIVATE asepsis_advise asepsis_ports asepsis_testing Threads::Threads)
  target_compile_definitions(asepsis_threads_test PRIVATE ASEPSIS_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
endif()
