// From a resolved document to the Profile, and what must be true of it as a whole. Memory: the Profile.
#pragma once
#include <optional>

#include "core/profile/json.h"
#include "core/profile/profile.h"
#include "core/result.h"

namespace consentry {

/// The parts of `document`, whose shape is sound already; absent keys take their defaults. Faults: an identifier or
/// primary that is no declared field.
Result<Profile> read_profile(const Json& document);

/// What the vocabulary can't say: identifiers, words, lengths and delimiters that fit together.
std::optional<Fault> check_profile(const Profile&);

/// Names in a profile that point at its fields and consents: identifiers in order, evidence of consents.
std::optional<Fault> check_relations(const Profile&);

/// Keys of a field that its type does not use, as `max_digits` of a date.
std::optional<Fault> check_field_keys(const Json& document);

/// Whether `text` is one byte that may part cells or quote them: printable ASCII or tab, no letter, digit or blank.
bool is_mark(std::string_view text);

}  // namespace consentry
