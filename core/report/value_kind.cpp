// See value_kind.h. One table of 256 classes; the first byte says which kinds are possible at all.
#include "core/report/value_kind.h"

#include <array>
#include <cstring>

namespace consentry {
namespace {

enum Class : uint8_t { kDigit = 1, kPoint = 2, kSign = 4, kSlash = 8, kAt = 16, kBlank = 32, kOther = 64 };

constexpr std::array<uint8_t, 256> kClasses = [] {
  std::array<uint8_t, 256> classes{};
  for (size_t i = 0; i < classes.size(); ++i) classes[i] = i <= ' ' ? kBlank : kOther;
  for (size_t i = '0'; i <= '9'; ++i) classes[i] = kDigit;
  classes['.'] = classes[','] = kPoint;
  classes['+'] = classes['-'] = kSign;
  classes['/'] = kSlash;
  classes['@'] = kAt;
  return classes;
}();

constexpr uint8_t kNumbers = kKindInteger | kKindDecimal;

uint8_t class_of(char c) { return kClasses[static_cast<uint8_t>(c)]; }

uint8_t classes_in(std::string_view text) {
  uint8_t found = 0;
  for (char c : text) found |= class_of(c);
  return found;
}

bool is_email(std::string_view text) {
  if (std::memchr(text.data(), '@', text.size()) == nullptr) return false;
  uint64_t ats = 0;
  uint8_t found = 0;
  for (char c : text) {
    ats += c == '@';
    found |= class_of(c);
  }
  return ats == 1 && text.front() != '@' && text.back() != '@' && (found & kBlank) == 0;
}

bool is_decimal(std::string_view digits) {
  uint64_t points = 0;
  for (char c : digits) points += class_of(c) == kPoint;
  return points == 1 && class_of(digits.front()) == kDigit && class_of(digits.back()) == kDigit;
}

size_t digits_at(std::string_view text, size_t from) {
  size_t i = from;
  while (i < text.size() && class_of(text[i]) == kDigit) ++i;
  return i - from;
}

bool is_date(std::string_view text) {
  const size_t first = digits_at(text, 0);
  if (first == 0 || first > 4 || first >= text.size()) return false;
  const char mark = text[first];
  if (mark != '-' && mark != '.' && mark != '/') return false;
  const size_t second = digits_at(text, first + 1), second_end = first + 1 + second;
  if (second < 1 || second > 2 || second_end >= text.size() || text[second_end] != mark) return false;
  const size_t third = digits_at(text, second_end + 1), end = second_end + 1 + third;
  const bool year = (first == 4 && third >= 1 && third <= 2) || (first <= 2 && third == 4);
  return year && (end == text.size() || text[end] == ' ' || text[end] == 'T');
}

uint8_t possible_kinds(char first) {
  const uint8_t found = class_of(first);
  if (found == kDigit) return kNumbers | kKindDate | kKindEmail | kKindText;
  return found == kSign ? kNumbers | kKindEmail | kKindText : kKindEmail | kKindText;
}

}  // namespace

ValueKind value_kind(std::string_view value) {
  const uint8_t first = class_of(value.front());
  if (first == kDigit || first == kSign) {
    const std::string_view digits = value.substr(first == kSign ? 1 : 0);
    const uint8_t found = classes_in(digits);
    if (found == kDigit) return kKindInteger;
    if (found == (kDigit | kPoint) && is_decimal(digits)) return kKindDecimal;
    if (first == kDigit && is_date(value)) return kKindDate;
  }
  return is_email(value) ? kKindEmail : kKindText;
}

void add_kind(uint8_t& kinds, std::string_view value) {
  const uint8_t possible = possible_kinds(value.front());
  if ((possible & ~kinds) != 0) kinds |= value_kind(value);
}

}  // namespace consentry
