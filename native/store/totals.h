// The totals of an import as JSON: the same in the history of a store and in what the command line tells. Memory: the string.
#pragma once
#include <string>

#include "native/store/store.h"

namespace consentry {

std::string totals_json(const ImportTotals&);
std::string refusals_json(const RefusalTotals&);

}  // namespace consentry
