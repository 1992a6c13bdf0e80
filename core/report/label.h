// Words of the terminal report and translated reasons, from the same catalogue as the findings' texts. Memory: the strings they return.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "core/report/texts/tables.h"

namespace consentry {

/// The label with its arguments filled in.
std::string label_text(Language, Label, std::span<const Argument> arguments = {});
/// A reason in words; the key itself where it is none of ours.
std::string_view reason_text(Language, std::string_view key);

}  // namespace consentry
