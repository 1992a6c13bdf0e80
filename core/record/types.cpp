// Grammars of numbers, booleans and dates; see types.h.
#include "core/record/types.h"

#include <algorithm>

namespace consentry {
namespace {

constexpr Normalised kMalformed{"", {}};
constexpr std::string_view kTime = " hh:mm";

bool digit(char c) { return c >= '0' && c <= '9'; }

/// Takes digits, in groups of three where a thousands mark stands between them; false where the grouping is wrong.
bool take_digits(std::string_view& text, std::string_view marks, std::string& out) {
  size_t group = 0;
  char mark = 0;
  while (!text.empty()) {
    const char c = text[0];
    if (digit(c)) {
      out += c;
      ++group;
    } else if (marks.find(c) != std::string_view::npos && group > 0) {
      if ((mark && (c != mark || group != 3)) || group > 3) return false;
      mark = c;
      group = 0;
    } else {
      break;
    }
    text.remove_prefix(1);
  }
  return mark ? group == 3 : group > 0;
}

/// Sign and whole digits; a number with a leading zero is an id that lost its column, not a number.
bool take_integer(std::string_view& text, const Field& field, std::string& out) {
  out.clear();
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
    if (text[0] == '-') out += '-';
    text.remove_prefix(1);
  }
  const size_t first = out.size();
  if (!take_digits(text, field.thousands_marks, out)) return false;
  return out.size() == first + 1 || out[first] != '0';
}

int number_at(std::string_view text, size_t at, size_t size) {
  int value = 0;
  for (size_t i = at; i < at + size; ++i) {
    if (i >= text.size() || !digit(text[i])) return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

bool calendar_day(int year, int month, int day) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return day <= kDays[month - 1] + (month == 2 && leap ? 1 : 0);
}

/// Reads `text` by `form`; every character that is none of the placeholders stands for itself.
struct DateParts {
  int year = -1, month = -1, day = -1, hour = 0, minute = 0;
};
bool read_date(std::string_view text, std::string_view form, DateParts& parts) {
  const struct {
    std::string_view name;
    int* value;
  } placeholders[] = {
      {"YYYY", &parts.year}, {"MM", &parts.month}, {"DD", &parts.day}, {"hh", &parts.hour}, {"mm", &parts.minute}};
  if (text.size() != form.size()) return false;
  for (size_t i = 0; i < form.size();) {
    const auto found = std::find_if(std::begin(placeholders), std::end(placeholders),
                                    [&](const auto& p) { return form.substr(i, p.name.size()) == p.name; });
    if (found == std::end(placeholders)) {
      if (text[i] != form[i]) return false;
      ++i;
      continue;
    }
    *found->value = number_at(text, i, found->name.size());
    if (*found->value < 0) return false;
    i += found->name.size();
  }
  return calendar_day(parts.year, parts.month, parts.day) && parts.hour < 24 && parts.minute < 60;
}

void append_padded(std::string& out, int value, size_t width) {
  const std::string digits = std::to_string(value);
  out.append(width - digits.size(), '0').append(digits);
}

}  // namespace

Normalised normalise_integer(std::string_view text, const Field& field, std::string& buffer) {
  if (!take_integer(text, field, buffer) || !text.empty()) return kMalformed;
  return {nullptr, buffer};
}

Normalised normalise_decimal(std::string_view text, const Field& field, std::string& buffer) {
  if (!take_integer(text, field, buffer)) return kMalformed;
  if (text.empty()) return {nullptr, buffer};
  if (text.substr(0, field.decimal_mark.size()) != field.decimal_mark) return kMalformed;
  text.remove_prefix(field.decimal_mark.size());
  buffer += '.';
  if (!take_digits(text, "", buffer) || !text.empty()) return kMalformed;
  return {nullptr, buffer};
}

Normalised normalise_boolean(std::string_view text, const Field& field) {
  const auto among = [&](const std::vector<std::string>& words) {
    return std::find(words.begin(), words.end(), text) != words.end();
  };
  if (among(field.true_words)) return {nullptr, "true"};
  if (among(field.false_words)) return {nullptr, "false"};
  return kMalformed;
}

Normalised normalise_date(std::string_view text, const Field& field, std::string& buffer) {
  std::string_view form = field.forms.front();
  const bool with_time = form.size() > kTime.size() && form.substr(form.size() - kTime.size()) == kTime;
  if (with_time && text.size() + kTime.size() == form.size()) form.remove_suffix(kTime.size());
  DateParts parts;
  if (!read_date(text, form, parts)) return kMalformed;
  if (form == "YYYY-MM-DD") return {nullptr, text};
  buffer.clear();
  append_padded(buffer, parts.year, 4);
  append_padded(buffer += '-', parts.month, 2);
  append_padded(buffer += '-', parts.day, 2);
  if (form.size() != field.forms.front().size() || !with_time) return {nullptr, buffer};
  append_padded(buffer += 'T', parts.hour, 2);
  append_padded(buffer += ':', parts.minute, 2);
  return {nullptr, buffer};
}

}  // namespace consentry
