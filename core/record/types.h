// The other types of a profile: integer, decimal, boolean, date. No floating point: text in, text out. Memory: none.
#pragma once
#include "core/profile/profile.h"
#include "core/record/email.h"

namespace consentry {

/// Judges a value without blanks around it; the fault is "" (the code says it all) or null. Normal forms: digits without marks between
/// thousands; "." as decimal mark; "true", "false"; ISO 8601 (2022-09-30, 2022-09-30T10:09).
Normalised normalise_integer(std::string_view text, const Field& field, std::string& buffer);
Normalised normalise_decimal(std::string_view text, const Field& field, std::string& buffer);
Normalised normalise_boolean(std::string_view text, const Field& field);
Normalised normalise_date(std::string_view text, const Field& field, std::string& buffer);

}  // namespace consentry
