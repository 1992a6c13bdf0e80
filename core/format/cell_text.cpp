// Numbers by sections of formats; see cell_text.h.
#include "core/format/cell_text.h"

#include <algorithm>
#include <utility>

#include "core/format/decimal.h"
#include "core/format/serial_time.h"

namespace consentry {
namespace {

using Type = FormatPart::Type;
using Test = FormatSection::Test;

constexpr unsigned kPrecision = 15;  // significant digits that a spreadsheet keeps

/// A whole number that General shows as the file writes it.
bool is_short_integer(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  if (text.empty() || text.size() > kPrecision || (text[0] == '0' && (negative || text.size() > 1))) return false;
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

struct Choice {
  const FormatSection* section;
  bool sign;  // whether a negative number has its minus sign
};

/// Without conditions: positive and zero, negative, zero. A section for negative numbers alone shows them without sign.
Choice choose_by_sign(const std::vector<FormatSection>& sections, const Decimal& value) {
  const bool negative = value.negative && value.digits;
  if (sections.size() == 1) return {&sections[0], true};
  if (negative) return {&sections[1], false};
  return {&sections[sections.size() == 3 && value.digits == 0 ? 2 : 0], true};
}

bool only_negative(const FormatSection& section) {
  const bool below = section.test == Test::less || section.test == Test::not_more;
  return (below && (section.limit.negative || (section.limit.digits == 0 && section.test == Test::less)));
}

Choice choose(const std::vector<FormatSection>& sections, const Decimal& value) {
  const bool conditional =
      std::any_of(sections.begin(), sections.end(), [](const auto& s) { return s.test != Test::none; });
  if (!conditional) return choose_by_sign(sections, value);
  for (const FormatSection& section : sections) {
    const bool implied = section.test == Test::none && &section == &sections[1] && sections.size() == 3;
    if (implied && !(value.negative && value.digits)) continue;
    if (section.passes(value)) return {&section, !implied && !only_negative(section)};
  }
  return {nullptr, true};
}

/// Walks through the parts of a section and puts digits in their places.
class Writer {
 public:
  Writer(const FormatSection& section, const Decimal& value, std::string& out)
      : section_(section), whole_(whole_digits(value)), behind_(digits_behind(value, section.behind)), out_(out) {
    for (const FormatPart& part : section.parts)
      if (part.type == Type::digit) marks_ += part.mark;
  }

  void write() {
    for (const FormatPart& part : section_.parts) {
      switch (part.type) {
        case Type::literal: out_ += part.text; break;
        case Type::padding: out_ += ' '; break;
        case Type::digit: take_place(part.mark); break;
        case Type::point: write_point(); break;
        default: break;
      }
    }
  }

 private:
  void take_place(char mark) {
    if (place_++ >= section_.whole) return write_behind(mark);
    if (place_ == 1) write_leading();
    const size_t from_right = section_.whole - place_;
    if (from_right < whole_.size()) write_whole(whole_[whole_.size() - 1 - from_right], from_right);
    else if (mark == '0') write_whole('0', from_right);
    else if (mark == '?') out_ += ' ';
  }

  /// Digits that have no place of their own stand before the first one.
  void write_leading() {
    for (size_t i = whole_.size(); i > section_.whole; --i) write_whole(whole_[whole_.size() - i], i - 1);
  }

  void write_whole(char digit, size_t from_right) {
    out_ += digit;
    if (section_.grouped && from_right && from_right % 3 == 0) out_ += ',';
  }

  void write_point() {
    if (section_.whole == 0) write_leading();
    out_ += '.';
  }

  void write_behind(char mark) {
    const size_t at = place_ - 1 - section_.whole;
    const bool zeros = behind_.find_first_not_of('0', at) == std::string::npos;
    if (!zeros || marks_.find('0', place_ - 1) != std::string::npos) out_ += behind_[at];
    else if (mark == '?') out_ += ' ';
  }

  const FormatSection& section_;
  const std::string whole_, behind_;
  std::string marks_;  // of all digits
  std::string& out_;
  size_t place_ = 0;
};

struct Fraction {
  uint64_t over, under;
};

/// A near fraction with a denominator of at most `most`: the last step of the continued fraction that stays within, as Excel has it.
Fraction near_fraction(uint64_t over, uint64_t under, uint64_t most) {
  Fraction before{0, 1}, last{1, 0};
  while (under) {
    const uint64_t step = over / under;
    if (step * last.under + before.under > most) break;
    before = std::exchange(last, {step * last.over + before.over, step * last.under + before.under});
    over = std::exchange(under, over % under);
  }
  return last;
}

/// "12 3/4", "49/4". Blanks that only align are left out.
void write_fraction(const FormatSection& section, const Decimal& value, std::string& out) {
  constexpr int kPlaces = 9;  // so that products fit
  const Decimal rounded = round_to_places(value, kPlaces);
  const std::string all = whole_digits(rounded);
  if (all.size() > 10) return append_general({false, value.digits, value.exponent}, out);
  uint64_t whole = all.empty() ? 0 : std::stoull(all);
  const uint64_t rest = std::stoull(digits_behind(rounded, kPlaces)), unit = power_of_ten(kPlaces);
  const uint64_t most = power_of_ten(static_cast<unsigned>(section.denominator_digits)) - 1;
  Fraction part = section.denominator ? Fraction{(rest * section.denominator + unit / 2) / unit, section.denominator}
                                      : near_fraction(rest, unit, std::max<uint64_t>(most, 1));
  if (part.over == part.under) ++whole, part.over = 0;
  bool apart = false, digits_seen = false;  // a place for the whole number, before that of the numerator
  for (const FormatPart& each : section.parts) {
    if (each.type == Type::slash) break;
    const bool blank = each.type == Type::literal && each.text.find(' ') != std::string::npos;
    apart |= blank && digits_seen;
    digits_seen |= each.type == Type::digit;
  }
  if (!apart) part.over += whole * part.under;
  else if (whole || part.over == 0) out += std::to_string(whole);
  if (apart && part.over == 0) return;
  if (apart && whole) out += ' ';
  out += std::to_string(part.over) + '/' + std::to_string(part.under);
}

void trim(std::string& text) {
  const size_t first = text.find_first_not_of(' ');
  if (first == std::string::npos) return text.clear();
  text.erase(text.find_last_not_of(' ') + 1);
  text.erase(0, first);
}

/// Sections with General or @ show the number whole, with the text around it.
void write_general(const FormatSection& section, const Decimal& value, std::string& out) {
  if (section.scientific) return append_general(value, out);
  for (const FormatPart& part : section.parts) {
    if (part.type == Type::literal) out += part.text;
    if (part.type == Type::padding) out += ' ';
    if (part.type == Type::general) append_general(value, out);
  }
}

void write_section(const Choice& choice, Decimal value, std::string& out) {
  const FormatSection& section = *choice.section;
  const bool negative = value.negative && value.digits;
  value.negative = false;
  if (negative && choice.sign) out += '-';
  if (section.kind == NumberKind::general || section.kind == NumberKind::text)
    return write_general(section, value, out);
  if (section.fraction) return write_fraction(section, value, out);
  value.exponent += value.digits ? section.scale : 0;
  Writer(section, round_to_places(value, static_cast<int>(section.behind)), out).write();
}

CellText general_text(const Decimal& value, std::string& buffer) {
  buffer.clear();
  append_general(value, buffer);
  return {CellKind::number, buffer};
}

bool is_time(NumberKind kind) { return kind >= NumberKind::date; }

/// What is no 0 or 1 is never shown as one of them: a consent would appear from nothing. Nor does a section without anything make a blank
/// of a value that the file holds.
bool misleads(std::string_view shown, const Decimal& value) {
  if (shown == "0") return value.digits != 0;
  if (shown == "1") return value.negative || value.digits != 1 || value.exponent != 0;
  return shown.empty();
}

}  // namespace

CellText number_text(std::string_view decimal, const NumberFormat& format, bool date1904, std::string& buffer) {
  if (format.shows_integers_whole && is_short_integer(decimal)) return {CellKind::number, decimal};
  const std::optional<Decimal> exact = read_decimal(decimal);
  if (!exact) return {CellKind::text, decimal};
  const Decimal value = round_to_digits(*exact, kPrecision);
  if (format.sections.empty()) return general_text(value, buffer);
  const Choice choice = choose(format.sections, value);
  if (!choice.section) return general_text(value, buffer);
  if (is_time(choice.section->kind)) {
    const bool shown = show_time(*exact, choice.section->kind, date1904, buffer);
    return shown ? CellText{CellKind::date, buffer} : general_text(value, buffer);
  }
  // Digits that the spreadsheet doesn't have are not invented: an id of zeros would be taken for one.
  const bool destroyed = compare({false, value.digits, value.exponent}, {false, 1, kPrecision}) >= 0;
  if (destroyed) return general_text(value, buffer);
  buffer.clear();
  write_section(choice, value, buffer);
  trim(buffer);
  return misleads(buffer, value) ? general_text(value, buffer) : CellText{CellKind::number, buffer};
}

}  // namespace consentry
