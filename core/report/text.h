// What a finding says in words: what is wrong, where, what to do. One catalogue (core/report/texts/*.def), five languages, made in the core
// so that every host says the same (checking.md, "Findings").
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/finding.h"

namespace consentry {

enum class Language : uint8_t { en, de, nl, pl, ru };

/// "en", "de", …; also from "de_DE.UTF-8". Nothing if it is none of ours.
std::optional<Language> find_language(std::string_view tag);

/// One sentence for a finding with its arguments filled in, without the place.
std::string finding_text(Language, Code, std::span<const Argument>);
/// What to do about it, one sentence.
std::string finding_remedy(Language, Code);
/// More about a code, a short paragraph: meaning, an example, the rule behind it (`consentry explain`).
std::string finding_explanation(Language, Code);

}  // namespace consentry
