#include "adapters/spelling/hunspell.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <hunspell/hunspell.hxx>
#include <map>
#include <mutex>
#include <optional>
#include <set>

#include "base/text.h"

namespace asepsis::adapters {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string to_upper(std::string_view text) {
  std::string upper(text);
  for (char& c : upper)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return upper;
}

// From UTF-8 to the encoding of a dictionary.
class Recoder {
 public:
  explicit Recoder(const std::string& encoding)
      : plain_(equal_ignoring_case(encoding, "UTF-8")),
        handle_(plain_ ? kNone : iconv_open(encoding.c_str(), "UTF-8")) {}
  ~Recoder() {
    if (handle_ != kNone) iconv_close(handle_);
  }
  Recoder(const Recoder&) = delete;
  Recoder& operator=(const Recoder&) = delete;

  // Nothing where the word has a character that the encoding has not.
  std::optional<std::string> operator()(std::string word) const {
    if (plain_) return word;
    if (handle_ == kNone) return std::nullopt;
    iconv(handle_, nullptr, nullptr, nullptr, nullptr);
    std::string out(word.size(), '\0');  // encodings of dictionaries are never longer than UTF-8
    char *from = word.data(), *to = out.data();
    std::size_t left = word.size(), room = out.size();
    if (iconv(handle_, &from, &left, &to, &room) != 0 || left != 0) return std::nullopt;
    out.resize(out.size() - room);
    return out;
  }

 private:
  static inline const iconv_t kNone = iconv_t(-1);
  bool plain_;
  iconv_t handle_;
};

struct Dictionary {
  explicit Dictionary(const std::string& path)
      : words((path + ".aff").c_str(), (path + ".dic").c_str()), recode(words.get_dict_encoding()) {}
  Hunspell words;
  Recoder recode;
};

class HunspellSpeller final : public ports::Speller {
 public:
  explicit HunspellSpeller(const std::string& folder) : folder_(folder) {
    std::error_code ignored;
    for (std::filesystem::directory_iterator file(folder, ignored), end; !ignored && file != end;
         file.increment(ignored))
      if (file->path().extension() == ".aff" &&
          std::filesystem::is_regular_file(std::filesystem::path(file->path()).replace_extension(".dic"), ignored))
        names_.insert(file->path().stem().string());
  }

  bool speaks(std::string_view language) const override { return dictionary_of(language) != nullptr; }

  bool knows(std::string_view word, std::string_view language) const override {
    const std::string* name = dictionary_of(language);
    if (name == nullptr) return false;
    const std::lock_guard lock(mutex_);
    auto& dictionary = loaded_[*name];
    if (!dictionary) dictionary = std::make_unique<Dictionary>((std::filesystem::path(folder_) / *name).string());
    const auto recoded = dictionary->recode(std::string(word));
    return recoded && dictionary->words.spell(*recoded);
  }

 private:
  const std::string* named(const std::string& name) const {
    const auto found = names_.find(name);
    return found == names_.end() ? nullptr : &*found;
  }

  const std::string* dictionary_of(std::string_view tag) const {
    const auto subtags = split(tag, '-');
    const std::string language = to_lower(subtags.front());
    if (language.empty() || !std::all_of(language.begin(), language.end(), is_letter)) return nullptr;
    for (std::size_t i = 1; i < subtags.size() && subtags[i].size() > 1; ++i)  // until an extension
      if (subtags[i].size() == 2)
        if (const auto* own = named(language + "_" + to_upper(subtags[i]))) return own;
    for (const std::string& usual : {language, language + "_" + (language == "en" ? "US" : to_upper(language))})
      if (const auto* name = named(usual)) return name;
    const auto next = names_.lower_bound(language + "_");
    return next != names_.end() && next->starts_with(language + "_") ? &*next : nullptr;
  }

  std::string folder_;
  std::set<std::string> names_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::unique_ptr<Dictionary>> loaded_;
};

}  // namespace

std::unique_ptr<ports::Speller> open_hunspell(const std::string& folder) {
  return std::make_unique<HunspellSpeller>(folder);
}

}  // namespace asepsis::adapters
