// Validates many documents with several threads; answers come in the order of the source, whatever their number.
//
//   validate_documents(*source, {.threads = 4}, [&](ValidatedDocument&& one) { print(one); });
//
// One thread reads at a time, so a source need not be synchronised; `take` is called by the caller's thread alone. Each
// thread has at most some 64 documents in memory.
#pragma once

#include <functional>
#include <variant>

#include "advise/validate.h"
#include "base/result.h"
#include "model/validation.h"
#include "ports/documents.h"

namespace asepsis::chain {

struct ValidateDocuments {
  advise::ValidateOptions options;
  unsigned threads = 1;
};

using ValidatedDocument = Result<model::Validation>;  // an Error: of the source

void validate_documents(ports::DocumentSource& source, const ValidateDocuments& how,
                        const std::function<void(ValidatedDocument&&)>& take);

}  // namespace asepsis::chain
