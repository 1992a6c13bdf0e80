// See value_kind.h. One table of 256 classes; the first byte says which kinds are possible at all.
#include "core/report/value_kind.h"

#include <array>
#include <bit>
#include <cstring>
#include <string>

#include "core/report/words.h"

namespace consentry {
namespace {

enum Class : uint8_t { kOther = 0, kDigit = 1, kPoint = 2, kSign = 4, kBlank = 8 };

constexpr std::array<uint8_t, 256> kClasses = [] {
  std::array<uint8_t, 256> classes{};
  for (size_t i = 0; i < classes.size(); ++i) classes[i] = i <= ' ' ? kBlank : kOther;
  for (size_t i = '0'; i <= '9'; ++i) classes[i] = kDigit;
  classes['.'] = classes[','] = kPoint;
  classes['+'] = classes['-'] = kSign;
  return classes;
}();

uint8_t class_of(char c) { return kClasses[static_cast<uint8_t>(c)]; }

// Whole words, then what is left of the last one: an "@" must not be counted twice.
static_assert(std::endian::native == std::endian::little);

struct EmailMarks {
  uint64_t ats = 0, blanks = 0;
};

EmailMarks email_marks(std::string_view text) {
  EmailMarks found;
  size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    const uint64_t word = load_word(text.data() + i, 8);
    found.blanks |= bytes_blank(word);
    found.ats += marks(bytes_equal(word, '@'));
  }
  if (i == text.size()) return found;
  const uint64_t word = load_word(text.data() + text.size() - 8, 8);
  found.blanks |= bytes_blank(word);
  found.ats += marks(bytes_equal(word >> 8 * (i + 8 - text.size()), '@'));
  return found;
}

EmailMarks short_email_marks(std::string_view text) {
  EmailMarks found;
  for (char c : text) {
    found.ats += c == '@';
    found.blanks |= class_of(c) & kBlank;
  }
  return found;
}

bool is_email(std::string_view text) {
  if (text.size() < 8 && !has_byte(text, '@')) return false;
  const EmailMarks found = text.size() < 8 ? short_email_marks(text) : email_marks(text);
  return found.ats == 1 && found.blanks == 0 && text.front() != '@' && text.back() != '@';
}

size_t digits_at(std::string_view text, size_t from) {
  size_t i = from;
  while (i < text.size() && class_of(text[i]) == kDigit) ++i;
  return i - from;
}

// `first` digits, a mark, one or two digits, the same mark, digits.
bool is_date(std::string_view text, size_t first) {
  const char mark = text[first];
  if (first > 4 || (mark != '-' && mark != '.' && mark != '/')) return false;
  const size_t second = digits_at(text, first + 1), second_end = first + 1 + second;
  if (second < 1 || second > 2 || second_end >= text.size() || text[second_end] != mark) return false;
  const size_t third = digits_at(text, second_end + 1), end = second_end + 1 + third;
  const bool year = (first == 4 && third >= 1 && third <= 2) || (first <= 2 && third == 4);
  return year && (end == text.size() || text[end] == ' ' || text[end] == 'T');
}

// A text that begins with a digit and isn't digits throughout.
ValueKind kind_of_marked_digits(std::string_view text) {
  const size_t first = digits_at(text, 0), rest = first + 1;
  if (class_of(text[first]) == kPoint && rest < text.size() && digits_only(text.substr(rest))) return kKindDecimal;
  return is_date(text, first) ? kKindDate : kKindText;
}

}  // namespace

ValueKind value_kind(std::string_view value) {
  const uint8_t first = class_of(value.front());
  if (first == kDigit) {
    if (digits_only(value)) return kKindInteger;
    if (const ValueKind kind = kind_of_marked_digits(value); kind != kKindText) return kind;
  } else if (first == kSign && value.size() > 1 && class_of(value[1]) == kDigit) {
    const std::string_view digits = value.substr(1);
    if (digits_only(digits)) return kKindInteger;
    if (kind_of_marked_digits(digits) == kKindDecimal) return kKindDecimal;
  }
  return is_email(value) ? kKindEmail : kKindText;
}

bool usual_date(std::string_view value, UsualDate& out) {
  if (value.size() < out.size()) return false;
  for (size_t i = 0; i < out.size(); ++i) out[i] = class_of(value[i]) == kDigit ? '0' : value[i];
  const std::string_view shape(out.data(), out.size());
  const char mark = class_of(shape[4]) == kDigit ? shape[2] : shape[4];
  if (mark != '-' && mark != '.' && mark != '/') return false;
  const std::string four(4, '0'), two = "00", by = {mark};
  return shape == four + by + two + by + two || shape == two + by + two + by + four;
}

}  // namespace consentry
