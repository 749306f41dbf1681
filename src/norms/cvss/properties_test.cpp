#include "norms/cvss/properties.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "norms/cvss/arbitrary_vector_for_test.h"

namespace asepsis::norms::cvss {
namespace {

TEST(CvssProperties, EveryMetricHasOneInTheSameOrder) {
  for (const Version version : kVersions) {
    const auto all = metrics(version);
    const auto named = properties(version);
    ASSERT_EQ(named.size(), all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
      EXPECT_EQ(named[i].metric, all[i].name);
      EXPECT_EQ(find_property(version, named[i].name), &named[i]);
    }
  }
}

TEST(CvssProperties, TheirValuesAreThoseOfTheMetricAndNoOther) {
  for (const Version version : kVersions) {
    for (std::size_t i = 0; i < metrics(version).size(); ++i) {
      const Metric& metric = metrics(version)[i];
      const Property& property = properties(version)[i];
      std::set<std::string_view> ours(metric.values.begin(), metric.values.end());
      std::set<std::string_view> theirs;
      for (const PropertyValue& value : property.values) {
        theirs.insert(value.letters);
        EXPECT_EQ(value.letters.empty(), value.json.empty()) << property.name;
      }
      ours.erase("");
      theirs.erase("");
      EXPECT_EQ(ours, theirs) << property.name;
    }
  }
}

TEST(CvssProperties, ValuesAreFoundByEitherName) {
  const Property* vector3 = find_property(Version::k31, "attackVector");
  const Property* vector4 = find_property(Version::k40, "attackVector");
  ASSERT_TRUE(vector3 != nullptr && vector4 != nullptr);
  EXPECT_EQ(letters_of(*vector3, "ADJACENT_NETWORK"), "A");
  EXPECT_EQ(letters_of(*vector4, "ADJACENT_NETWORK"), "");
  EXPECT_EQ(json_of(*vector4, "A"), "ADJACENT");
  EXPECT_EQ(letters_of(*vector3, ""), "");
  EXPECT_EQ(json_of(*vector3, ""), "");
  EXPECT_EQ(find_property(Version::k20, "attackVector"), nullptr);
  EXPECT_EQ(find_property(Version::k20, "vectorString"), nullptr);
}

TEST(CvssProperties, NoImpactOnSubsequentSystemsHasTwoNamesIn40) {
  const Property* property = find_property(Version::k40, "modifiedSubIntegrityImpact");
  ASSERT_NE(property, nullptr);
  EXPECT_EQ(letters_of(*property, "NEGLIGIBLE"), "N");
  EXPECT_EQ(letters_of(*property, "NONE"), "N");
  EXPECT_EQ(letters_of(*property, "SAFETY"), "S");
}

}  // namespace
}  // namespace asepsis::norms::cvss
