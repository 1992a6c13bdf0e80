// From JSON to Profile: closed vocabulary (core/profile.schema.json), `extends`, canonical form and digest.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/options.h"
#include "core/profile/profile.h"
#include "core/result.h"

namespace consentry {

/// A profile that ships with the core.
struct BuiltinProfile {
  std::string_view id;
  std::string_view json;
};
std::span<const BuiltinProfile> builtin_profiles();

/// Text of core/profile.schema.json.
std::string_view profile_schema();

/// Loads a profile from JSON text, resolving `extends` against the built-in ones. Faults: profile_json,
/// profile_unknown_key (names key, place and the nearest known key), profile_type, profile_value, profile_extends.
Result<Profile> load_profile(std::string_view json);
/// Loads a built-in profile. Fault: profile_unknown (with the nearest id and the list).
Result<Profile> load_builtin_profile(std::string_view id);

/// Parses options from JSON. Faults: options_json, options_unknown_key, options_type, options_value.
Result<Options> parse_options(std::string_view json);
/// Whether the options fit the profile: an identifier that is one of its own, a format that it takes. Fault:
/// options_value.
std::optional<Fault> check_options(const Options&, const Profile&);
/// The options as canonical JSON without the secret; only those that differ from the default.
std::string options_json(const Options&);

}  // namespace consentry
