// The import contract as data (checking.md, "Profile"), after `extends` is resolved and every key is known to be sound.
// Loaded by core/profile/load.h; read by header, record, report and hosts. Memory: a few kilobytes, owned.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/finding.h"

namespace consentry {

enum class FieldType : uint8_t { text, email, phone, id, integer, decimal, boolean, date };

/// A column that the profile knows.
struct Field {
  std::string name;
  FieldType type = FieldType::text;
  bool required = false;                 ///< the file must have the column, and no row may leave it blank
  uint64_t max_length = 0;               ///< characters; 0: no limit
  Severity malformed = Severity::value;  ///< what a malformed value costs: value or error
  std::vector<std::string> aliases;      ///< other headers, any case
  std::string date_form;                 ///< date: "YYYY-MM-DD", "DD.MM.YYYY", optionally followed by " hh:mm"
  std::string decimal_mark = ".";        ///< decimal
  std::string thousands_marks;           ///< integer, decimal: characters allowed between groups of three
  std::vector<std::string> true_words, false_words;  ///< boolean, exact
  bool plus_optional = false;                        ///< phone: digits with country code may stand without "+" or "00"
  uint32_t max_digits = 15;                          ///< phone: E.164 allows 15
};

/// A consent that the profile declares.
struct ConsentDeclaration {
  std::string name;
  std::string channel;  ///< "email", "sms", "push", "phone", "general" or empty
  std::vector<std::string> aliases;
  bool required = false;  ///< the file must have the column
};

enum class UnknownColumns : uint8_t { ignore, attribute, refuse };

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
  uint32_t primary = 0;
  bool accept_missing_primary = false;

  std::vector<Field> fields;
  std::vector<ConsentDeclaration> consents;
  std::vector<std::string> given_words, refused_words;  ///< exact
  bool consents_by_header = false;

  UnknownColumns unknown_columns = UnknownColumns::ignore;

  std::vector<std::string> modes;  ///< "add_update", "add", "update"
  std::string default_mode = "add_update";
  bool blank_erases = false;

  /// Index of the field `name`, or nothing.
  std::optional<uint32_t> field_index(std::string_view name) const;
  /// Whether the field is one of any_of or all_of.
  bool is_identifier(uint32_t field) const;
};

}  // namespace consentry
