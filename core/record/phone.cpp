// Numbers and ids; see phone.h.
#include "core/record/phone.h"

#include "core/text/unicode.h"

namespace consentry {
namespace {

constexpr size_t kFewestDigits = 7;  // country code and the shortest subscriber numbers in use

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool separator(char c) { return c == ' ' || c == '-' || c == '.' || c == '/' || c == '\t'; }

bool plain_number(std::string_view text, size_t most) {
  if (text.size() < kFewestDigits + 1 || text.size() > most + 1 || text[0] != '+' || text[1] == '0') return false;
  for (char c : text.substr(1))
    if (!digit(c)) return false;
  return true;
}

/// "4.86E+10", "4,86E+10": what a spreadsheet leaves of a long number.
bool scientific(std::string_view text) {
  size_t i = 0;
  const auto digits = [&] {
    const size_t from = i;
    while (i < text.size() && digit(text[i])) ++i;
    return i > from;
  };
  if (!digits()) return false;
  if (i < text.size() && (text[i] == '.' || text[i] == ',') && (++i, !digits())) return false;
  if (i >= text.size() || (text[i] != 'E' && text[i] != 'e')) return false;
  ++i;
  if (i < text.size() && (text[i] == '+' || text[i] == '-')) ++i;
  return digits() && i == text.size();
}

/// Collects the digits; a fault's key or null.
const char* collect(std::string_view text, std::string& digits, bool& plus) {
  bool open = false;
  for (char c : text) {
    if (digit(c)) {
      digits += c;
    } else if (c == '+') {
      if (plus || !digits.empty()) return "plus_inside";
      plus = true;
    } else if (c == '(' || c == ')') {
      if (open == (c == '(')) return "brackets";
      open = !open;
    } else if (!separator(c)) {
      return letter(c) ? "letters" : "character";
    }
  }
  return open || text.find("(0)") != std::string_view::npos ? "brackets" : nullptr;
}

}  // namespace

Normalised normalise_phone(std::string_view text, const Field& field, std::string& buffer) {
  if (plain_number(text, field.max_digits)) return {nullptr, text};
  if (scientific(text)) return {"scientific", {}};
  std::string digits;
  bool plus = false;
  if (const char* fault = collect(text, digits, plus)) return {fault, {}};
  if (!plus && digits.substr(0, 2) == "00") {
    digits.erase(0, 2);
    plus = true;
  }
  if (digits.size() < kFewestDigits) return {"too_short", {}};
  if (digits.size() > field.max_digits) return {"too_long", {}};
  if (digits[0] == '0' || (!plus && !field.plus_optional)) return {"no_country_code", {}};
  buffer = "+" + digits;
  return {nullptr, buffer};
}

Normalised normalise_id(std::string_view text, const Field& field) {
  for (char c : text)
    if (static_cast<uint8_t>(c) < 0x20 || c == 0x7F) return {"control", {}};
  if (field.max_length && text.size() > field.max_length && count_characters(text) > field.max_length)
    return {"too_long", {}};
  return {nullptr, text};
}

}  // namespace consentry
