// Sorts findings into groups with exact counts and bounded samples. Part of Report.
// Memory: see core/report/report_data.h.
#pragma once
#include <vector>

#include "core/report/report_data.h"

namespace consentry {

/// Adds a finding. Which samples are kept depends on their places alone, not on batches: those first in the file.
void add_finding(std::vector<FindingGroup>& groups, const Finding& finding);

}  // namespace consentry
