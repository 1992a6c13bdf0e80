// Countries, languages and time zones. Memory: none besides the tables of core/text/iso_codes.h and time_zones.h.
#pragma once
#include "core/profile/profile.h"
#include "core/record/email.h"

namespace consentry {

/// Judges a value without blanks around it; the fault is "" (the code says it all) or null.
/// Country: by ISO 3166-1, letters in any case; forms "alpha-2", "alpha-3". Normal form: capitals.
Normalised normalise_country(std::string_view text, const Field& field, std::string& buffer);
/// Language: "alpha-2" is ISO 639-1; "bcp-47" is a language of ISO 639, then a script, a region and variants where stated
/// (RFC 5646; no extensions). Letters in any case. Normal form: pl, zh-Hant-TW, sl-rozaj.
Normalised normalise_language(std::string_view text, const Field& field, std::string& buffer);
/// Time zone: "iana" is a name of the IANA database, "rails" one of Ruby on Rails; each as it is spelt, which is its normal form.
Normalised normalise_timezone(std::string_view text, const Field& field);

/// The code in the field's form that a person most likely meant ("POL" → "PL", "UK" → "GB"), or empty. A suggestion only.
std::string_view likely_country(std::string_view text, const Field& field);
/// The name likewise ("europe/warsaw", "Warsaw" → "Europe/Warsaw").
std::string_view likely_timezone(std::string_view text, const Field& field);

}  // namespace consentry
