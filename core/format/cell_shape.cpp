// See cell_shape.h.
#include "core/format/cell_shape.h"

#include <algorithm>

namespace consentry {
namespace {

constexpr std::string_view kPartingMarks = ";|\t^~";
constexpr std::string_view kQuotes = "\"'`";
constexpr std::string_view kWideQuotes[] = {"“", "”", "„", "«", "»", "‘", "’"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_wide(char c) { return static_cast<uint8_t>(c) >= 0x80; }
bool one_of(std::string_view marks, char c) { return marks.find(c) != marks.npos; }

template <typename Allowed>
bool all(std::string_view text, Allowed allowed) {
  return std::all_of(text.begin(), text.end(), allowed);
}

bool is_email(std::string_view text) {
  const size_t at = text.find('@');
  if (at == text.npos || at == 0 || text.find('@', at + 1) != text.npos) return false;
  const std::string_view domain = text.substr(at + 1);
  const size_t dot = domain.rfind('.');
  if (dot == domain.npos || dot == 0 || dot + 2 > domain.size()) return false;
  const auto may_stand = [](char c) {
    return is_letter(c) || is_digit(c) || is_wide(c) || one_of(".-_+'%&#!=/?*$", c);
  };
  return all(text.substr(0, at), may_stand) &&
         all(domain, [](char c) { return is_letter(c) || is_digit(c) || is_wide(c) || c == '.' || c == '-'; });
}

bool is_link(std::string_view text) {
  const bool begins = text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www.");
  return begins && text.find_first_of(" \"|\t^") == text.npos;
}

/// Groups of digits with one mark between them; at least `groups` of them.
bool is_groups(std::string_view text, std::string_view marks, size_t groups, size_t longest) {
  size_t found = 1, digits = 0;
  for (const char c : text) {
    if (is_digit(c)) {
      if (++digits > longest) return false;
    } else {
      if (!one_of(marks, c) || digits == 0) return false;
      ++found, digits = 0;
    }
  }
  return digits > 0 && found >= groups;
}

bool is_clock(std::string_view text) {
  if (text.ends_with('Z')) text.remove_suffix(1);
  if (const size_t zone = text.find_first_of("+-"); zone != text.npos) text = text.substr(0, zone);
  if (const size_t fraction = text.find('.'); fraction != text.npos) text = text.substr(0, fraction);
  return is_groups(text, ":", 2, 2) && text.size() <= 8;
}

bool is_date(std::string_view text) {
  const size_t mark = text.find_first_of("-./");
  if (mark == text.npos || text.size() < 6 || text.size() > 11) return false;
  return is_groups(text, text.substr(mark, 1), 3, 4) && std::count(text.begin(), text.end(), text[mark]) == 2;
}

bool is_moment(std::string_view text) {
  const size_t parting = text.find_first_of(" T");
  if (parting == text.npos) return is_date(text) || is_clock(text);
  return is_date(text.substr(0, parting)) && is_clock(text.substr(parting + 1));
}

bool is_number(std::string_view text) {
  constexpr std::string_view kCurrencies[] = {"zł", "PLN", "EUR", "USD", "€", "$", "£", "%", "₽"};
  for (const std::string_view currency : kCurrencies) {
    if (text.ends_with(currency)) text = without_blanks(text.substr(0, text.size() - currency.size()));
    if (text.starts_with(currency)) text = without_blanks(text.substr(currency.size()));
  }
  if (!text.empty() && one_of("+-", text[0])) text.remove_prefix(1);
  const size_t exponent = text.find_first_of("eE");
  if (exponent != text.npos && exponent > 0) {
    std::string_view power = text.substr(exponent + 1);
    if (!power.empty() && one_of("+-", power[0])) power.remove_prefix(1);
    if (power.empty() || !all(power, is_digit)) return false;
    text = text.substr(0, exponent);
  }
  if (text.empty() || text.size() > 24) return false;
  if (all(text, is_digit)) return true;
  const size_t last = text.find_last_of(".,");
  if (last != text.npos && last + 1 < text.size() && all(text.substr(last + 1), is_digit) &&
      all(text.substr(0, last), is_digit))
    return true;
  return is_groups(text, " .,'", 2, 3) ||
         (last != text.npos && all(text.substr(last + 1), is_digit) && is_groups(text.substr(0, last), " .,'", 2, 3));
}

bool is_phone(std::string_view text) {
  if (text.size() > 24) return false;
  const auto digits = std::count_if(text.begin(), text.end(), is_digit);
  if (digits < 7 || digits > 15 || !(is_digit(text[0]) || one_of("+(", text[0]))) return false;
  return all(text, [](char c) { return is_digit(c) || one_of("+ ()-./", c); });
}

bool has_wide_quote(std::string_view text) {
  return std::any_of(std::begin(kWideQuotes), std::end(kWideQuotes),
                     [&](std::string_view quote) { return text.starts_with(quote) || text.ends_with(quote); });
}

bool holds_parting_marks(std::string_view text) {
  for (size_t i = 0; i < text.size(); ++i) {
    if (one_of(kPartingMarks, text[i])) return true;
    if (text[i] == ',' && i + 1 < text.size() && text[i + 1] != ' ' &&
        !(is_digit(text[i + 1]) && i > 0 && is_digit(text[i - 1])))
      return true;
  }
  return false;
}

}  // namespace

std::string_view without_blanks(std::string_view text) {
  const size_t first = text.find_first_not_of(" \t");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") + 1 - first);
}

CellShape cell_shape(std::string_view cell) {
  const std::string_view text = without_blanks(cell);
  if (text.empty()) return CellShape::blank;
  if (has_wide_quote(text)) return CellShape::odd;
  if (text == "0" || text == "1") return CellShape::flag;
  const char first = text[0];
  if (is_digit(first) || one_of("+-($", first) || is_wide(first)) {
    if (is_moment(text)) return CellShape::moment;
    if (is_number(text)) return CellShape::number;
    if (is_phone(text)) return CellShape::phone;
  }
  if (is_email(text)) return CellShape::email;
  if (is_link(text)) return CellShape::link;
  const bool quote_at_end = one_of(kQuotes, first) || one_of("\"`", text.back());
  return quote_at_end || holds_parting_marks(text) ? CellShape::odd : CellShape::words;
}

uint32_t cell_credit(std::string_view cell, bool quoted) {
  const CellShape shape = cell_shape(cell);
  const bool padded = !quoted && !cell.empty() && (cell.front() == ' ' || cell.back() == ' ');
  const uint32_t less = padded ? 25 : 0;
  switch (shape) {
    case CellShape::blank: return 55;
    case CellShape::words: break;
    case CellShape::odd: return quoted ? 80 : 12;
    default: return 100 - less;
  }
  if (quoted) return 85;
  const char first = without_blanks(cell)[0];
  const bool begins_well = is_letter(first) || is_digit(first) || is_wide(first) || one_of("#(-+_*", first);
  const bool calm = cell.find_first_of(",:=\"") == cell.npos;
  return (begins_well ? (calm ? 85u : 70u) : 40u) - less;
}

}  // namespace consentry
