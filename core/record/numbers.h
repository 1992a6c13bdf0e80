// Whole and decimal numbers: text in, text out, no floating point. Memory: none.
#pragma once
#include "core/profile/profile.h"
#include "core/record/email.h"

namespace consentry {

/// Judges a value without blanks around it; the fault is "" (the code says it all) or null. A sign is allowed (a minus where the field
/// allows it), a leading zero is not: such a value is an id, not a number. Normal form: no plus, no marks between groups of three.
Normalised normalise_integer(std::string_view text, const Field& field, std::string& buffer);

/// The same with the field's decimal mark and digits on both sides of it, at most max_decimals behind; they stay as they are.
/// Normal form: "." as decimal mark.
Normalised normalise_decimal(std::string_view text, const Field& field, std::string& buffer);

}  // namespace consentry
