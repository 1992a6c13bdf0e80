// See json_request.h.
#include "core/format/json_request.h"

#include <algorithm>

#include "core/format/json_text.h"

namespace consentry {
namespace {

constexpr std::string_view kNames[] = {"attributes", "contacts", "jsonBody"};

/// Marks of a text outside strings, one after the other.
class Marks {
 public:
  explicit Marks(std::string_view text) : text_(text) {}

  /// The next byte that is no blank, or 0. A string is one mark: its opening quote, and string() what stands inside.
  char next() {
    while (at_ < text_.size() && is_json_blank(text_[at_])) ++at_;
    place_ = at_;
    if (at_ == text_.size()) return 0;
    const char mark = text_[at_++];
    if (mark == '"') pass_string();
    if (mark == '{' || mark == '[') ++depth_;
    if ((mark == '}' || mark == ']') && depth_) --depth_;
    return mark;
  }
  std::string_view string() const { return string_; }
  size_t place() const { return place_; }
  uint64_t depth() const { return depth_; }

 private:
  void pass_string() {
    const size_t start = at_;
    while (at_ < text_.size() && text_[at_] != '"') at_ += text_[at_] == '\\' ? 2 : 1;
    at_ = std::min(at_, text_.size());
    string_ = text_.substr(start, at_ - start);
    at_ = std::min(at_ + 1, text_.size());
  }

  std::string_view text_, string_;
  size_t at_ = 0, place_ = 0;
  uint64_t depth_ = 0;
};

}  // namespace

std::optional<JsonRequest> find_json_request(std::string_view text) {
  Marks marks(text);
  std::optional<JsonRequest> found;
  std::string_view key;
  char before = 0, mark = marks.next();
  for (; mark && marks.depth() > 0; before = mark, mark = marks.next()) {
    if (mark == '"' && marks.depth() == 1 && (before == '{' || before == ',')) key = marks.string();
    const auto* const listed = std::find(std::begin(kNames), std::end(kNames), key);
    if (found || listed == std::end(kNames) || mark != '[' || marks.depth() != 2 || before != ':') continue;
    const size_t bracket = marks.place();
    Marks inside = marks;
    const char first = inside.next();
    if (first == '{' || first == ']' || first == 0) found = JsonRequest{*listed, bracket};
  }
  return mark && marks.next() ? std::nullopt : found;
}

uint64_t json_depth(std::string_view text) {
  Marks marks(text);
  uint64_t depth = 0;
  while (marks.next()) depth = std::max(depth, marks.depth());
  return depth;
}

}  // namespace consentry
