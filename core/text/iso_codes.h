// Codes of countries (ISO 3166-1) and languages (ISO 639), by the tables that are compiled into ICU: no data file is needed.
// Memory: one small table each, made at the first call; not to be called from two threads at once for the first time.
#pragma once
#include <optional>
#include <string_view>

namespace consentry {

/// A country's two codes, in capitals; they live for ever.
struct CountryCodes {
  std::string_view alpha2, alpha3;
};

/// The country with this alpha-2 or alpha-3 code in capitals, or nothing. Only what ISO 3166-1 assigns: no reserved code
/// (EU, UK) and none that users assign (XK).
std::optional<CountryCodes> find_country(std::string_view code);

/// Whether this is a language of ISO 639 in small letters, by two letters (ISO 639-1) where it has two, else by three.
bool is_language(std::string_view code);

}  // namespace consentry
