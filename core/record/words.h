// Types whose values are words of the profile: boolean, enum, gender, list. Memory: none.
#pragma once
#include <optional>
#include <span>

#include "core/profile/profile.h"
#include "core/record/email.h"

namespace consentry {

/// Judges a value without blanks around it; the fault is "" (the codes say it all) or null. A word is exact, or in any case of its letters
/// where the field says so. Normal forms: "true", "false"; the word as the profile spells it.
Normalised normalise_boolean(std::string_view text, const Field& field);
Normalised normalise_choice(std::string_view text, const Field& field);
/// A list: items between separators, blanks around them dropped, blank items none. Normal form: the items with separators between them.
Normalised normalise_list(std::string_view text, const Field& field, std::string& buffer);

/// The next item of a list that is not blank, taken off `rest`; nothing at its end.
std::optional<std::string_view> take_item(std::string_view& rest, const Field& field);
/// How many items a list has.
uint64_t count_items(std::string_view text, const Field& field);
/// The word among `words` that the text is, or null.
const std::string* find_word(std::string_view text, std::span<const std::string> words, bool any_case);

/// Whether two texts differ in nothing but the case of ASCII letters.
bool same_letters(std::string_view, std::string_view);
/// The word that the text most likely is a slip of, or empty. Of words below four bytes only the case may differ: any other
/// short text would be near.
std::string_view near_word(std::string_view text, std::span<const std::string_view> words);
std::string_view near_word(std::string_view text, std::span<const std::string> words);

}  // namespace consentry
