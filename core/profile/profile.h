// The import contract as data (checking.md, "Profile"), after `extends` is resolved and every key is known to be sound.
// Loaded by core/profile/load.h; read by header, record, report and hosts. Memory: a few kilobytes, owned.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/finding.h"

namespace consentry {

/// What a column's values are.
enum class FieldType : uint8_t {
  text,
  email,
  phone,
  id,
  integer,
  decimal,
  boolean,
  date,
  datetime,
  country,
  language,
  timezone,
  gender,
  enumeration,  ///< "enum" in a profile
  list
};

/// Types that can say who a row is about.
constexpr bool is_identifier_type(FieldType type) {
  return type == FieldType::email || type == FieldType::phone || type == FieldType::id;
}

/// A column that the profile knows.
struct Field {
  std::string name;
  FieldType type = FieldType::text;
  bool required = false;                    ///< the file must have the column, and no row may leave it blank
  std::vector<std::string> required_with;   ///< fields or consents: a row that fills one of them must fill this one
  Severity malformed = Severity::value;     ///< what a malformed value costs: warning, value or error
  std::vector<std::string> aliases;         ///< other headers, any case
  bool exact_header = false;                ///< the platform knows the column only by exactly `name`
  uint64_t min_length = 0, max_length = 0;  ///< characters; 0: no limit
  uint64_t max_bytes = 0;                   ///< of UTF-8; 0: no limit
  /// date, datetime: see core/profile/time_form.h; country: "alpha-2", "alpha-3"; language: "alpha-2", "bcp-47";
  /// timezone: "iana", "rails". Any of them will do.
  std::vector<std::string> forms;
  std::string decimal_mark = ".";                    ///< decimal
  std::string thousands_marks;                       ///< integer, decimal: characters allowed between groups of three
  std::optional<uint64_t> max_decimals;              ///< decimal: digits behind the mark
  bool negative = true;                              ///< integer, decimal: a minus sign is allowed
  std::vector<std::string> true_words, false_words;  ///< boolean
  std::vector<std::string> values;                   ///< enum, gender, list: what may stand there; list: empty for any
  bool any_case = false;                             ///< boolean, enum, gender, list: letters in any case
  std::string separator = ",";                       ///< list: one byte between items
  uint64_t max_items = 0;                            ///< list; 0: no limit
  bool plus_optional = false;                        ///< phone: digits with country code may stand without "+" or "00"
  bool separators = true;       ///< phone: blanks, dots, hyphens, slashes and brackets may part the digits
  uint32_t max_digits = 15;     ///< phone: E.164 allows 15
  std::string default_country;  ///< phone: ISO 3166-1 alpha-2; whose numbers may stand without country code; or empty
  /// identifier: name of the field that it is unique together with (an alias and its label); or empty. Such an identifier
  /// counts only where both are filled; its normal form is then the JSON array of both.
  std::string unique_with;
};

/// A consent that the profile declares.
struct ConsentDeclaration {
  std::string name;
  std::string channel;  ///< "email", "sms", "push", "phone", "general" or empty
  std::vector<std::string> aliases;
  bool required = false;  ///< the file must have the column
  bool exact_header = false;
  std::vector<std::string> given_words,
      refused_words;                  ///< exact; never empty once loaded: the profile's where it has none
  std::string time, source, wording;  ///< names of the fields that say when, where and by which words; or empty
};

enum class UnknownColumns : uint8_t { ignore, attribute, refuse };

/// Which of several rows for one contact is imported. A refusal in any of them stands under each.
enum class DuplicatePolicy : uint8_t {
  first,  ///< the first
  last,   ///< the last
  merge,  ///< all, one over the other: later cells that are filled overwrite
  error,  ///< none: each is rejected
};
/// By its word in profiles and options; first for any other.
DuplicatePolicy duplicate_policy(std::string_view word);
/// Whether a row's fate depends on rows to come, so that the file must be read twice.
constexpr bool needs_survey(DuplicatePolicy policy) {
  return policy == DuplicatePolicy::last || policy == DuplicatePolicy::error;
}

/// The resolved contract. Indexes point into `fields`.
struct Profile {
  std::string id, revision, title;
  std::string sha256;     ///< of `canonical`
  std::string canonical;  ///< the resolved profile as canonical JSON (RFC 8785)

  std::vector<std::string> formats;
  uint64_t advise_bytes = 0, max_bytes = 0, max_records = 0, max_columns = 0;  ///< 0: no limit of its own
  uint64_t max_cell_bytes = 0;

  std::string csv_delimiter = "auto", txt_delimiter = "auto";  ///< "auto" or one byte
  std::string quote = "\"";

  std::vector<uint32_t> any_of, all_of;  ///< identifiers
  std::vector<uint32_t> precedence;      ///< all identifiers, the one that decides for the platform first
  std::vector<uint32_t> update_only;     ///< identifiers that find a contact, but never make one
  std::vector<std::pair<uint32_t, uint32_t>> exclusive;  ///< fields that may not both have a column
  uint32_t primary = 0;
  bool accept_missing_primary = false;
  DuplicatePolicy duplicates = DuplicatePolicy::first;

  std::vector<Field> fields;
  std::vector<ConsentDeclaration> consents;
  std::vector<std::string> given_words, refused_words;  ///< exact
  bool consents_by_header = false;

  UnknownColumns unknown_columns = UnknownColumns::ignore;
  bool refuse_blank_headers = false;        ///< a column without a name is fatal, not left out
  bool ignore_duplicate_headers = false;    ///< a repeated column is left out, not fatal
  bool header_required = false;             ///< the platform takes no file without column names
  bool names_are_words = false;             ///< names of further columns: letters, digits and "_", no digit first
  uint64_t max_value_length = 0;            ///< characters of a value in a further column; 0: no limit
  uint64_t max_name_length = 0;             ///< characters of the name of a further column; 0: no limit
  std::vector<std::string> reserved_names;  ///< names that no further column may have, any case

  std::vector<std::string> modes;  ///< "add_update", "add", "update"
  std::string default_mode = "add_update";
  bool blank_erases = false;

  /// Index of the field `name`, or nothing.
  std::optional<uint32_t> field_index(std::string_view name) const;
  /// Whether the field is one of any_of or all_of.
  bool is_identifier(uint32_t field) const;
};

}  // namespace consentry
