// The hand-over from the page to the server (checking.md, "Hand-over"): what was checked, how, and with which result.
// Memory: the string.
#pragma once
#include <string>

#include "core/report/report_data.h"

namespace consentry {

/// The contract as canonical JSON, made by page and server alike: engine, file {bytes, sha256}, format_version, mapping, options, profile
/// {id, revision, sha256}, repairs, report_sha256 (of `report_json`, the canonical report). file.sha256 is there only with the option digest.
std::string contract_json(const ReportData&, std::string_view report_json);

}  // namespace consentry
