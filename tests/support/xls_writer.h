// Writes small workbooks of the binary form (MS-XLS, BIFF8, in a compound file) for tests: sound ones, and ones with exactly the defect that
// their description names. What the vectors' {"xls": …} and the unit tests stand on; tests/vectors/README.md has the keys. Memory: the
// workbook, several times.
#pragma once
#include <simdjson.h>

#include <string>
#include <string_view>

namespace consentry::test {

/// The workbook that `json` describes. `fault`, if it is no description.
std::string write_xls(simdjson::dom::element json, std::string& fault);

/// The same from JSON text, which must be a sound description.
std::string write_xls(std::string_view json);

/// The workbook stream alone.
std::string write_biff(std::string_view json);

}  // namespace consentry::test
