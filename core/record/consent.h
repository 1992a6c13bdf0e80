// Consents as strict tri-state: exactly the profile's words, blank is absent, all else is at fault. Memory: none.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/record.h"

namespace consentry {

/// The words of one consent, none of them empty; views into the profile.
struct ConsentWords {
  std::span<const std::string> given, refused;
};

/// The consent that a cell states, or nothing where it is neither blank nor one of the words.
std::optional<Consent> read_consent(std::string_view cell, const ConsentWords&);

/// The word for a grant or a refusal that a person most likely meant by `cell` ("tak", " 1", "TRUE", "１" → "1"), or empty. A suggestion only.
std::string_view likely_consent(std::string_view cell, const ConsentWords&);

}  // namespace consentry
