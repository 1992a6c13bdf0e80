// Writes small ZIP archives (APPNOTE 6.3.10) for tests: sound ones, and ones with exactly the defect that their description names. What the
// vectors' {"zip": …} and the unit tests stand on; tests/vectors/README.md has the keys. Memory: the archive, several times.
#pragma once
#include <simdjson.h>

#include <string>
#include <string_view>

namespace consentry::test {

/// The archive that `json` describes. `fault`, if it is no description.
std::string write_zip(simdjson::dom::element json, std::string& fault);

/// The same from JSON text, which must be a sound description.
std::string write_zip(std::string_view json);

}  // namespace consentry::test
