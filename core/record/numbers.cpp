// Grammar of numbers; see numbers.h.
#include "core/record/numbers.h"

#include <algorithm>

#include "core/text/ascii.h"

namespace consentry {
namespace {

constexpr Normalised kMalformed{"", {}};

/// Digits alone, as most numbers are: they are their own normal form.
bool plain_digits(std::string_view text) {
  if (text.empty() || (text[0] == '0' && text.size() > 1)) return false;
  return std::all_of(text.begin(), text.end(), is_ascii_digit);
}

/// Takes digits, in groups of three where a thousands mark stands between them; false where the grouping is wrong.
bool take_digits(std::string_view& text, std::string_view marks, std::string& out) {
  size_t group = 0;
  char mark = 0;
  while (!text.empty()) {
    const char c = text[0];
    if (is_ascii_digit(c)) {
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
  if (first && !field.negative) return false;
  if (!take_digits(text, field.thousands_marks, out)) return false;
  return out.size() == first + 1 || out[first] != '0';
}

}  // namespace

Normalised normalise_integer(std::string_view text, const Field& field, std::string& buffer) {
  if (plain_digits(text)) return {nullptr, text};
  if (!take_integer(text, field, buffer) || !text.empty()) return kMalformed;
  return {nullptr, buffer};
}

Normalised normalise_decimal(std::string_view text, const Field& field, std::string& buffer) {
  if (plain_digits(text)) return {nullptr, text};
  if (!take_integer(text, field, buffer)) return kMalformed;
  if (text.empty()) return {nullptr, buffer};
  if (!text.starts_with(field.decimal_mark)) return kMalformed;
  text.remove_prefix(field.decimal_mark.size());
  if (field.max_decimals && text.size() > *field.max_decimals) return kMalformed;
  buffer += '.';
  if (!take_digits(text, "", buffer) || !text.empty()) return kMalformed;
  return {nullptr, buffer};
}

}  // namespace consentry
