// See dialect_marks.h.
#include "core/format/dialect_marks.h"

#include <algorithm>
#include <array>
#include <map>

namespace consentry {
namespace {

constexpr uint32_t kTimes = 30;  // belief in a colon that stands in times
constexpr size_t kPairsTried = 8;
constexpr size_t kLines = 60;
constexpr size_t kLinesWithBlanks = 3;  // two lines of two words are no table

struct Single {
  char mark;
  uint32_t belief;
};
// In order of preference. What stands within words, addresses or numbers is not among them.
constexpr Single kSingles[] = {{',', 100},   {';', 100},   {'\t', 100},  {'|', 100},   {'^', 97},
                               {'~', 97},    {':', 85},    {' ', 75},    {'\x1F', 97}, {'\x01', 97},
                               {'\x1E', 97}, {'\x1C', 97}, {'\x1D', 97}, {'=', 60}};

constexpr std::string_view kPairMarks = ",;|:^~!#$%&*=<>/\t ";

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

/// The first lines with anything on them.
std::vector<std::string_view> first_lines(std::string_view head) {
  std::vector<std::string_view> lines;
  for (size_t at = 0; at < head.size() && lines.size() < kLines;) {
    const size_t end = std::min(head.find_first_of("\r\n", at), head.size());
    if (end > at) lines.push_back(head.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

size_t lines_with(const std::vector<std::string_view>& lines, std::string_view mark) {
  return static_cast<size_t>(
      std::count_if(lines.begin(), lines.end(), [&](std::string_view line) { return line.find(mark) != line.npos; }));
}

/// Most colons stand between digits, or before the slashes of a link.
bool stands_in_times(const std::vector<std::string_view>& lines) {
  size_t all = 0, within = 0;
  const auto digit = [](std::string_view line, size_t at) {
    return at < line.size() && line[at] >= '0' && line[at] <= '9';
  };
  for (const std::string_view line : lines) {
    for (size_t at = line.find(':'); at != line.npos; at = line.find(':', at + 1)) {
      ++all;
      within += (at > 0 && digit(line, at - 1) && digit(line, at + 1)) || line.substr(at + 1).starts_with("//");
    }
  }
  return 2 * within >= all;
}

/// Pairs such as `||`, `, ` and `~|`: those that stand in a third of the lines.
std::vector<std::string> pairs_of(const std::vector<std::string_view>& lines) {
  std::map<std::string, size_t> seen;
  for (const std::string_view line : lines) {
    std::vector<std::string> here;
    for (size_t i = 0; i + 1 < line.size(); ++i) {
      if (kPairMarks.find(line[i]) == kPairMarks.npos || kPairMarks.find(line[i + 1]) == kPairMarks.npos) continue;
      std::string pair(line.substr(i, 2));
      if (pair == "  " || pair[0] == ' ') continue;
      if (std::find(here.begin(), here.end(), pair) == here.end()) here.push_back(std::move(pair));
    }
    for (std::string& pair : here) ++seen[std::move(pair)];
  }
  std::vector<std::string> result;
  for (const auto& [pair, count] : seen)
    if (3 * count >= lines.size()) result.push_back(pair);
  // Each one costs a trial: the commonest, and before all others those that repeat a mark or end in a blank.
  const auto likelier = [&](const std::string& a, const std::string& b) {
    const auto usual = [](const std::string& pair) { return pair[0] == pair[1] || pair[1] == ' '; };
    return std::pair(usual(b), seen.at(b)) < std::pair(usual(a), seen.at(a));
  };
  std::stable_sort(result.begin(), result.end(), likelier);
  if (result.size() > kPairsTried) result.resize(kPairsTried);
  return result;
}

bool at_an_end(std::string_view head, size_t from, size_t to, std::string_view delimiter) {
  const std::string_view before = head.substr(0, from), behind = head.substr(to);
  return before.empty() || is_line_end(before.back()) || before.ends_with(delimiter) || behind.empty() ||
         is_line_end(behind.front()) || behind.starts_with(delimiter);
}

bool encloses(std::string_view head, std::string_view mark, std::string_view delimiter) {
  size_t seen = 0;
  for (size_t at = head.find(mark); at != head.npos; at = head.find(mark, at + mark.size()))
    if (at_an_end(head, at, at + mark.size(), delimiter) && ++seen == 2) return true;
  return false;
}

}  // namespace

std::vector<MarkFound> delimiters_of(std::string_view head, const std::vector<std::string>& allowed) {
  const std::vector<std::string_view> lines = first_lines(head);
  std::vector<MarkFound> found;
  const auto add = [&](std::string_view mark, bool repeats, uint32_t belief) {
    if (!allowed.empty() && std::find(allowed.begin(), allowed.end(), mark) == allowed.end()) return;
    found.push_back({std::string(mark), repeats, belief});
  };
  for (const Single& single : kSingles) {
    const std::string_view mark(&single.mark, 1);
    const bool usual = single.mark == ',';  // where nothing parts the cells
    if (3 * lines_with(lines, mark) < lines.size() && !usual) continue;
    if (single.mark == ' ' && lines.size() < kLinesWithBlanks && allowed.empty()) continue;
    add(mark, false, single.mark == ':' && stands_in_times(lines) ? kTimes : single.belief);
    if (single.mark == ' ' && lines_with(lines, "  ")) add(mark, true, single.belief);
  }
  if (2 * lines_with(lines, "  ") >= lines.size()) add("  ", true, 95);
  // Two commas stand around an empty cell more often than they are one mark.
  for (const std::string& pair : pairs_of(lines))
    add(pair, false, pair[0] == pair[1] && std::string_view(",;\t").find(pair[0]) != std::string_view::npos ? 55 : 97);
  for (const std::string& mark : allowed) {
    const bool there =
        std::any_of(found.begin(), found.end(), [&](const MarkFound& one) { return one.delimiter == mark; });
    if (!there) found.push_back({mark, mark == "  ", 50});
  }
  return found;
}

std::vector<std::pair<std::string, std::string>> quotes_of(std::string_view head, std::string_view delimiter) {
  static const std::pair<std::string, std::string> kQuotes[] = {{"'", "'"}, {"“", "”"}, {"„", "”"}, {"„", "“"},
                                                                {"«", "»"}, {"”", "”"}, {"‘", "’"}, {"`", "`"}};
  std::vector<std::pair<std::string, std::string>> found = {{"\"", "\""}};
  const std::string_view part = head.substr(0, 16 * 1024);
  for (const auto& quote : kQuotes)
    if (encloses(part, quote.first, delimiter) && encloses(part, quote.second, delimiter)) found.push_back(quote);
  return found;
}

bool holds_escapes(std::string_view head, std::string_view delimiter, std::string_view quote) {
  for (size_t at = head.find('\\'); at != head.npos; at = head.find('\\', at + 1)) {
    const std::string_view behind = head.substr(at + 1);
    if (behind.starts_with(delimiter) || (!quote.empty() && behind.starts_with(quote))) return true;
    if (behind.starts_with('\\')) ++at;
  }
  return false;
}

}  // namespace consentry
