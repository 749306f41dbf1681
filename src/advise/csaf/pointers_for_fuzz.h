// For fuzz targets that check their own answer: does a JSON pointer (RFC 6901) lead to a value that is there?
#pragma once

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/json.h"

namespace asepsis::advise::csaf {

inline bool points_somewhere(const json::Value& root, std::string_view pointer) {
  json::Value at = root;
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const auto end = std::min(pointer.find('/'), pointer.size());
    std::string key;
    for (std::size_t i = 0; i < end; ++i) {
      const bool escape = pointer[i] == '~' && i + 1 < end;
      key += escape ? (pointer[++i] == '1' ? '/' : '~') : pointer[i];
    }
    at = at.is_array() ? at[static_cast<std::size_t>(std::strtoull(key.c_str(), nullptr, 10))] : at[key];
    if (!at.exists()) return false;
    pointer.remove_prefix(end);
  }
  return true;
}

}  // namespace asepsis::advise::csaf
