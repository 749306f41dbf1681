#include "adapters/documents/documents.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <deque>
#include <filesystem>

#include "adapters/documents/archive.h"

namespace asepsis::adapters {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t kLongestInput = std::size_t{1} << 30;
constexpr std::size_t kBlock = 1u << 18;

Error refused(const std::string& name, std::string_view expected) {
  return {Code::kEnvironment, name, "", std::string(expected) + ": " + std::strerror(errno)};
}

// All bytes of a descriptor, at most `most`.
Result<std::string> read_all(int descriptor, std::size_t expected_size, std::size_t most, const std::string& name) {
  std::string bytes;
  bytes.resize(expected_size + 1);  // one more: the end is seen without another block
  std::size_t had = 0;
  for (;;) {
    if (had == bytes.size()) bytes.resize(had + kBlock);
    const ssize_t count = read(descriptor, bytes.data() + had, bytes.size() - had);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return refused(name, "a file that can be read");
    if (count == 0) break;
    had += static_cast<std::size_t>(count);
    if (had > most) return Error{Code::kLimit, name, "", "at most " + std::to_string(most >> 20) + " MiB"};
  }
  bytes.resize(had);
  return bytes;
}

class OpenFile {
 public:
  explicit OpenFile(const std::string& name) : number_(open(name.c_str(), O_RDONLY | O_CLOEXEC)) {}
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() {
    if (number_ >= 0) close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

class DiskDocuments final : public ports::DocumentSource {
 public:
  explicit DiskDocuments(std::vector<std::string> names) : waiting_(names.begin(), names.end()) {}

  std::optional<Result<ports::NamedDocument>> next() override {
    for (;;) {
      if (archive_) {
        if (auto document = archive_->next()) return document;
        passed_over_ += archive_->passed_over();
        archive_.reset();
        held_.clear();
      }
      if (waiting_.empty()) return std::nullopt;
      const std::string name = std::move(waiting_.front());
      waiting_.pop_front();
      if (auto document = open_one(name)) return document;
    }
  }
  std::uint64_t passed_over() const override { return passed_over_; }

 private:
  // Nothing where `name` is a folder or an archive, whose documents come next.
  std::optional<Result<ports::NamedDocument>> open_one(const std::string& name) {
    if (name == "-") return take(read_all(STDIN_FILENO, 0, kLongestInput, "standard input"), "standard input");
    const OpenFile file(name);
    if (file.number() < 0) return refused(name, "a file or folder that can be opened");
    struct stat status {};
    if (fstat(file.number(), &status) != 0) return refused(name, "a file or folder");
    if (S_ISDIR(status.st_mode)) return list(name);
    char first[512];
    const ssize_t seen = S_ISREG(status.st_mode) ? pread(file.number(), first, sizeof first, 0) : 0;
    if (seen > 0 && begins_like_an_archive({first, static_cast<std::size_t>(seen)})) {
      archive_ = open_archive(name, {});
      return std::nullopt;
    }
    return take(
        read_all(file.number(), static_cast<std::size_t>(std::max<off_t>(status.st_size, 0)), kLongestInput, name),
        name);
  }

  std::optional<Result<ports::NamedDocument>> take(Result<std::string> bytes, const std::string& name) {
    if (!bytes) return bytes.error();
    if (begins_like_an_archive(*bytes)) {
      held_ = std::move(*bytes);
      archive_ = open_archive(name, held_);
      return std::nullopt;
    }
    return ports::NamedDocument{name, std::move(*bytes)};
  }

  std::optional<Result<ports::NamedDocument>> list(const std::string& folder) {
    std::error_code fault;
    std::vector<std::string> files;
    for (fs::recursive_directory_iterator entry(folder, fault), end; !fault && entry != end; entry.increment(fault)) {
      std::error_code ignored;
      if (!entry->is_regular_file(ignored) || entry->is_symlink(ignored)) continue;
      const std::string path = entry->path().string();
      if (is_json_name(path))
        files.push_back(path);
      else
        ++passed_over_;
    }
    if (fault) return Error{Code::kEnvironment, folder, "", "a folder that can be listed: " + fault.message()};
    std::sort(files.begin(), files.end());
    waiting_.insert(waiting_.begin(), files.begin(), files.end());
    if (files.empty()) return Error{Code::kNotFound, folder, "", "a folder with at least one *.json file"};
    return std::nullopt;
  }

  std::deque<std::string> waiting_;
  std::unique_ptr<Archive> archive_;
  std::string held_;  // what an archive from a pipe is read from
  std::uint64_t passed_over_ = 0;
};

}  // namespace

std::unique_ptr<ports::DocumentSource> open_documents(std::vector<std::string> names) {
  return std::make_unique<DiskDocuments>(std::move(names));
}

}  // namespace asepsis::adapters
