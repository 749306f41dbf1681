#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "../tests/contract/store_contract.h"
#include "adapters/store/memory/memory_store.h"
#include "adapters/store/sqlite/sqlite_store.h"
#include "adapters/store/sqlite/statement.h"

namespace asepsis::adapters {
namespace {

struct MemoryFixture {
  std::unique_ptr<ports::Store> open() { return std::make_unique<MemoryStore>(); }
};

struct SqliteFixture {
  std::filesystem::path folder;
  SqliteFixture() {
    std::string pattern = (std::filesystem::temp_directory_path() / "asepsis-store-XXXXXX").string();
    folder = mkdtemp(pattern.data());
  }
  ~SqliteFixture() { std::filesystem::remove_all(folder); }
  std::string file() const { return (folder / "store.db").string(); }
  std::unique_ptr<ports::Store> open() { return std::move(*open_sqlite_store(file())); }
};

}  // namespace
}  // namespace asepsis::adapters

namespace asepsis::ports {
INSTANTIATE_TYPED_TEST_SUITE_P(Memory, StoreContract, adapters::MemoryFixture);
INSTANTIATE_TYPED_TEST_SUITE_P(Sqlite, StoreContract, adapters::SqliteFixture);
}  // namespace asepsis::ports

namespace asepsis::adapters {
namespace {

TEST(SqliteStore, AnAlteredEntryIsNamed) {
  SqliteFixture fixture;
  {
    auto store = fixture.open();
    ASSERT_TRUE(
        store->append(std::vector{ports::fact_of("a", "1"), ports::fact_of("a", "2"), ports::fact_of("a", "3")}));
  }
  {
    sqlite3* raw = nullptr;
    ASSERT_EQ(sqlite3_open(fixture.file().c_str(), &raw), SQLITE_OK);
    const sqlite::Database database(raw);
    ASSERT_TRUE(sqlite::execute(raw, fixture.file(), "UPDATE journal SET body = x'39' WHERE sequence = 2"));
  }
  const auto found = fixture.open()->check();
  ASSERT_TRUE(found->has_value());
  EXPECT_EQ((*found)->sequence, 2u);
}

TEST(SqliteStore, AnotherFileIsRefusedAndNotTouched) {
  SqliteFixture fixture;
  std::ofstream(fixture.file()) << "this is a letter, not a store, and long enough to have a header of its own";
  const auto store = open_sqlite_store(fixture.file());
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().code, Code::kDamaged);
  std::ifstream in(fixture.file());
  std::string word;
  in >> word;
  EXPECT_EQ(word, "this");
}

TEST(SqliteStore, AMissingFileIsNotMadeWhenOnlyReadingWasAsked) {
  SqliteFixture fixture;
  const auto store = open_sqlite_store(fixture.file(), OpenMode::kExisting);
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().code, Code::kNotFound);
  EXPECT_FALSE(std::filesystem::exists(fixture.file()));
}

}  // namespace
}  // namespace asepsis::adapters
