// What each column of the file means: the header's names brought together with the profile's. Made once a file by core/header.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace consentry {

/// `ignored` columns are not imported; a finding says so unless the operator asked for it.
enum class Role : uint8_t { field, consent, attribute, ignored };

/// One column of the file.
struct Column {
  std::string header;  ///< as in the file; empty if blank or if there is no header
  Role role = Role::ignored;
  uint32_t index = 0;  ///< field: into Profile::fields; consent: into Mapping::consents
  std::string name;    ///< canonical name of the field, consent or attribute; empty if ignored
  const char* reason =
      "";  ///< why: name, alias, map, consent_word, consent_evidence, attribute, unknown, blank, map_ignore
};

inline constexpr uint32_t kNoColumn = UINT32_MAX;

/// Columns that say when, where and by which words a consent was given or refused; kNoColumn where there is none.
struct EvidenceColumns {
  uint32_t time = kNoColumn, source = kNoColumn, wording = kNoColumn;
};

/// The columns and the consents among them.
struct Mapping {
  std::vector<Column> columns;
  std::vector<std::string> consents;      ///< declared names, in the profile's order, then those found by header
  std::vector<uint32_t> consent_columns;  ///< by consent: its column, or UINT32_MAX where the file has none
  std::vector<EvidenceColumns> evidence;  ///< by consent
  std::vector<uint32_t> field_columns;    ///< by Profile::fields: its column, or UINT32_MAX
};

}  // namespace consentry
