// Answers are checked against schemas/ by a reader of the few keywords that those schemas use. Patterns and bounds are
// left to a full validator (tests/e2e); what drifts in practice is members, types and words.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>

#include "model/sample_answers.h"

namespace asepsis::model {
namespace {

class Schemas {
 public:
  // The first thing that does not fit, or nothing.
  std::string fault(const std::string& file, const json::Value& value) { return check(file, root(file), value, 0); }

 private:
  static constexpr int kDeepest = 64;

  json::Value root(const std::string& file) {
    const auto [place, is_new] = documents_.try_emplace(file);
    if (is_new) {
      std::ifstream in(ASEPSIS_SOURCE_DIR "/schemas/" + file, std::ios::binary);
      auto read = json::parse(std::string(std::istreambuf_iterator<char>(in), {}));
      if (read) place->second = std::move(*read);
    }
    return place->second.root();
  }

  static bool has_type(std::string_view type, const json::Value& value) {
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "boolean") return value.boolean().has_value();
    if (type == "integer") return value.integer().has_value();
    if (type == "number") return value.number().has_value();
    return type == "null" && value.kind() == json::Kind::kNull;
  }

  static bool same(const json::Value& a, const json::Value& b) {
    return json::Writer().copy(a).text() == json::Writer().copy(b).text();
  }

  // "common.schema.json#/$defs/Time"
  std::string check_reference(const std::string& file, std::string_view reference, const json::Value& value,
                              int depth) {
    const auto hash = reference.find('#');
    const std::string other = hash == 0 ? file : std::string(reference.substr(0, hash));
    const std::string_view place = reference.substr(hash + 1);
    const json::Value target = root(other)["$defs"][place.substr(place.rfind('/') + 1)];
    if (!target.exists()) return "no such definition: " + std::string(reference);
    return check(other, target, value, depth + 1);
  }

  std::string check_members(const std::string& file, const json::Value& schema, const json::Value& value, int depth) {
    for (const json::Value& key : schema["required"].elements())
      if (!value[*key.string()].exists()) return value.pointer() + " lacks " + std::string(*key.string());
    const json::Value others = schema["additionalProperties"];
    for (const json::Member& member : value.members()) {
      json::Value known = schema["properties"][member.key];
      if (!known.exists() && others.boolean() == false) return member.value.pointer() + " is no member of the schema";
      if (!known.exists()) known = others;
      if (const auto wrong = check(file, known, member.value, depth + 1); !wrong.empty()) return wrong;
    }
    return {};
  }

  std::string check(const std::string& file, const json::Value& schema, const json::Value& value, int depth) {
    if (depth > kDeepest) return "a schema that ends";
    if (const auto reference = schema["$ref"].string())
      if (const auto wrong = check_reference(file, *reference, value, depth); !wrong.empty()) return wrong;
    if (const auto type = schema["type"].string(); type && !has_type(*type, value))
      return value.pointer() + " is no " + std::string(*type);
    if (const json::Value words = schema["enum"]; words.exists()) {
      bool found = false;
      for (const json::Value& word : words.elements()) found = found || same(word, value);
      if (!found) return value.pointer() + " is none of the words";
    }
    if (schema["const"].exists() && !same(schema["const"], value)) return value.pointer() + " is another constant";
    for (const char* choice : {"anyOf", "oneOf"}) {
      if (!schema[choice].exists()) continue;
      std::string wrong = "none";
      for (const json::Value& one : schema[choice].elements()) {
        const std::string here = check(file, one, value, depth + 1);
        if (here.empty() || wrong.empty())
          wrong.clear();
        else
          wrong = here;
      }
      if (!wrong.empty()) return value.pointer() + " fits no choice: " + wrong;
    }
    if (const auto wrong = check_members(file, schema, value, depth); !wrong.empty()) return wrong;
    if (const json::Value items = schema["items"]; items.exists())
      for (const json::Value& element : value.elements())
        if (const auto wrong = check(file, items, element, depth + 1); !wrong.empty()) return wrong;
    return {};
  }

  std::map<std::string, json::Document> documents_;
};

std::string fault(const std::string& file, const std::string& text) {
  const auto document = json::parse(text);
  return document ? Schemas().fault(file, document->root()) : to_string(document.error());
}

TEST(Schemas, FitWhatIsWritten) {
  Response response = testing::sample_response();
  EXPECT_EQ(fault("respond.schema.json", to_json(response)), "");
  response.advisories.push_back(testing::sample_head());
  EXPECT_EQ(fault("respond.schema.json", to_json(response)), "");
  EXPECT_EQ(fault("respond.schema.json", to_json(Response{})), "");
  EXPECT_EQ(fault("assess.schema.json", to_json(testing::sample_assessment(), true, {})), "");
  EXPECT_EQ(fault("know-capture.schema.json", to_json(testing::sample_knowing())), "");
  EXPECT_EQ(fault("know-capture.schema.json", to_json(Knowing{})), "");
  EXPECT_EQ(fault("recording.schema.json", encode(testing::sample_knowing().recording)), "");
  EXPECT_EQ(fault("recording.schema.json", encode({})), "");
}

TEST(Schemas, RefuseWhatTheContractDoesNotHave) {
  EXPECT_EQ(fault("assess.schema.json", R"({"findings":[]})"), " lacks beyond");
  EXPECT_EQ(fault("assess.schema.json",
                  R"({"findings":[],"beyond":[],"unjudged":[],"counts":{},"complete":1,"problems":[]})"),
            "/complete is no boolean");
  EXPECT_EQ(fault("assess.schema.json",
                  R"({"findings":[],"beyond":[],"unjudged":[],"counts":{},"complete":true,"problems":[],"x":1})"),
            "/x is no member of the schema");
}

}  // namespace
}  // namespace asepsis::model
