// Fills the arguments into a text of the catalogue. Form of the texts: core/report/README.md, "Texts". Memory: the string it returns.
#pragma once
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "core/finding.h"
#include "core/report/text.h"

namespace consentry {

/// Which of a language's plural forms the number takes: 0 for one, 1 for the others; in Polish and Russian 0 one, 1 few, 2 many
/// (CLDR, cardinal numbers, whole numbers only).
size_t plural_form(Language, uint64_t number);
/// How many forms the language has.
size_t plural_forms(Language);

/// The text with its arguments filled in:
///   {name}            the argument, through `translate`; as it stands if there is none of that name
///   {name|one|other}  the form that the number takes; "#" in it is the number
///   [ … ]             left out where an argument in it is missing or empty
/// Never fails: what cannot be read is left as it is.
std::string fill(Language, std::string_view text, std::span<const Argument> arguments,
                 const std::function<std::string_view(const Argument&)>& translate = {});

}  // namespace consentry
