#include "cli/files.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <vector>

namespace asepsis::cli {
namespace {

constexpr std::size_t kLongestPipe = std::size_t{4} << 30;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ > STDERR_FILENO) close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

Error refused(const std::string& name, std::string_view what) {
  return {Code::kEnvironment, name, "", std::string(what) + ": " + std::strerror(errno)};
}

class MappedFile final : public InputFile {
 public:
  MappedFile(void* address, std::size_t size) : address_(address), size_(size) {}
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile() override {
    if (size_ > 0) munmap(address_, size_);
  }
  wire::Bytes bytes() const override { return {static_cast<const std::byte*>(address_), size_}; }

 private:
  void* address_;
  std::size_t size_;
};

class ReadFile final : public InputFile {
 public:
  explicit ReadFile(std::vector<std::byte> bytes) : bytes_(std::move(bytes)) {}
  wire::Bytes bytes() const override { return bytes_; }

 private:
  std::vector<std::byte> bytes_;
};

Result<std::unique_ptr<InputFile>> read_pipe(int descriptor, const std::string& name) {
  std::vector<std::byte> bytes;
  constexpr std::size_t kBlock = 1u << 20;
  for (;;) {
    const std::size_t had = bytes.size();
    if (had > kLongestPipe) return Error{Code::kLimit, name, "", "at most 4 GiB from a pipe: give the file itself"};
    bytes.resize(had + kBlock);
    const ssize_t count = read(descriptor, bytes.data() + had, kBlock);
    if (count < 0 && errno == EINTR) {
      bytes.resize(had);
      continue;
    }
    if (count < 0) return refused(name, "a file that can be read");
    bytes.resize(had + static_cast<std::size_t>(count));
    if (count == 0) return std::unique_ptr<InputFile>(std::make_unique<ReadFile>(std::move(bytes)));
  }
}

}  // namespace

Result<std::unique_ptr<InputFile>> open_input(const std::string& name) {
  if (name == "-") return read_pipe(STDIN_FILENO, "standard input");
  const Descriptor file(open(name.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) return refused(name, "a file that can be opened");
  struct stat status {};
  if (fstat(file.number(), &status) != 0) return refused(name, "a file");
  if (S_ISDIR(status.st_mode)) return Error{Code::kEnvironment, name, "", "a file; this is a folder"};
  if (!S_ISREG(status.st_mode)) return read_pipe(file.number(), name);
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size == 0) return std::unique_ptr<InputFile>(std::make_unique<MappedFile>(nullptr, 0));
  void* address = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number(), 0);
  if (address == MAP_FAILED) return refused(name, "a file that can be mapped");
  return std::unique_ptr<InputFile>(std::make_unique<MappedFile>(address, size));
}

Status write_file(const std::string& name, std::string_view text) {
  std::string beside_it = name + ".XXXXXX";
  const Descriptor file(mkostemp(beside_it.data(), O_CLOEXEC));
  if (file.number() < 0) return refused(name, "a place that can be written");
  const auto give_up = [&](std::string_view what) -> Status {
    const Error error = refused(name, what);
    unlink(beside_it.c_str());
    return error;
  };
  while (!text.empty()) {
    const ssize_t count = write(file.number(), text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return give_up("room for the file");
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  if (fchmod(file.number(), 0640) != 0 || fsync(file.number()) != 0) return give_up("a disk that takes the file");
  if (rename(beside_it.c_str(), name.c_str()) != 0) return give_up("a place that can be written");
  return Done{};
}

std::string beside(const std::string& file, const std::string& name) {
  return (std::filesystem::path(file).parent_path() / name).string();
}

}  // namespace asepsis::cli
