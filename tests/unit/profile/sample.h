// Profiles for tests: files of the repository, and small ones laid over a sound base.
#pragma once
#include <fstream>
#include <iterator>
#include <string>

#include "core/profile/load.h"

namespace consentry::test {

inline std::string read_file(const std::string& path) {
  std::ifstream file(std::string(CONSENTRY_SOURCE_DIR "/") + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// A profile with an e-mail, a phone and what `more` adds: members of the top object, as `"columns":{…}`.
inline std::string small_profile(const std::string& more = "") {
  return R"({"format_version":1,"id":"small")" +
         (more.find("\"fields\"") == std::string::npos ? std::string(R"(,"fields":[{"name":"email","type":"email"},)"
                                                                     R"({"name":"phone","type":"phone"}])")
                                                       : std::string()) +
         (more.find("\"identifiers\"") == std::string::npos ? R"(,"identifiers":{"any_of":["email"]})" : "") +
         (more.empty() ? "" : "," + more) + "}";
}

/// "code: message" of a fault, or "ok".
inline std::string outcome(const std::string& json) {
  const auto profile = load_profile(json);
  return profile ? "ok" : profile.fault().code + ": " + profile.fault().message;
}

}  // namespace consentry::test
