// Characters that nobody sees, or that turn the text around them, made visible: zero width, bidirectional controls, noncharacters.
// What is shown of a file could otherwise look like something else (UTS #39; "Trojan Source"). Joiners stay, since emoji and some
// scripts need them. Memory: the string it returns.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace consentry {

/// The code point of the UTF-8 character at the start of `text`, which is well-formed and not empty.
char32_t code_point(std::string_view text);

/// Length in bytes of the hidden character at the start of `text`, or 0 if the first character can be seen.
size_t hidden_character(std::string_view text);

/// "U+200B".
std::string code_point_name(char32_t);

/// Text as shown (core/report/excerpt.h), hidden characters as "[U+200B]".
std::string visible(std::string_view shown);

}  // namespace consentry
