// Format codes to sections: ECMA-376 part 1, 18.8.31; see number_format.h.
//   code = section *3(";" section)      section = *("[" condition / colour / locale / elapsed "]" / quoted / escape / padding / placeholder / letter)
// What is no code of a format is shown as it stands, as Excel does.
#include <algorithm>
#include <utility>

#include "core/format/number_format.h"

namespace consentry {
namespace {

using Type = FormatPart::Type;
using Test = FormatSection::Test;

constexpr size_t kLongestCode = 1024;
constexpr size_t kSectionsOfNumbers = 3;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool starts_folded(std::string_view text, std::string_view word) {
  return text.size() >= word.size() &&
         std::equal(word.begin(), word.end(), text.begin(), [](char a, char b) { return a == lower(b); });
}

/// What a section says about times.
struct TimeMarks {
  bool day = false, clock = false, elapsed = false;
  bool unsettled_month = false;  // m that may still be minutes
  bool after_hour = false;

  bool any() const { return day || clock || elapsed || unsettled_month; }

  void take(char letter) {
    switch (letter) {
      case 'm': return take_month();
      case 'h': clock = after_hour = true; return;
      case 's':
        clock = true;
        unsettled_month = after_hour = false;
        return;
      default: settle(); day = true;
    }
  }
  /// Minutes behind an hour; else minutes before a second, which is still to come, or a month.
  void take_month() {
    settle();
    if (after_hour) after_hour = false;
    else unsettled_month = true;
  }
  void settle() {
    day |= unsettled_month;
    unsettled_month = false;
  }
  NumberKind kind() {
    settle();
    if (elapsed) return NumberKind::duration;
    if (day) return clock ? NumberKind::date_time : NumberKind::date;
    return NumberKind::time;
  }
};

/// Reads one section; stops behind its semicolon.
class SectionReader {
 public:
  SectionReader(std::string_view& code, FormatSection& section) : code_(code), section_(section) {}

  /// Whether the section is one of texts: it has an @.
  bool read() {
    while (!code_.empty() && code_[0] != ';') read_part();
    if (!code_.empty()) code_.remove_prefix(1);
    finish();
    return has_text_;
  }

 private:
  size_t character_size(size_t at) const {
    size_t size = 1;
    while (at + size < code_.size() && (static_cast<uint8_t>(code_[at + size]) & 0xC0) == 0x80) ++size;
    return size;
  }

  void literal(std::string_view text) {
    if (!section_.parts.empty() && section_.parts.back().type == Type::literal && !section_.parts.back().mark)
      section_.parts.back().text += text;
    else section_.parts.push_back({Type::literal, 0, std::string(text)});
  }
  void part(Type type, char mark = 0) { section_.parts.push_back({type, mark, {}}); }

  void read_part() {
    switch (code_[0]) {
      case '"': return read_quoted();
      case '[': return read_bracket();
      case '\\':
      case '_':
      case '*': return read_marked();
      case '0':
      case '#':
      case '?': part(Type::digit, code_[0]); break;
      case '.': part(Type::point); break;
      case ',': part(Type::literal, ','); break;  // settled in finish()
      case '/': part(Type::slash); break;
      case '%':
        literal("%");
        section_.scale += 2;
        break;
      case '@':
        has_text_ = true;
        part(Type::general);
        break;
      default: return read_letter();
    }
    code_.remove_prefix(1);
  }

  void read_quoted() {
    const size_t end = std::min(code_.find('"', 1), code_.size());
    literal(code_.substr(1, end - 1));
    code_.remove_prefix(std::min(end + 1, code_.size()));
  }

  /// An escaped character, a blank as wide as the next one, or what fills the cell, which a text doesn't need.
  void read_marked() {
    if (code_.size() < 2) return void(code_.remove_prefix(1));
    const size_t size = character_size(1);
    if (code_[0] == '\\') literal(code_.substr(1, size));
    if (code_[0] == '_') part(Type::padding);
    code_.remove_prefix(1 + size);
  }

  void read_bracket() {
    const size_t end = std::min(code_.find(']'), code_.size());
    const std::string_view inside = code_.substr(1, end - 1);
    code_.remove_prefix(std::min(end + 1, code_.size()));
    if (inside.empty()) return;
    if (inside[0] == '$') return read_locale(inside.substr(1));
    if (inside[0] == '<' || inside[0] == '>' || inside[0] == '=') return read_condition(inside);
    const char first = lower(inside[0]);
    const bool same = std::all_of(inside.begin(), inside.end(), [&](char c) { return lower(c) == first; });
    if (same && (first == 'h' || first == 'm' || first == 's')) times_.elapsed = true;
    if (same && first == 'h') times_.after_hour = true;
  }

  /// [$€-407]: a currency and the country. F800 and F400 are the long date and the time of the system.
  void read_locale(std::string_view inside) {
    const size_t dash = std::min(inside.find('-'), inside.size());
    literal(inside.substr(0, dash));
    if (starts_folded(inside.substr(dash), "-f800")) times_.day = true;
    if (starts_folded(inside.substr(dash), "-f400")) times_.clock = true;
  }

  void read_condition(std::string_view inside) {
    struct Sign {
      std::string_view sign;
      Test test;
    };
    constexpr Sign kSigns[] = {{"<=", Test::not_more}, {">=", Test::not_less}, {"<>", Test::unequal},
                               {"<", Test::less},      {">", Test::more},      {"=", Test::equal}};
    for (const Sign& sign : kSigns) {
      if (!inside.starts_with(sign.sign)) continue;
      const auto limit = read_decimal(inside.substr(sign.sign.size()));
      if (limit) section_.limit = *limit, section_.test = sign.test;
      return;
    }
  }

