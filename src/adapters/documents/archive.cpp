// The one file that knows libarchive.
#include "adapters/documents/archive.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>

#include "base/text.h"

namespace asepsis::adapters {
namespace {

constexpr std::size_t kBlock = 64u << 10;

struct Closed {
  void operator()(struct archive* reader) const { archive_read_free(reader); }
};

class LibArchive final : public Archive {
 public:
  LibArchive(std::string name, std::string_view bytes) : name_(std::move(name)), reader_(archive_read_new()) {
    struct archive* reader = reader_.get();
    archive_read_support_filter_gzip(reader);
    archive_read_support_filter_xz(reader);
    archive_read_support_filter_zstd(reader);
    archive_read_support_format_tar(reader);
    archive_read_support_format_zip(reader);
    const int opened = bytes.empty() ? archive_read_open_filename(reader, name_.c_str(), kBlock)
                                     : archive_read_open_memory(reader, bytes.data(), bytes.size());
    if (opened != ARCHIVE_OK) fault_ = fault("an archive that can be opened");
  }

  std::optional<Result<ports::NamedDocument>> next() override {
    if (fault_) return give_up(*fault_);
    while (!ended_) {
      struct archive_entry* entry = nullptr;
      const int status = archive_read_next_header(reader_.get(), &entry);
      if (status == ARCHIVE_EOF) break;
      if (status < ARCHIVE_WARN) return give_up(fault("an undamaged archive"));
      if (archive_entry_filetype(entry) != AE_IFREG) continue;
      const char* path = archive_entry_pathname(entry);
      const std::string name = path == nullptr ? "(no name)" : path;
      if (!is_json_name(name)) {
        ++passed_over_;
        continue;
      }
      return read(name);
    }
    ended_ = true;
    return std::nullopt;
  }
  std::uint64_t passed_over() const override { return passed_over_; }

 private:
  Result<ports::NamedDocument> read(const std::string& path) {
    ports::NamedDocument document{name_ + ": " + path, {}};
    for (;;) {
      const std::size_t had = document.bytes.size();
      document.bytes.resize(had + kBlock);
      const la_ssize_t count = archive_read_data(reader_.get(), document.bytes.data() + had, kBlock);
      if (count < 0) {
        ended_ = true;  // what follows a damaged entry cannot be trusted
        Error error = fault("an undamaged archive");
        error.file = document.name;
        return error;
      }
      document.bytes.resize(had + static_cast<std::size_t>(count));
      unpacked_ += static_cast<std::uint64_t>(count);
      if (count == 0) return document;
      if (document.bytes.size() > kLongestDocument)
        return Error{Code::kLimit, document.name, "", "a document of at most 64 MiB"};
      if (unpacked_ > kLargestArchive) {
        ended_ = true;
        return Error{Code::kLimit, name_, "", "an archive of at most 4 GiB unpacked; the rest is not read"};
      }
    }
  }

  std::optional<Result<ports::NamedDocument>> give_up(Error error) {
    ended_ = true;
    fault_.reset();
    return error;
  }

  Error fault(const char* expected) const {
    const char* said = archive_error_string(reader_.get());
    return {Code::kDamaged, name_, "", std::string(expected) + (said == nullptr ? "" : std::string(" (") + said + ")")};
  }

  std::string name_;
  std::unique_ptr<struct archive, Closed> reader_;
  std::optional<Error> fault_;
  std::uint64_t unpacked_ = 0, passed_over_ = 0;
  bool ended_ = false;
};

}  // namespace

bool begins_like_an_archive(std::string_view bytes) {
  using namespace std::string_view_literals;
  constexpr std::size_t kTarMagic = 257;
  for (const std::string_view magic : {"PK\x03\x04"sv, "PK\x05\x06"sv, "\x1f\x8b"sv,
                                       "\xfd"
                                       "7zXZ\0"sv,
                                       "\x28\xb5\x2f\xfd"sv})
    if (bytes.starts_with(magic)) return true;
  return bytes.size() > kTarMagic && bytes.substr(kTarMagic).starts_with("ustar"sv);
}

bool is_json_name(std::string_view name) {
  return name.size() >= 5 && equal_ignoring_case(name.substr(name.size() - 5), ".json");
}

std::unique_ptr<Archive> open_archive(const std::string& name, std::string_view bytes) {
  return std::make_unique<LibArchive>(name, bytes);
}

}  // namespace asepsis::adapters
