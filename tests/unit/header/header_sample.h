// Headers for tests: one call makes the record, maps it and keeps what was told.
#pragma once
#include <string>
#include <vector>

#include "core/header/map_header.h"
#include "core/profile/load.h"

namespace consentry::test {

/// A finding that outlives its call: "508 c2 o7 [excerpt] nearest=x".
struct Told : Sink {
  std::vector<std::string> findings;

  void on_finding(const Finding& finding) override {
    std::string text = std::to_string(static_cast<int>(finding.code));
    if (finding.location.column != kNoPlace) text += " c" + std::to_string(finding.location.column);
    text += " l" + std::to_string(finding.location.line) + " o" + std::to_string(finding.location.offset);
    if (!finding.excerpt.empty()) text += " [" + std::string(finding.excerpt) + "]";
    for (const Argument& argument : finding.arguments) {
      text += " " + std::string(argument.name) + "=" + std::string(argument.text);
    }
    findings.push_back(text);
  }
};

struct Mapped {
  Mapping mapping;
  std::vector<std::string> findings;

  /// "field email name": role, name and reason of a column.
  std::string column(size_t i) const {
    static constexpr const char* kRoles[] = {"field", "consent", "attribute", "ignored"};
    const Column& found = mapping.columns[i];
    return std::string(kRoles[static_cast<int>(found.role)]) + " " + found.name + (found.name.empty() ? "" : " ") +
           found.reason;
  }
};

/// Maps a header that starts at line 3, offset 100; each cell is parted from the next by one byte.
inline Mapped map_cells(const Profile& profile, const std::vector<std::string>& cells, const Options& options = {},
                        bool named = true) {
  std::vector<std::string_view> fields(cells.begin(), cells.end());
  std::vector<uint32_t> starts;
  uint32_t at = 0;
  for (const std::string& cell : cells) starts.push_back(at), at += static_cast<uint32_t>(cell.size()) + 1;
  Told told;
  const Record record{.number = 0, .line = 3, .offset = 100, .fields = fields, .starts = starts};
  Mapping mapping = map_header(profile, options, record, named, told);
  return {std::move(mapping), std::move(told.findings)};
}

}  // namespace consentry::test