  void read_letter() {
    if (starts_folded(code_, "general")) {
      part(Type::general);
      return void(code_.remove_prefix(7));
    }
    for (const std::string_view half : {"am/pm", "a/p"}) {
      if (!starts_folded(code_, half)) continue;
      times_.clock = true;
      return void(code_.remove_prefix(half.size()));
    }
    const char letter = lower(code_[0]);
    size_t run = 1;
    while (run < code_.size() && lower(code_[run]) == letter) ++run;
    if (letter == 'e' && code_.size() > 1 && (code_[1] == '+' || code_[1] == '-')) return read_exponent();
    const bool weekday = letter == 'a' && run >= 3;
    if (!weekday && std::string_view("ymdhsbeg").find(letter) == std::string_view::npos) {
      const size_t size = character_size(0);
      literal(code_.substr(0, size));
      return void(code_.remove_prefix(size));
    }
    times_.take(letter);
    code_.remove_prefix(run);
  }

  void read_exponent() {
    section_.scientific = true;
    code_.remove_prefix(2);
  }

  void finish() {
    if (times_.any()) {
      section_.kind = times_.kind();
      section_.parts.clear();
      return;
    }
    settle_commas();
    settle_fraction();
    bool behind = false;
    for (FormatPart& each : section_.parts) {
      if (each.type == Type::point && behind) each = {Type::literal, 0, "."};
      else if (each.type == Type::point) behind = true;
      if (each.type == Type::digit) ++(behind ? section_.behind : section_.whole);
    }
    const bool general = std::any_of(section_.parts.begin(), section_.parts.end(),
                                     [](const FormatPart& each) { return each.type == Type::general; });
    if (has_text_) section_.kind = NumberKind::text;
    else if (general || section_.scientific) section_.kind = NumberKind::general;
  }

  /// A comma between digits before the point groups all of them; one behind the last digit before the point, or behind the last of all,
  /// divides by a thousand; else it is text.
  void settle_commas() {
    const std::vector<FormatPart> parts = std::exchange(section_.parts, {});
    const auto is = [](Type type) { return [type](const FormatPart& each) { return each.type == type; }; };
    const auto point = std::find_if(parts.begin(), parts.end(), is(Type::point));
    bool digit_before = false;  // nothing but commas since a digit
    bool any_digit = false;
    for (auto each = parts.begin(); each != parts.end(); ++each) {
      const bool more = std::any_of(each, each < point ? point : parts.end(), is(Type::digit));
      if (each->mark != ',') {
        digit_before = each->type == Type::digit;
        any_digit |= digit_before;
        section_.parts.push_back(*each);
      } else if (more && any_digit && each < point) {
        section_.grouped = true;
      } else if (!more && digit_before) {
        section_.scale -= 3;
      } else {
        section_.parts.push_back({Type::literal, 0, ","});
      }
    }
  }

  /// Digits around a slash make a fraction; else it is text. Its denominator may be fixed, which is then a literal number.
  void settle_fraction() {
    std::vector<FormatPart>& parts = section_.parts;
    const auto slash =
        std::find_if(parts.begin(), parts.end(), [](const FormatPart& each) { return each.type == Type::slash; });
    if (slash == parts.end()) return;
    const bool before =
        std::any_of(parts.begin(), slash, [](const FormatPart& each) { return each.type == Type::digit; });
    uint64_t denominator = 0;
    size_t digits = 0;
    for (auto each = slash + 1; each != parts.end() && before; ++each) {
      if (each->type == Type::digit) ++digits;
      if (each->type != Type::literal) continue;
      for (const char c : each->text)
        if (c >= '0' && c <= '9' && denominator < 10000)
          denominator = denominator * 10 + static_cast<uint64_t>(c - '0');
    }
    section_.fraction = before && (digits || denominator);
    section_.denominator = denominator;
    section_.denominator_digits = std::min<size_t>(digits, 4);
    for (FormatPart& each : parts)
      if (each.type == Type::slash && !section_.fraction) each = {Type::literal, 0, "/"};
  }

  std::string_view& code_;
  FormatSection& section_;
  TimeMarks times_;
  bool has_text_ = false;
};

}  // namespace

bool FormatSection::passes(const Decimal& value) const {
  const int order = compare(value, limit);
  switch (test) {
    case Test::less: return order < 0;
    case Test::not_more: return order <= 0;
    case Test::equal: return order == 0;
    case Test::unequal: return order != 0;
    case Test::not_less: return order >= 0;
    case Test::more: return order > 0;
    case Test::none: break;
  }
  return true;
}

NumberFormat::NumberFormat(std::string_view code) {
  if (code.size() > kLongestCode) return;
  while (!code.empty() && sections.size() < kSectionsOfNumbers) {
    FormatSection section;
    const bool of_texts = SectionReader(code, section).read();
    // A last section with @ is the one of texts; alone it shows numbers too.
    if (!of_texts || sections.empty()) sections.push_back(std::move(section));
  }
  if (sections.empty()) return;
  kind = sections[0].kind;
  shows_integers_whole = false;
  if (sections.size() > 1) return;
  const FormatSection& only = sections[0];
  const bool one_part = only.parts.size() == 1 && only.scale == 0;
  const bool general = only.scientific || (one_part && only.parts[0].type == Type::general);
  shows_integers_whole = general || (one_part && only.parts[0].mark == '0');
  if (general) sections.clear();
}

}  // namespace consentry
