// Codes and names of places; see places.h.
#include "core/record/places.h"

#include <algorithm>
#include <vector>

#include "core/record/time_zones.h"
#include "core/record/words.h"
#include "core/text/ascii.h"
#include "core/text/iso_codes.h"

namespace consentry {
namespace {

constexpr Normalised kMalformed{"", {}};
constexpr std::string_view kAlpha2 = "alpha-2", kAlpha3 = "alpha-3", kIana = "iana", kRails = "rails";

bool has_form(const Field& field, std::string_view form) {
  return std::find(field.forms.begin(), field.forms.end(), form) != field.forms.end();
}

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c; }

bool letters(std::string_view text) { return std::all_of(text.begin(), text.end(), is_ascii_letter); }
bool digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_ascii_digit); }
bool alphanumeric(std::string_view text) { return std::all_of(text.begin(), text.end(), is_ascii_alphanumeric); }

void append_lower(std::string& out, std::string_view text) {
  for (const char c : text) out += ascii_lower(c);
}

void append_upper(std::string& out, std::string_view text) {
  for (const char c : text) out += upper(c);
}

/// The country of a code in any case; `capitals` holds the code.
std::optional<CountryCodes> country_of(std::string_view text, std::string& capitals) {
  capitals.clear();
  if (text.size() != 2 && text.size() != 3) return std::nullopt;
  append_upper(capitals, text);
  return find_country(capitals);
}

/// Takes the subtag up to the next hyphen; nothing where none is left.
std::string_view take_subtag(std::string_view& rest) {
  const std::string_view subtag = rest.substr(0, rest.find('-'));
  rest.remove_prefix(std::min(rest.size(), subtag.size() + 1));
  return subtag;
}

bool is_variant(std::string_view tag) {
  return alphanumeric(tag) && ((tag.size() >= 5 && tag.size() <= 8) || (tag.size() == 4 && is_ascii_digit(tag[0])));
}

bool is_script(std::string_view tag) { return tag.size() == 4 && letters(tag); }
bool is_region(std::string_view tag) { return (tag.size() == 2 && letters(tag)) || (tag.size() == 3 && digits(tag)); }

/// RFC 5646 2.1, without extensions and private use; `out` takes the tag in its usual case (2.1.1).
bool read_language_tag(std::string_view text, std::string& out) {
  out.clear();
  if (text.empty() || text.back() == '-') return false;
  append_lower(out, take_subtag(text));
  if (!is_language(out)) return false;
  std::string_view tag = take_subtag(text);
  if (is_script(tag)) {
    append_upper(out += '-', tag.substr(0, 1));
    append_lower(out, tag.substr(1));
    tag = take_subtag(text);
  }
  if (is_region(tag)) {
    append_upper(out += '-', tag);
    tag = take_subtag(text);
  }
  for (; !tag.empty(); tag = take_subtag(text)) {
    if (!is_variant(tag)) return false;
    append_lower(out += '-', tag);
  }
  return text.empty();
}

bool is_iana(std::string_view text) {
  const auto names = iana_time_zones();
  return std::binary_search(names.begin(), names.end(), text);
}

bool is_rails(std::string_view text) {
  const auto zones = rails_time_zones();
  return std::any_of(zones.begin(), zones.end(), [&](const RailsTimeZone& zone) { return zone.name == text; });
}

/// Whether the last part of an IANA name is this city: "America/New_York", "new york".
bool ends_in_city(std::string_view name, std::string_view city) {
  const size_t slash = name.rfind('/');
  if (slash == std::string_view::npos || name.size() - slash - 1 != city.size()) return false;
  return std::equal(city.begin(), city.end(), name.begin() + static_cast<ptrdiff_t>(slash) + 1,
                    [](char a, char b) { return ascii_lower(a) == ascii_lower(b) || (a == ' ' && b == '_'); });
}

std::string_view iana_by_other_name(std::string_view text) {
  for (const RailsTimeZone& zone : rails_time_zones())
    if (same_letters(zone.name, text) && is_iana(zone.iana)) return zone.iana;
  for (const std::string_view name : iana_time_zones())
    if (ends_in_city(name, text)) return name;
  return {};
}

std::string_view rails_by_iana(std::string_view text) {
  for (const RailsTimeZone& zone : rails_time_zones())
    if (same_letters(zone.iana, text)) return zone.name;
  return {};
}

std::vector<std::string_view> names_of(const Field& field) {
  std::vector<std::string_view> names;
  if (has_form(field, kIana)) names.assign(iana_time_zones().begin(), iana_time_zones().end());
  if (!has_form(field, kRails)) return names;
  for (const RailsTimeZone& zone : rails_time_zones()) names.push_back(zone.name);
  return names;
}

constexpr RailsTimeZone kRailsTimeZones[] = {
#define RAILS_TIME_ZONE(name, iana) {name, iana},
#include "core/record/rails_time_zones.def"
#undef RAILS_TIME_ZONE
};

}  // namespace

std::span<const RailsTimeZone> rails_time_zones() { return kRailsTimeZones; }

Normalised normalise_country(std::string_view text, const Field& field, std::string& buffer) {
  if (!country_of(text, buffer) || !has_form(field, text.size() == 2 ? kAlpha2 : kAlpha3)) return kMalformed;
  return {nullptr, buffer};
}

Normalised normalise_language(std::string_view text, const Field& field, std::string& buffer) {
  if (!read_language_tag(text, buffer)) return kMalformed;
  if (text.size() == 2 || has_form(field, "bcp-47")) return {nullptr, buffer};
  return kMalformed;
}

Normalised normalise_timezone(std::string_view text, const Field& field) {
  const bool known = (has_form(field, kIana) && is_iana(text)) || (has_form(field, kRails) && is_rails(text));
  return known ? Normalised{nullptr, text} : kMalformed;
}

std::string_view likely_country(std::string_view text, const Field& field) {
  std::string capitals;
  std::optional<CountryCodes> country = country_of(text, capitals);
  if (capitals == "UK") country = find_country("GB");
  if (capitals == "EL") country = find_country("GR");
  if (!country) return {};
  return has_form(field, kAlpha2) ? country->alpha2 : country->alpha3;
}

std::string_view likely_timezone(std::string_view text, const Field& field) {
  const std::vector<std::string_view> names = names_of(field);
  const auto same = std::find_if(names.begin(), names.end(), [&](std::string_view n) { return same_letters(n, text); });
  if (same != names.end()) return *same;
  const std::string_view other = has_form(field, kIana) ? iana_by_other_name(text) : rails_by_iana(text);
  return other.empty() ? near_word(text, names) : other;
}

}  // namespace consentry
