// See further_names.h. The header counts as it stands: a blank at its end is a character that the platform sees, too.
#include "core/header/further_names.h"

#include <algorithm>

#include "core/text/unicode.h"

namespace consentry {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }
bool is_word_character(char c) { return is_digit(c) || c == '_' || (lower(c) >= 'a' && lower(c) <= 'z'); }

bool is_word(std::string_view name) {
  return !name.empty() && !is_digit(name[0]) && std::all_of(name.begin(), name.end(), is_word_character);
}

bool is_same_in_any_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

std::string_view name_fault(const Profile& profile, std::string_view header) {
  if (profile.names_are_words && !is_word(header)) return "name_characters";
  if (profile.max_name_length && count_characters(header) > profile.max_name_length) return "name_too_long";
  for (const std::string& reserved : profile.reserved_names)
    if (is_same_in_any_case(header, reserved)) return "name_reserved";
  return {};
}

}  // namespace consentry
