// Telephone numbers as E.164 (ITU-T E.164 6.2): "+", country code, at most 15 digits in all. Memory: none.
#pragma once
#include "core/profile/profile.h"
#include "core/record/email.h"

namespace consentry {

/// Judges a number without blanks around it. "00" counts as "+"; blanks, dots, hyphens, slashes and brackets are left out. Normal form:
/// "+" and digits.
Normalised normalise_phone(std::string_view text, const Field& field, std::string& buffer);

/// Judges a CRM or external id: length in characters, no control characters. It stays as it is: leading zeros count.
Normalised normalise_id(std::string_view text, const Field& field);

}  // namespace consentry
