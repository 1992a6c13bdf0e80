// Everything the report knows, for those who put it into a form: JSON, terminal text, later HTML and others. Owned by Report.
// Memory: limits::kSamplesPerCode samples for each code and severity, limits::kPreviewRows rows, the column statistics.
#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/finding.h"
#include "core/mapping.h"
#include "core/options.h"
#include "core/profile/profile.h"
#include "core/report/column_statistics.h"
#include "core/sink.h"

namespace consentry {

enum class Outcome : uint8_t { accepted, accepted_with_rejects, refused };

/// "accepted", "accepted_with_rejects" or "refused".
std::string_view outcome_name(Outcome);

/// One place of a finding. All texts are as shown (core/report/excerpt.h).
struct Sample {
  Location location;
  std::string header, excerpt;
  std::vector<std::pair<std::string, std::string>> arguments;  ///< sorted by name
};

/// All findings of one code and severity: an exact count and the first places in the order of the file.
struct FindingGroup {
  Code code;
  Severity severity;
  uint64_t count = 0;
  std::vector<Sample> samples;
};

/// The state of a report.
struct ReportData {
  ReportData(const Profile& of, const Options& with) : profile(of), options(with) {}

  const Profile& profile;
  const Options& options;
  Mapping mapping;
  ColumnTable columns;
  std::vector<std::vector<std::string>> preview;  ///< cells as shown
  std::vector<FindingGroup> groups;               ///< sorted by code, then severity
  Summary summary;
  bool ended = false;

  uint64_t count(Severity) const;
  Outcome outcome() const;
};

/// The options as they are told: the file's extension only where a finding rests on it (203), so that a name changes no other report.
std::string told_options_json(const ReportData&);
/// The canonical JSON of core/report/report.schema.json.
std::string report_json(const ReportData&);
/// {"header":[…],"provisional":…,"rows":[[…],…]}
std::string preview_json(const ReportData&);

}  // namespace consentry
