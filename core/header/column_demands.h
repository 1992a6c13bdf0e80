// What must be true of the columns together: identifiers, exclusions, columns that must be there. Memory: none.
#pragma once
#include "core/header/header_findings.h"
#include "core/mapping.h"
#include "core/profile/profile.h"

namespace consentry {

/// Tells 501, 502, 503, 509 and 513 of a mapping whose columns are indexed.
void demand_columns(const Profile&, const Mapping&, const HeaderFindings&);

}  // namespace consentry
