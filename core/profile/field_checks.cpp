// What must be true of the fields of a profile beyond their vocabulary (checks.h, reader.h). Memory: the messages.
#include <algorithm>
#include <iterator>

#include "core/countries.h"
#include "core/profile/checks.h"
#include "core/profile/reader.h"
#include "core/profile/shape.h"
#include "core/profile/time_form_checks.h"

namespace consentry {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  return out;
}

bool has_blank_ends(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  return !text.empty() &&
         (kBlanks.find(text.front()) != std::string_view::npos || kBlanks.find(text.back()) != std::string_view::npos);
}

MaybeFault check_marks(const Field& field, const std::string& place) {
  for (const char mark : field.thousands_marks) {
    if (std::string_view(" ,.'").find(mark) == std::string_view::npos) {
      return value_fault(place + "thousands_marks: only blank, comma, point and apostrophe part groups");
    }
    if (field.type == FieldType::decimal && field.decimal_mark[0] == mark) {
      return value_fault(place + "thousands_marks: must not hold the decimal mark");
    }
  }
  return std::nullopt;
}

/// Words that a cell can be equal to: cells are compared without blanks around them.
MaybeFault check_words(const std::string& place, const std::vector<std::string>& words, bool any_case) {
  std::vector<std::string_view> seen;
  std::vector<std::string> folded(words);
  if (any_case) std::transform(words.begin(), words.end(), folded.begin(), lower);
  for (size_t i = 0; i < words.size(); ++i) {
    if (words[i].empty()) return value_fault(place + "a word must not be empty");
    if (has_blank_ends(words[i])) return value_fault(place + quoted(words[i]) + " has blanks at its ends");
    if (std::find(seen.begin(), seen.end(), folded[i]) != seen.end())
      return value_fault(place + quoted(words[i]) + " stands twice");
    seen.push_back(folded[i]);
  }
  return std::nullopt;
}

MaybeFault check_boolean(const Field& field, const std::string& place) {
  if (auto fault = check_word_pair(place + "true and " + place + "false", field.true_words, field.false_words))
    return fault;
  std::vector<std::string> all = field.true_words;
  all.insert(all.end(), field.false_words.begin(), field.false_words.end());
  return check_words(place + "true and " + place + "false: ", all, field.any_case);
}

MaybeFault check_list(const Field& field, const std::string& place) {
  if (!is_mark(field.separator))
    return value_fault(place + "separator: " + quoted(field.separator) + " is not one ASCII mark");
  for (const std::string& value : field.values) {
    if (value.find(field.separator) != std::string::npos)
      return value_fault(place + "values: " + quoted(value) + " holds the separator");
  }
  return check_words(place + "values: ", field.values, field.any_case);
}

MaybeFault check_values(const Field& field, const std::string& place) {
  if (field.values.empty()) return value_fault(place + "values: needed, as in [\"Male\", \"Female\"]");
  return check_words(place + "values: ", field.values, field.any_case);
}

MaybeFault check_known_forms(const Field& field, const std::string& place, std::span<const std::string_view> known) {
  for (const std::string& form : field.forms) {
    if (std::find(known.begin(), known.end(), form) != known.end()) continue;
    return value_fault(place + quoted(form) + " is none of " + join_names(known) + did_you_mean(form, known));
  }
  return std::nullopt;
}

MaybeFault check_forms(const Field& field, const std::string& place) {
  constexpr std::string_view kCountry[] = {"alpha-2", "alpha-3"}, kLanguage[] = {"alpha-2", "bcp-47"},
                             kTimezone[] = {"iana", "rails"};
  const bool time = field.type == FieldType::date || field.type == FieldType::datetime;
  const auto known = field.type == FieldType::country    ? std::span<const std::string_view>(kCountry)
                     : field.type == FieldType::language ? kLanguage
                                                         : kTimezone;
  if (field.forms.empty())
    return value_fault(place +
                       (time ? "a date needs one, as in [\"DD.MM.YYYY\"]" : "needs one of " + join_names(known)));
  return time ? check_time_forms(field, place) : check_known_forms(field, place, known);
}

MaybeFault check_phone(const Field& field, const std::string& place) {
  constexpr uint32_t kMostDigits = 32;
  if (field.max_digits == 0 || field.max_digits > kMostDigits)
    return value_fault(place + "max_digits: expected 1 to " + std::to_string(kMostDigits));
  if (field.default_country.empty() || is_country_code(field.default_country)) return std::nullopt;
  return value_fault(place + "default_country: " + quoted(field.default_country) +
                     " is no country by two capital letters (ISO 3166-1 alpha-2), as in \"PL\"");
}

