// A path without copies for numbers in E.164, and the exact one for all others; see phone.h.
#include "core/record/phone.h"

#include "core/text/ascii.h"

namespace consentry {
namespace {

constexpr size_t kFewestDigits = 4;  // a country code and any number behind it
constexpr size_t kFewestBareDigits =
    7;  // fewer, without "+" or "00", are some other thing than a number with country code
constexpr size_t kNationalDigits = 10;   // most countries' numbers at home have no more
constexpr size_t kLongestNational = 31;  // in a mask

bool separator(char c) { return c == ' ' || c == '-' || c == '.' || c == '/' || c == '\t'; }

bool plain_number(std::string_view text, size_t most) {
  if (text.size() <= kFewestDigits || text.size() > most + 1 || text[0] != '+') return false;
  for (char c : text.substr(1))
    if (!is_ascii_digit(c)) return false;
  return true;
}

bool has_length(uint32_t lengths, size_t length) { return length <= kLongestNational && lengths >> length & 1; }

/// The fault of digits that begin with a country code, or null.
const char* plan_fault(std::string_view digits) {
  if (digits[0] == '0') return kNoCountryCode;
  const auto value = [&](size_t i) { return static_cast<size_t>(digits[i] - '0'); };
  const PhoneCode& code = kPhoneCodes[value(0) * 100 + value(1) * 10 + value(2)];
  if (!code.digits) return "country_code_unknown";
  if (code.no_zero && digits[code.digits] == '0') return "zero";
  return has_length(code.lengths, digits.size() - code.digits) ? nullptr : "national_length";
}

/// "4.86E+10", "4,86E+10": what a spreadsheet leaves of a long number.
bool scientific(std::string_view text) {
  size_t i = 0;
  const auto digits = [&] {
    const size_t from = i;
    while (i < text.size() && is_ascii_digit(text[i])) ++i;
    return i > from;
  };
  if (!digits()) return false;
  if (i < text.size() && (text[i] == '.' || text[i] == ',') && (++i, !digits())) return false;
  if (i >= text.size() || (text[i] != 'E' && text[i] != 'e')) return false;
  ++i;
  if (i < text.size() && (text[i] == '+' || text[i] == '-')) ++i;
  return digits() && i == text.size();
}

/// "501228855.0": what programs write that take a column of numbers with gaps for measurements. Read as digits, it is another number.
bool measured(std::string_view text) {
  if (!text.ends_with(".0")) return false;
  text.remove_suffix(2);
  if (text.starts_with('+')) text.remove_prefix(1);
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Appends the digits; a fault's key or null.
const char* collect(std::string_view text, std::string& digits, bool& plus, bool& separated) {
  const size_t from = digits.size();
  bool open = false;
  for (char c : text) {
    if (is_ascii_digit(c)) {
      digits += c;
    } else if (c == '+') {
      if (plus || digits.size() > from) return "plus_inside";
      plus = true;
    } else if (c == '(' || c == ')') {
      if (open == (c == '(')) return "brackets";
      open = !open;
      separated = true;
    } else if (separator(c)) {
      separated = true;
    } else {
      return is_ascii_letter(c) ? "letters" : "character";
    }
  }
  return open || text.find("(0)") != std::string_view::npos ? "brackets" : nullptr;
}

/// How a number without country code may be meant in its country, the likelier reading first; each is its national part.
struct Readings {
  std::string_view all[3];
  bool prefixed;  // the last reading begins with the prefix: hardly the national part itself
};

/// Who dials a prefix at home writes it, so that digits which begin with the country code are more likely that; where there is none,
/// a number that is as long as the country's is complete.
Readings readings(std::string_view digits, const PhoneRegion& home) {
  const auto behind = [&](std::string_view head) {
    return digits.starts_with(head) ? digits.substr(head.size()) : std::string_view{};
  };
  if (home.prefix.empty()) return {{digits, behind(home.code), {}}, false};
  return {{behind(home.prefix), behind(home.code), digits}, digits.starts_with(home.prefix)};
}

std::string_view first_of_length(std::span<const std::string_view> parts, uint32_t lengths, const PhoneRegion& home) {
  for (const std::string_view part : parts) {
    if (part.empty() || (part[0] == '0' && !home.leading_zero)) continue;
    if (has_length(lengths, part.size())) return part;
  }
  return {};
}

/// The national part by the first reading that has the length of the country's mobile numbers, else of any of its numbers; but what
/// is as short as the numbers of one town is none of the country.
std::string_view national_part(std::string_view digits, const PhoneRegion& home) {
  const Readings found = readings(digits, home);
  const std::string_view mobile = first_of_length(found.all, home.mobile, home);
  if (!mobile.empty() || digits.size() < kFewestBareDigits) return mobile;
  return first_of_length(std::span(found.all).first(found.prefixed ? 2 : 3), home.lengths, home);
}

/// Puts the country code before a number of `home` in `number` ("+" and digits); false if it is none.
bool read_at_home(std::string& number, const PhoneRegion& home) {
  const std::string_view part = national_part(std::string_view(number).substr(1), home);
  if (part.empty()) return false;
  number.replace(1, number.size() - 1 - part.size(), home.code);
  return true;
}

/// The fault of digits without "+" or "00". Too few of them for a country code and a number are told as what they are.
const char* bare_fault(std::string& number, const Field& field, const PhoneRegion* home) {
  if (home && read_at_home(number, *home)) return nullptr;
  if (number.size() - 1 < kFewestBareDigits) return "too_short";
  if (!field.plus_optional) return home ? "national_length" : kNoCountryCode;
  const char* fault = plan_fault(std::string_view(number).substr(1));
  return fault && !home && number.size() - 1 <= kNationalDigits ? kNoCountryCode : fault;
}

}  // namespace

Normalised normalise_phone(std::string_view text, const Field& field, std::string& buffer, const PhoneRegion* home) {
  if (plain_number(text, field.max_digits)) return {plan_fault(text.substr(1)), text};
  if (scientific(text)) return {"scientific", {}};
  if (measured(text)) return {"decimal", {}};
  buffer = "+";
  bool plus = false, separated = false;
  if (const char* fault = collect(text, buffer, plus, separated)) return {fault, {}};
  if (separated && !field.separators) return {"separators", {}};
  if (!plus && buffer.compare(1, 2, "00") == 0) {
    buffer.erase(1, 2);
    plus = true;
  }
  if (buffer.size() - 1 < kFewestDigits) return {"too_short", {}};
  if (buffer.size() - 1 > field.max_digits) return {"too_long", {}};
  const char* fault = plus ? plan_fault(std::string_view(buffer).substr(1)) : bare_fault(buffer, field, home);
  if (!fault && buffer.size() - 1 > field.max_digits) fault = "too_long";  // with the country code put before it
  return fault ? Normalised{fault, {}} : Normalised{nullptr, buffer};
}

}  // namespace consentry
