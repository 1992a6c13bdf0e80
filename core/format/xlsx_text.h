// Texts of a workbook (ECMA-376 part 1, 22.9.2.19 ST_Xstring): characters that XML can't hold stand as _xHHHH_, an underscore that would
// begin such an escape as _x005F_. White space around a text counts only where xml:space says so. Memory: none.
#pragma once
#include <string>
#include <string_view>

namespace consentry {

/// The text with its escapes undone, in `buffer` where there were any. Halves of a pair stand for their character together; alone, or as
/// anything else that is no character, an escape stays as it is written.
std::string_view without_escapes(std::string_view text, std::string& buffer);

/// Without white space at both ends, as spreadsheets read a text without xml:space="preserve". Runs of rich text keep theirs, which stands
/// between words.
std::string_view trimmed(std::string_view text);

/// The characters up to `bytes`, and one more: a text that is too long stays too long.
std::string_view cut_behind(std::string_view text, size_t bytes);

}  // namespace consentry
