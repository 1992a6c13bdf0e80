// Text of the file as the report may show it: valid UTF-8 always, whatever the bytes (RFC 3629), and cut at a character.
// Memory: the string it returns.
#pragma once
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace consentry {

/// Length in bytes of the well-formed UTF-8 character at the start of `text`, or 0 if there is none (RFC 3629 section 4).
size_t utf8_character(std::string_view text);

/// Number of characters; a byte that is not UTF-8 counts as one.
uint64_t shown_length(std::string_view text);

inline constexpr size_t kUncut = std::numeric_limits<size_t>::max();

/// `text` as a person may see it: bytes that are not UTF-8 and control characters (U+0000–1F, 7F–9F) become "\xHH", a byte each;
/// everything else, a backslash too, stays. At most `max_bytes`; where more would be needed it ends at a character, and "…" follows.
std::string excerpt(std::string_view text, size_t max_bytes);

}  // namespace consentry
