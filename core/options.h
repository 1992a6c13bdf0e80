// What a host may ask of one check, besides the profile. Parsed from JSON by core/profile/options_json; told in the report.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/limits.h"

namespace consentry {

/// Size of a file that is not known beforehand.
inline constexpr uint64_t kUnknownSize = UINT64_MAX;

/// Which line holds the column names.
struct HeaderChoice {
  enum class Kind : uint8_t { found, none, line } kind = Kind::found;
  uint64_t line = 0;
};

/// Which sheet of a workbook is read.
struct SheetChoice {
  std::optional<uint64_t> index;  ///< from 0
  std::string name;               ///< where there is no index

  /// As it was asked for.
  std::string text() const { return index ? std::to_string(*index) : name; }
};

/// Options of a check. JSON keys bear the same names; an unknown key is an error.
struct Options {
  std::string format;  ///< "csv", "txt", "json", "ndjson", "xlsx", "xls" or empty: whichever the content suggests
  std::optional<std::string> delimiter;  ///< one or two marks; "  ": runs of blanks; unset: the profile's, or found
  std::optional<std::string> quote;      ///< one mark, an opening and a closing one, or empty: none; unset: found
  std::optional<std::string> escape;  ///< "\\": before a mark that is text; "double": quotes are doubled; unset: found
  std::optional<std::string> encoding;  ///< name of one of core/encoding/encodings.def; unset: found
  HeaderChoice header;                  ///< JSON: absent, "none" or a line number
  std::optional<SheetChoice> sheet;     ///< JSON: a number from 0, or a name; unset: the first visible one
  std::string extension;  ///< of the file's name, in lower case, or empty; told only where the content is another
  std::optional<std::string> entry;  ///< of an archive; unset: the only one that can be imported
  /// (header of the file, or "#N" for column N; canonical name of a field or consent, or "-" to leave the column out)
  std::vector<std::pair<std::string, std::string>> map;
  std::optional<std::string> identifier;       ///< primary identifier instead of the profile's
  std::optional<std::string> missing_primary;  ///< "reject" or "accept" instead of the profile's
  std::optional<std::string> duplicates;       ///< "first", "last", "merge" or "error" instead of the profile's
  std::optional<std::string>
      default_country;  ///< ISO 3166-1 alpha-2, for phones without country code; else the profile's
  bool digest = false;  ///< SHA-256 of the file in the report
  /// The host digests the file itself, beside the check, and tells Checker::finish(); never told. No JSON key.
  bool digest_by_host = false;
  uint64_t duplicate_entries = limits::kDuplicateEntries;
  /// Hears of large memory that will be visited at random, before it is used; never told. No JSON key.
  void (*on_large_memory)(void* at, uint64_t bytes) = nullptr;

  /// Secret of the duplicate table's hash, random in a server; never told, never visible in a result.
  std::array<uint64_t, 2> hash_key{0x636f6e73656e7472, 0x7920647570657321};
};

}  // namespace consentry
