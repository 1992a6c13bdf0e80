// Text that was turned into UTF-8 twice: "JÃ³zef" for "Józef", since a program took UTF-8 for windows-1252 and turned it into UTF-8 once more.
// Memory: the result.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace consentry {

/// Whether a look at encoded_once() is worth it: cheap.
bool may_be_encoded_twice(std::string_view text);

/// What the text was; nothing unless all of its characters beyond ASCII, read as bytes of windows-1252, 1250 or 1251, are UTF-8 of letters
/// and marks that people write.
std::optional<std::string> encoded_once(std::string_view text);

}  // namespace consentry
