// The *.json files of one archive. Internal to adapters/documents.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "ports/documents.h"

namespace asepsis::adapters {

inline constexpr std::size_t kLongestDocument = 64u << 20;  // as base/json.h reads
inline constexpr std::uint64_t kLargestArchive = std::uint64_t{4} << 30;

bool begins_like_an_archive(std::string_view first_bytes);  // the first 262 bytes or more
bool is_json_name(std::string_view name);

class Archive {
 public:
  virtual ~Archive() = default;
  virtual std::optional<Result<ports::NamedDocument>> next() = 0;
  virtual std::uint64_t passed_over() const = 0;
};

// `bytes` must outlive the archive; empty: the file of that name is read.
std::unique_ptr<Archive> open_archive(const std::string& name, std::string_view bytes);

}  // namespace asepsis::adapters
