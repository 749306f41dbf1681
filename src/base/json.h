// JSON, strict: one facade for everything that Asepsis reads and writes.
//
//   auto document = json::parse(text, {.depth = 64});        // Error names byte offset, line and column
//   json::Value title = document->root()["document"]["title"];   // missing steps give an absent Value, never a crash
//   if (auto text = title.string()) use(*text);
//   title.pointer()                                           // "/document/title", for messages
//
//   json::Writer out;                                         // the same calls give the same bytes
//   out.object().key("a").value(1).end();
//   std::move(out).take();
//
// Refused when read: duplicate keys, invalid UTF-8, numbers beyond int64/uint64/finite double, more depth, bytes or
// values than the limits, anything after the value. A Document owns a flat array of nodes (24 bytes a value) and its
// strings; Values are cheap cursors into it, outlive its moving, and must not outlive itself. Not synchronised; reading
// from threads is fine.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json_nodes.h"
#include "base/result.h"

namespace asepsis::json {

struct Limits {
  std::size_t bytes = 64u << 20;
  std::size_t depth = 96;
  std::size_t values = 16'000'000;
};

class Document;
class Members;
class Elements;

class Value {
 public:
  Value() = default;  // absent

  Kind kind() const { return nodes_ == nullptr ? Kind::kAbsent : node().kind; }
  bool exists() const { return kind() != Kind::kAbsent; }
  bool is_object() const { return kind() == Kind::kObject; }
  bool is_array() const { return kind() == Kind::kArray; }
  bool is_string() const { return kind() == Kind::kString; }

  std::optional<std::string_view> string() const {
    if (kind() != Kind::kString) return std::nullopt;
    return nodes_->text(node());
  }
  std::string_view string_or(std::string_view otherwise) const { return string().value_or(otherwise); }
  std::optional<bool> boolean() const;
  std::optional<std::int64_t> integer() const;  // also an unsigned that fits; never a double
  std::optional<std::uint64_t> unsigned_integer() const;
  std::optional<double> number() const;  // any of the three

  Value operator[](std::string_view key) const;  // absent where this is no object or has no such key
  Value operator[](std::size_t index) const;     // absent where this is no array or is shorter
  std::size_t size() const { return is_array() || is_object() ? node().count : 0; }  // members or elements
  inline Members members() const;    // in the document's order; none where this is no object
  inline Elements elements() const;  // none where this is no array

  std::string pointer() const;  // RFC 6901, from the root; found by a walk: for messages, not for loops
  std::string where() const;    // "line 3, column 7" of the source text where known, else the pointer
  std::uint32_t order() const { return node_; }  // grows in the document's order; a value is before what is inside it
  bool holds(const Value& other) const;          // the other is this value, or inside it

 private:
  friend class Document;
  friend class Members;
  friend class Elements;
  friend std::vector<std::string> pointers_of(const std::vector<Value>& values);
  Value(const Nodes* nodes, std::uint32_t node) : nodes_(nodes), node_(node) {}
  const Node& node() const { return nodes_->nodes[node_]; }
  const Nodes* nodes_ = nullptr;
  std::uint32_t node_ = 0;
};

// The pointers of many values of one document, which stand in its order, in one walk.
std::vector<std::string> pointers_of(const std::vector<Value>& values);

struct Member {
  std::string_view key;
  Value value;
};

class Members {
 public:
  class Iterator {
   public:
    Member operator*() const { return {nodes_->text(nodes_->nodes[node_]), Value(nodes_, node_ + 1)}; }
    Iterator& operator++() {
      node_ = nodes_->nodes[node_ + 1].next;
      return *this;
    }
    bool operator!=(const Iterator& other) const { return node_ != other.node_; }

   private:
    friend class Members;
    Iterator(const Nodes* nodes, std::uint32_t node) : nodes_(nodes), node_(node) {}
    const Nodes* nodes_;
    std::uint32_t node_;  // of the key
  };
  Iterator begin() const { return {nodes_, first_}; }
  Iterator end() const { return {nodes_, last_}; }

 private:
  friend class Value;
  Members(const Nodes* nodes, std::uint32_t first, std::uint32_t last) : nodes_(nodes), first_(first), last_(last) {}
  const Nodes* nodes_;
  std::uint32_t first_, last_;
};

class Elements {
 public:
  class Iterator {
   public:
    Value operator*() const { return {nodes_, node_}; }
    Iterator& operator++() {
      node_ = nodes_->nodes[node_].next;
      return *this;
    }
    bool operator!=(const Iterator& other) const { return node_ != other.node_; }

   private:
    friend class Elements;
    Iterator(const Nodes* nodes, std::uint32_t node) : nodes_(nodes), node_(node) {}
    const Nodes* nodes_;
    std::uint32_t node_;
  };
  Iterator begin() const { return {nodes_, first_}; }
  Iterator end() const { return {nodes_, last_}; }

 private:
  friend class Value;
  Elements(const Nodes* nodes, std::uint32_t first, std::uint32_t last) : nodes_(nodes), first_(first), last_(last) {}
  const Nodes* nodes_;
  std::uint32_t first_, last_;
};

inline Members Value::members() const {
  if (!is_object()) return {nullptr, 0, 0};
  return {nodes_, node_ + 1, node().next};
}

inline Elements Value::elements() const {
  if (!is_array()) return {nullptr, 0, 0};
  return {nodes_, node_ + 1, node().next};
}

// Builds a Document in document order. Used by parse() and by readers of other notations (base/yaml.h).
class Builder;

class Document {
 public:
  Document() : nodes_(std::make_unique<Nodes>()) {}
  Value root() const { return {nodes_.get(), 0}; }

 private:
  friend class Builder;
  std::unique_ptr<Nodes> nodes_;
};

Result<Document> parse(std::string_view text, const Limits& limits = {});

// Writes compact JSON, or with indent > 0 one member a line. Keys come in the order of the calls. Strings that are not
// valid UTF-8 have each bad byte replaced by U+FFFD. Doubles are written in the shortest form that reads back the same.
class Writer {
 public:
  explicit Writer(int indent = 0) : indent_(indent) {}

  Writer& object();
  Writer& array();
  Writer& end();
  Writer& key(std::string_view name);
  Writer& value(std::string_view text);
  Writer& value(const char* text) { return value(std::string_view(text)); }
  Writer& value(const std::string& text) { return value(std::string_view(text)); }
  Writer& value(bool truth);
  Writer& value(int number) { return value(static_cast<std::int64_t>(number)); }
  Writer& value(std::int64_t number);
  Writer& value(std::uint64_t number);
  Writer& value(double number);  // must be finite
  Writer& null();
  Writer& copy(const Value& value);  // a whole subtree

  template <class T>
  Writer& member(std::string_view name, const T& v) {
    return key(name).value(v);
  }
  Writer& member(std::string_view name, const std::optional<std::string>& v) {
    return v ? key(name).value(*v) : key(name).null();
  }

  const std::string& text() const { return text_; }
  std::string take() && { return std::move(text_); }

 private:
  void separate();
  void line();
  std::string text_;
  struct Level {
    bool object = false;
    bool empty = true;
  };
  std::vector<Level> levels_;
  bool after_key_ = false;
  int indent_;
};

}  // namespace asepsis::json
