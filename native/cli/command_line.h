// The words of the command line into Arguments, by CLI11; the only part that knows it. Memory: the texts.
#pragma once
#include <string>
#include <vector>

#include "core/result.h"
#include "native/cli/arguments.h"
#include "native/cli/command.h"

namespace consentry {

/// `words` without the program's and the command's name. Faults: usage_… with the nearest known option or choice.
Result<Arguments> parse_command_line(const Command&, const std::vector<std::string>& words);

/// ", did you mean …?" for the nearest candidate, or nothing.
std::string did_you_mean_one_of(std::string_view text, const std::vector<std::string_view>& candidates);
/// The words of a list with blanks between.
std::vector<std::string_view> split_words(std::string_view text);

}  // namespace consentry
