// What a cell of a sheet holds, by its type (ECMA-376 part 1, 18.18.11 ST_CellType); see xlsx_sheet.h.
#include <algorithm>

#include "core/format/cell_text.h"
#include "core/format/xlsx_sheet.h"
#include "core/format/xlsx_text.h"

namespace consentry {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

size_t digits_at(std::string_view text, size_t at) {
  size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - at;
}

/// A number as XML Schema writes a double, without INF and NaN.
bool is_number(std::string_view text) {
  size_t at = text.starts_with('-') || text.starts_with('+');
  const size_t whole = digits_at(text, at);
  at += whole;
  size_t behind = 0;
  if (at < text.size() && text[at] == '.') behind = digits_at(text, at + 1), at += behind + 1;
  if (!whole && !behind) return false;
  if (at < text.size() && (text[at] | 0x20) == 'e') {
    ++at;
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
    const size_t power = digits_at(text, at);
    if (!power) return false;
    at += power;
  }
  return at == text.size();
}

/// An integer that is shown as it is written: at most fifteen digits, none of them in vain.
bool is_plain_integer(std::string_view text) {
  return text.size() <= 15 && digits_at(text, 0) == text.size() && (text[0] != '0' || text.size() == 1);
}

/// Matches a pattern in which 0 stands for any digit.
bool matches(std::string_view text, std::string_view pattern) {
  return text.size() == pattern.size() && std::equal(text.begin(), text.end(), pattern.begin(),
                                                     [](char c, char p) { return p == '0' ? is_digit(c) : c == p; });
}

/// Takes a time off its zone and empty fractions; false: it is none.
bool tidy_time(std::string_view text, std::string& out) {
  if (text.ends_with('Z')) text.remove_suffix(1);
  const std::string_view clock = text.substr(0, 8);
  if (matches(text, "00:00")) return out.append(text).append(":00"), true;
  if (!matches(clock, "00:00:00")) return false;
  std::string_view fraction = text.substr(8);
  if (!fraction.empty() && (fraction[0] != '.' || digits_at(fraction, 1) + 1 != fraction.size())) return false;
  fraction = fraction.substr(0, 4);
  while (fraction.ends_with('0') || fraction == ".") fraction.remove_suffix(1);
  out.append(clock).append(fraction);
  return true;
}

/// ISO 8601 as Record has it (CellKind::date) of a date, a time or both as a strict workbook has it; false: it is none.
bool tidy_date(std::string_view text, bool only_date, std::string& out) {
  out.clear();
  const size_t mark = text.find('T');
  const std::string_view date = text.substr(0, mark);
  if (mark == text.npos && !matches(date, "0000-00-00")) return tidy_time(text, out);
  if (!date.empty() && !matches(date, "0000-00-00")) return false;
  out = date;
  if (mark == text.npos) return true;
  if (!date.empty()) out += ' ';
  const size_t before = out.size();
  if (!tidy_time(text.substr(mark + 1), out)) return false;
  if (only_date && !date.empty() && std::string_view(out).substr(before) == "00:00:00") out.resize(before - 1);
  return true;
}

}  // namespace

void XlsxSheetReader::add(CellKind kind, std::string_view text, bool stays, bool plain) {
  rows_.add({static_cast<uint32_t>(column_ - 1), kind, stays, plain,
             static_cast<uint32_t>(std::min<uint64_t>(cell_start_, UINT32_MAX)), text});
}

/// A cell of the quick form: a value, and no formula.
void XlsxSheetReader::add_plain(std::string_view value) {
  switch (type_) {
    case CellType::shared: return add_shared(value);
    case CellType::number: return add_number(value);
    case CellType::text: return add(CellKind::text, without_escapes(value, buffer_));
    case CellType::inline_text: return add(CellKind::text, without_escapes(trimmed(value), buffer_));
    case CellType::boolean: return add_boolean(value);
    case CellType::error: return add(CellKind::error, trimmed(value));
    case CellType::date: return add_date(value);
    case CellType::unknown: damaged_cell("cell_type"); return add(CellKind::text, without_escapes(value, buffer_));
  }
}

void XlsxSheetReader::add_by_type() {
  const bool is_inline = type_ == CellType::inline_text || !inline_text_.empty();
  if (is_inline && (!inline_text_.empty() || !has_value_))
    return add(CellKind::text, without_escapes(inline_text_, buffer_));
  const bool blank_result = type_ == CellType::text && has_value_;  // ="" has a result
  if (has_formula_ && value_.empty() && !blank_result) tell(Code::workbook_formula_without_result, {});
  if (value_.empty()) return add(CellKind::text, {});
  add_plain(value_);
}

void XlsxSheetReader::add_shared(std::string_view number) {
  number = trimmed(number);
  size_t index = 0;
  const bool sound = !number.empty() && number.size() <= 9 && digits_at(number, 0) == number.size();
  for (char c : number.substr(0, sound ? 9 : 0)) index = index * 10 + static_cast<size_t>(c - '0');
  if (sound && index < context_.strings.size())
    return add(CellKind::text, context_.strings[index], true, context_.strings.is_plain(index));
  damaged_cell("cell_text_missing");
  add(CellKind::text, {});
}

void XlsxSheetReader::add_number(std::string_view decimal) {
  if (context_.styles.is_general(style_) && is_plain_integer(decimal))
    return add(CellKind::number, decimal, false, true);
  decimal = trimmed(decimal);
  if (decimal.empty()) return add(CellKind::text, {});
  if (!is_number(decimal)) {
    damaged_cell("cell_not_a_number");
    return add(CellKind::text, decimal);
  }
  const CellText shown = number_text(decimal, context_.styles.of(style_), context_.date1904, buffer_);
  add(shown.kind, shown.text);
}

void XlsxSheetReader::add_boolean(std::string_view text) {
  text = trimmed(text);
  if (text == "1" || text == "true") return add(CellKind::boolean, "TRUE", true);
  if (text == "0" || text == "false") return add(CellKind::boolean, "FALSE", true);
  damaged_cell("cell_not_a_boolean");
  add(CellKind::text, text);
}

void XlsxSheetReader::add_date(std::string_view text) {
  text = trimmed(text);
  if (text.empty()) return add(CellKind::text, {});
  const bool only_date = context_.styles.of(style_).kind == NumberKind::date;
  if (tidy_date(text, only_date, buffer_)) return add(CellKind::date, buffer_);
  damaged_cell("cell_not_a_date");
  add(CellKind::text, text);
}

}  // namespace consentry
