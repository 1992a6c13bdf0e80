// Telephone numbers as E.164 (ITU-T E.164 6.2): "+", country code, national number of a length that exists behind that code.
// Memory: none.
#pragma once
#include "core/phone_plan.h"
#include "core/profile/profile.h"
#include "core/record/email.h"

namespace consentry {

/// The fault of a number without any country code, by which a column that lost its codes is recognised.
inline constexpr const char* kNoCountryCode = "no_country_code";

/// Judges a number without blanks around it. "00" counts as "+"; blanks, dots, hyphens, slashes and brackets are left out where the
/// field allows them. `home`: whose numbers may stand without country code, or null. Normal form: "+" and digits.
Normalised normalise_phone(std::string_view text, const Field& field, std::string& buffer,
                           const PhoneRegion* home = nullptr);

}  // namespace consentry
