#include "chain/validate_documents.h"

#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace asepsis::chain {
namespace {

// A document takes some 60 microseconds, no more than waking a thread: threads take and give back batches.
constexpr std::size_t kBatch = 16;
constexpr std::size_t kWindow = 4;  // batches that one thread may be ahead of what was taken
using Batch = std::vector<ValidatedDocument>;

ValidatedDocument judged(Result<ports::NamedDocument>&& next, const advise::ValidateOptions& options) {
  if (!next) return next.error();
  return advise::validate(next->bytes, next->name, options);
}

void one_after_the_other(ports::DocumentSource& source, const advise::ValidateOptions& options,
                         const std::function<void(ValidatedDocument&&)>& take) {
  while (auto next = source.next()) take(judged(std::move(*next), options));
}

// Numbered work: taken from the source in order, done in any order, given back in order.
class Line {
 public:
  Line(ports::DocumentSource& source, std::size_t window) : source_(source), window_(window) {}

  void work(const advise::ValidateOptions& options) {
    std::vector<Result<ports::NamedDocument>> documents;
    for (;;) {
      documents.clear();
      std::size_t number = 0;
      {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [this] { return ended_ || handed_out_ < taken_ + window_; });
        if (ended_) return;
        while (documents.size() < kBatch && !ended_) {
          auto next = source_.next();
          if (next)
            documents.push_back(std::move(*next));
          else
            ended_ = true;
        }
        number = handed_out_;
        if (!documents.empty()) ++handed_out_;
        if (ended_) room_.notify_all(), done_.notify_all();
        if (documents.empty()) return;
      }
      Batch answers;
      for (auto& document : documents) answers.push_back(judged(std::move(document), options));
      const std::lock_guard lock(mutex_);
      answers_.emplace(number, std::move(answers));
      if (number == taken_) done_.notify_all();
    }
  }

  // Empty: all were taken.
  Batch take() {
    std::unique_lock lock(mutex_);
    done_.wait(lock, [this] {
      const bool next_is_there = !answers_.empty() && answers_.begin()->first == taken_;
      return next_is_there || (ended_ && taken_ == handed_out_);
    });
    if (answers_.empty()) return {};
    Batch answers = std::move(answers_.begin()->second);
    answers_.erase(answers_.begin());
    ++taken_;
    room_.notify_all();
    return answers;
  }

 private:
  ports::DocumentSource& source_;
  const std::size_t window_;
  std::mutex mutex_;
  std::condition_variable room_, done_;
  std::map<std::size_t, Batch> answers_;
  std::size_t handed_out_ = 0, taken_ = 0;
  bool ended_ = false;
};

}  // namespace

void validate_documents(ports::DocumentSource& source, const ValidateDocuments& how,
                        const std::function<void(ValidatedDocument&&)>& take) {
  if (how.threads <= 1) return one_after_the_other(source, how.options, take);
  Line line(source, kWindow * how.threads);
  std::vector<std::jthread> workers;
  for (unsigned i = 0; i < how.threads; ++i) workers.emplace_back([&line, &how] { line.work(how.options); });
  for (Batch batch = line.take(); !batch.empty(); batch = line.take())
    for (ValidatedDocument& answer : batch) take(std::move(answer));
}

}  // namespace asepsis::chain
