// See iso_codes.h.
#include "core/text/iso_codes.h"

#include <unicode/uloc.h>

#include <algorithm>
#include <vector>

namespace consentry {
namespace {

// ICU's list serves CLDR and has more than the standard assigns: exceptional reservations, and Kosovo.
bool assigned(std::string_view alpha2) {
  constexpr std::string_view kOthers[] = {"AC", "CP", "CQ", "DG", "EA", "IC", "TA", "XK"};
  return std::find(std::begin(kOthers), std::end(kOthers), alpha2) == std::end(kOthers);
}

CountryCodes codes_of(const char* alpha2) {
  const char locale[] = {'_', alpha2[0], alpha2[1], '\0'};
  return {alpha2, uloc_getISO3Country(locale)};
}

std::vector<CountryCodes> all_countries() {
  std::vector<CountryCodes> countries;
  for (const char* const* code = uloc_getISOCountries(); *code; ++code)
    if (assigned(*code)) countries.push_back(codes_of(*code));
  std::sort(countries.begin(), countries.end(), [](const auto& a, const auto& b) { return a.alpha2 < b.alpha2; });
  return countries;
}

std::vector<std::string_view> all_languages() {
  std::vector<std::string_view> languages;
  for (const char* const* code = uloc_getISOLanguages(); *code; ++code) languages.push_back(*code);
  languages.push_back("tl");  // ISO 639-1 keeps Tagalog beside fil; ICU counts it as obsolete
  std::sort(languages.begin(), languages.end());
  return languages;
}

}  // namespace

std::optional<CountryCodes> find_country(std::string_view code) {
  static const std::vector<CountryCodes> countries = all_countries();
  if (code.size() != 2 && code.size() != 3) return std::nullopt;
  const auto found =
      code.size() == 3
          ? std::find_if(countries.begin(), countries.end(), [&](const auto& c) { return c.alpha3 == code; })
          : std::lower_bound(countries.begin(), countries.end(), code,
                             [](const auto& c, std::string_view wanted) { return c.alpha2 < wanted; });
  if (found == countries.end() || (code.size() == 2 && found->alpha2 != code)) return std::nullopt;
  return *found;
}

bool is_language(std::string_view code) {
  static const std::vector<std::string_view> languages = all_languages();
  return std::binary_search(languages.begin(), languages.end(), code);
}

}  // namespace consentry
