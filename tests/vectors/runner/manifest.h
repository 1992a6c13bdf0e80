// The manifest (tests/vectors/manifest.json): how many cases there are, and which cover each code. Part of the native vector runner.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "tests/vectors/runner/vector.h"

namespace vectors {

/// Every way in which the manifest and the cases differ, one line each; a code of finding.def without an entry is one.
std::vector<std::string> check_manifest(const std::filesystem::path& root, const std::filesystem::path& file,
                                        const std::vector<Vector>& all);

}  // namespace vectors
