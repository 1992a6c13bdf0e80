// Consents as strict tri-state: exactly the profile's words, blank is absent, all else is at fault. Memory: none.
#pragma once
#include <optional>
#include <string_view>

#include "core/profile/profile.h"
#include "core/record.h"

namespace consentry {

/// The consent that a cell states, or nothing where it is neither blank nor one of the profile's words.
std::optional<Consent> read_consent(std::string_view cell, const Profile&);

/// The profile's word that a person most likely meant by `cell` ("tak", " 1", "TRUE", "１" → "1"), or empty. A suggestion only.
std::string_view likely_consent(std::string_view cell, const Profile&);

}  // namespace consentry