MaybeFault check_type(const Field& field, const std::string& place) {
  switch (field.type) {
    case FieldType::boolean: return check_boolean(field, place);
    case FieldType::enumeration:
    case FieldType::gender: return check_values(field, place);
    case FieldType::list: return check_list(field, place);
    case FieldType::phone: return check_phone(field, place);
    case FieldType::date:
    case FieldType::datetime:
    case FieldType::country:
    case FieldType::language:
    case FieldType::timezone: return check_forms(field, place + "forms: ");
    default: return check_marks(field, place);
  }
}

MaybeFault check_lengths(const Field& field, const std::string& place) {
  if (field.max_length && field.min_length > field.max_length)
    return value_fault(place + "min_length: must not be above max_length");
  if (field.max_bytes && field.min_length > field.max_bytes)
    return value_fault(place + "min_length: must not be above max_bytes");
  return std::nullopt;
}

/// A name that a field mentions: another declared field, or one of `more`.
MaybeFault check_other(const Profile& profile, const Field& field, const std::string& place, const std::string& name,
                       std::vector<std::string_view> more) {
  if (name == field.name) return value_fault(place + quoted(name) + " is the field itself");
  for (const Field& other : profile.fields) more.push_back(other.name);
  if (std::find(more.begin(), more.end(), name) != more.end()) return std::nullopt;
  return value_fault(place + quoted(name) + " is no declared field" + did_you_mean(name, more));
}

MaybeFault check_others(const Profile& profile, const Field& field, const std::string& place) {
  std::vector<std::string_view> consents;
  for (const ConsentDeclaration& consent : profile.consents) consents.push_back(consent.name);
  for (const std::string& name : field.required_with)
    if (auto fault = check_other(profile, field, place + "required_with: ", name, consents)) return fault;
  if (field.unique_with.empty()) return std::nullopt;
  return check_other(profile, field, place + "unique_with: ", field.unique_with, {});
}

struct TypedKey {
  std::string_view key;
  std::span<const std::string_view> types;
};

constexpr std::string_view kFormed[] = {"date", "datetime", "country", "language", "timezone"};
constexpr std::string_view kWorded[] = {"boolean", "enum", "gender", "list"};
constexpr std::string_view kValued[] = {"enum", "gender", "list"};
constexpr std::string_view kNumbers[] = {"integer", "decimal"};
constexpr std::string_view kIdentifiers[] = {"email", "phone", "id"};
constexpr std::string_view kMeasured[] = {"text", "email", "phone", "id", "list"};
constexpr std::string_view kMeasuredInBytes[] = {"text", "email", "id", "list"};
constexpr std::string_view kAtLeast[] = {"text", "id"};
constexpr std::string_view kDecimal[] = {"decimal"}, kBoolean[] = {"boolean"}, kPhone[] = {"phone"}, kList[] = {"list"};

constexpr TypedKey kTypedKeys[] = {
    {"any_case", kWorded},         {"decimal_mark", kDecimal}, {"default_country", kPhone},
    {"false", kBoolean},           {"forms", kFormed},         {"max_bytes", kMeasuredInBytes},
    {"max_decimals", kDecimal},    {"max_digits", kPhone},     {"max_items", kList},
    {"max_length", kMeasured},     {"min_length", kAtLeast},   {"negative", kNumbers},
    {"plus_optional", kPhone},     {"separator", kList},       {"separators", kPhone},
    {"thousands_marks", kNumbers}, {"true", kBoolean},         {"unique_with", kIdentifiers},
    {"values", kValued},
};

MaybeFault check_typed_keys(const Json& field) {
  const Json* type = field.find("type");
  const std::string_view word = type ? std::string_view(type->string()) : "text";
  for (const TypedKey& typed : kTypedKeys) {
    if (!field.find(typed.key) || std::find(typed.types.begin(), typed.types.end(), word) != typed.types.end())
      continue;
    return value_fault("fields." + field.find("name")->string() + '.' + std::string(typed.key) + ": only for type " +
                       join_names(typed.types) + ", not " + std::string(word));
  }
  return std::nullopt;
}

}  // namespace

MaybeFault check_field_keys(const Json& document) {
  const Json* fields = document.find("fields");
  if (!fields) return std::nullopt;
  for (const Json& field : fields->array())
    if (auto fault = check_typed_keys(field)) return fault;
  return std::nullopt;
}

MaybeFault check_fields(const Profile& profile) {
  for (const Field& field : profile.fields) {
    const std::string place = "fields." + field.name + '.';
    if (auto fault = check_type(field, place)) return fault;
    if (auto fault = check_lengths(field, place)) return fault;
    if (auto fault = check_others(profile, field, place)) return fault;
  }
  return std::nullopt;
}

}  // namespace consentry
