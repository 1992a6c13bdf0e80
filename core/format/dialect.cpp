// The search: every reading that the marks allow, tried on the head; see dialect.h.
#include "core/format/dialect.h"

#include <algorithm>

#include "core/format/dialect_marks.h"
#include "core/format/dialect_trial.h"

namespace consentry {
namespace {

constexpr uint32_t kWordMark = 90;  // marks believed less stand in texts as well: names, times, addresses of pages
constexpr uint32_t kClearly = 15, kClearlyOfFew = 35;  // of 100: by so much the likeliest reading has to lead
constexpr uint64_t kFewRows = 3;

bool line_end(char c) { return c == '\n' || c == '\r'; }

struct Tried {
  Dialect dialect;
  Trial trial;
};

class Search {
 public:
  Search(std::string_view head, bool whole, const DialectDemand& demand)
      : head_(head), whole_(whole), demand_(demand) {}

  DialectGuess guess() {
    for (const MarkFound& mark : delimiters_of(head_, demand_.delimiters)) try_mark(mark);
    std::stable_sort(tried_.begin(), tried_.end(),
                     [](const Tried& a, const Tried& b) { return a.trial.score > b.trial.score; });
    return ranked();
  }

 private:
  void try_mark(const MarkFound& mark) {
    if (demand_.quote) return try_quote(mark, opening(*demand_.quote), closing(*demand_.quote));
    for (const auto& [open, close] : quotes_of(head_, mark.delimiter)) try_quote(mark, open, close);
  }

  static std::string opening(const std::string& quote) {
    return quote.size() > 1 ? quote.substr(0, quote.size() / 2) : quote;
  }
  static std::string closing(const std::string& quote) {
    return quote.size() > 1 ? quote.substr(quote.size() / 2) : quote;
  }

  void try_quote(const MarkFound& mark, const std::string& open, const std::string& close) {
    if (mark.delimiter == open || mark.delimiter == close) return;
    Dialect dialect{mark.delimiter, mark.repeats, open, close, false};
    const bool demanded = demand_.backslash.value_or(false);
    const bool sound = !demanded && try_one(dialect, mark.belief, 100).faulty == 0;
    dialect.backslash = true;
    // A backslash stands in texts as well, so it has to explain what is unsound without it.
    const bool possible = demand_.backslash.value_or(true) && holds_escapes(head_, mark.delimiter, close);
    if (possible || demanded) try_one(dialect, mark.belief, sound ? 80 : 99);
  }

  /// Of one cell a row the mark says nothing, so it counts neither for nor against it.
  const Trial& try_one(const Dialect& dialect, uint32_t belief, uint32_t share) {
    Trial trial = try_dialect(head_, whole_, dialect);
    if (trial.width < 2) belief = 100;
    if (belief < kWordMark && !trial.telling) belief /= 3;
    trial.score = trial.score * belief / 100 * share / 100;
    tried_.push_back({dialect, trial});
    return tried_.back().trial;
  }

  /// One candidate for each way to read the head.
  DialectGuess ranked() const {
    DialectGuess guess;
    std::vector<uint64_t> readings;
    for (const Tried& one : tried_) {
      if (std::find(readings.begin(), readings.end(), one.trial.reading) != readings.end()) continue;
      readings.push_back(one.trial.reading);
      guess.candidates.push_back({one.dialect, one.trial.score, one.trial.width, 0});
    }
    const uint64_t best = guess.candidates.front().score;
    for (DialectCandidate& one : guess.candidates) {
      const uint64_t rival = &one == &guess.candidates.front() ? second(guess) : best;
      const uint64_t sum = one.score + rival;
      one.confidence = sum ? static_cast<uint32_t>(100 * one.score / sum) : 0;
    }
    const uint64_t rival = second(guess);
    const uint64_t lead = tried_.front().trial.rows < kFewRows ? kClearlyOfFew : kClearly;
    guess.sure = rival == 0 || (best - rival) * 100 >= best * lead;
    return guess;
  }

  static uint64_t second(const DialectGuess& guess) {
    return guess.candidates.size() > 1 ? guess.candidates[1].score : 0;
  }

  std::string_view head_;
  bool whole_;
  const DialectDemand& demand_;
  std::vector<Tried> tried_;
};

}  // namespace

DialectGuess guess_dialect(std::string_view head, bool whole, const DialectDemand& demand) {
  return Search(head, whole, demand).guess();
}

SepLine find_sep_line(std::string_view head) {
  constexpr std::string_view kSep = "sep=";
  const bool quoted = head.starts_with('"');
  const std::string_view text = head.substr(quoted);
  if (text.size() < 5 || !(text.starts_with(kSep) || text.starts_with("SEP=")) || line_end(text[4])) return {};
  const size_t end = std::min(text.find_first_of("\r\n"), text.size());
  std::string_view mark = text.substr(4, end - 4);
  if (quoted && !mark.ends_with('"')) return {};
  if (quoted) mark.remove_suffix(1);
  if (mark.empty() || mark.size() > 2) return {};
  SepLine line{mark, quoted + end};
  if (end < text.size()) line.size += text.substr(end, 2) == "\r\n" ? 2 : 1;
  return line;
}

}  // namespace consentry
