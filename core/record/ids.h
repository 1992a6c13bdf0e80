// CRM and external ids: whatever another system gave out, kept as text. Memory: none.
#pragma once
#include "core/profile/profile.h"
#include "core/record/email.h"

namespace consentry {

/// Judges an id without blanks around it: greatest length, control characters, what a spreadsheet left of a long number. Leading zeros count,
/// long rows of digits stay text. Normal form: NFC.
Normalised normalise_id(std::string_view text, const Field& field, std::string& buffer);

}  // namespace consentry
