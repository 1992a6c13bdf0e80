// See load.h: text to document, document over all it extends, canonical form and digest, Profile, checks.
#include "core/profile/load.h"

#include <algorithm>

#include "core/profile/extends.h"
#include "core/profile/reader.h"
#include "core/profile/shape.h"
#include "core/sha256.h"

namespace consentry {

Result<Profile> load_profile(std::string_view json) {
  const Result<Json> parsed = parse_json(json, "profile_json");
  if (!parsed) return parsed.fault();
  const Result<Json> resolved = resolve_extends(parsed.value(), builtin_profiles());
  if (!resolved) return resolved.fault();
  Result<Profile> profile = read_profile(resolved.value());
  if (!profile) return profile;
  if (auto fault = check_profile(profile.value())) return *fault;
  if (auto fault = check_field_keys(resolved.value())) return *fault;
  profile.value().canonical = canonical(resolved.value());
  profile.value().sha256 = sha256_hex(profile.value().canonical);
  return profile;
}

Result<Profile> load_builtin_profile(std::string_view id) {
  std::vector<std::string_view> ids;
  for (const BuiltinProfile& builtin : builtin_profiles()) {
    if (builtin.id == id) return load_profile(builtin.json);
    ids.push_back(builtin.id);
  }
  return Fault{"profile_unknown", "there is no built-in profile \"" + std::string(id) + "\" (" + join_names(ids) + ")" +
                                      did_you_mean(id, ids)};
}

std::optional<uint32_t> Profile::field_index(std::string_view name) const {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& f) { return f.name == name; });
  if (found == fields.end()) return std::nullopt;
  return static_cast<uint32_t>(found - fields.begin());
}

bool Profile::is_identifier(uint32_t field) const {
  return std::find(any_of.begin(), any_of.end(), field) != any_of.end() ||
         std::find(all_of.begin(), all_of.end(), field) != all_of.end();
}

}  // namespace consentry
