// Random well-formed names for the property tests.
#pragma once

#include <rapidcheck.h>

#include "norms/cpe/cpe.h"

namespace asepsis::norms::cpe {

// ANY, NA or one to five characters out of few, so that two of them are often related.
inline rc::Gen<Value> arbitrary_value(bool with_wildcards) {
  return rc::gen::exec([with_wildcards] {
    const int kind = *rc::gen::inRange(0, 6);
    if (kind == 0) return Value::any();
    if (kind == 1) return Value::na();
    const auto words =
        *rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::elementOf(std::string("abAB1_-.~*?!\\:"))));
    std::string text = Value::literal(words).text();
    if (with_wildcards) {
      const auto ends = rc::gen::element<std::string>("", "", "*", "?", "??");
      text = *ends + text + *ends;
    }
    return Value::well_formed(text).value();
  });
}

inline rc::Gen<Name> arbitrary_name(bool with_wildcards) {
  return rc::gen::exec([with_wildcards] {
    Name name;
    for (Value& value : name.values) value = *arbitrary_value(with_wildcards);
    name.at(Attribute::kPart) =
        *rc::gen::element(Value::any(), Value::na(), Value::literal("a"), Value::literal("h"), Value::literal("o"));
    return name;
  });
}

}  // namespace asepsis::norms::cpe
