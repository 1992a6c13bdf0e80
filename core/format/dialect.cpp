// Counting of marks outside quotes; see dialect.h.
#include "core/format/dialect.h"

#include <tuple>

namespace consentry {
namespace {

constexpr size_t kRecords = 100;

struct Consistency {
  size_t first = 0;    // marks in the first record
  size_t records = 0;  // records with as many
  size_t sound = 0;    // those of them whose quotes don't speak against the mark
};

bool line_end(char c) { return c == '\n' || c == '\r'; }

/// End of the record that starts at `from`, counting `mark` outside quotes into `count`. Unsound: a quoted cell ends before
/// something else than `mark`, so that the quotes speak against it.
size_t scan_record(std::string_view text, size_t from, char mark, char quote, size_t& count, bool& sound) {
  bool quoted = false, cell_start = true, closed = false;
  size_t i = from;
  for (; i < text.size(); ++i) {
    const char c = text[i];
    if (quote && c == quote && (quoted || cell_start || closed)) {
      closed = quoted;
      quoted = !quoted;
    } else if (quoted) {
      continue;
    } else if (line_end(c)) {
      break;
    } else {
      if (closed && c != mark && c != ' ') sound = false;
      closed &= c == ' ';
    }
    cell_start = c == mark;
    if (c == mark) ++count;
  }
  return i;
}

Consistency measure(std::string_view head, bool whole_file, char mark, char quote) {
  Consistency result;
  bool any = false;
  for (size_t i = 0, records = 0; i < head.size() && records < kRecords;) {
    if (line_end(head[i])) {
      ++i;
      continue;
    }
    size_t count = 0;
    bool sound = true;
    i = scan_record(head, i, mark, quote, count, sound);
    if (i == head.size() && !whole_file && any) break;
    if (!any) result.first = count;
    if (count == result.first) ++result.records, result.sound += sound;
    any = true;
    ++records;
  }
  return result;
}

}  // namespace

DelimiterGuess guess_delimiter(std::string_view head, bool whole_file, std::string_view candidates, char quote) {
  DelimiterGuess guess;
  if (!candidates.empty()) guess.delimiter = candidates[0];
  Consistency best;
  for (char mark : candidates) {
    const Consistency found = measure(head, whole_file, mark, quote);
    if (found.first == 0) continue;
    const auto rank = [](const Consistency& c) { return std::tuple(c.records, c.sound, c.first); };
    const bool better = rank(found) > rank(best);
    if (found.records == best.records && found.sound == best.sound) guess.other = better ? guess.delimiter : mark;
    else if (better) guess.other = 0;
    if (better) best = found, guess.delimiter = mark;
  }
  return guess;
}

SepLine find_sep_line(std::string_view head) {
  if (head.size() < 5 || head.substr(0, 4) != "sep=" || line_end(head[4])) return {};
  SepLine line{head[4], 5};
  if (head.size() == 5) return line;
  if (!line_end(head[5])) return {};
  line.size = head.substr(5, 2) == "\r\n" ? 7 : 6;
  return line;
}

}  // namespace consentry
