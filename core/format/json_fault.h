// Why an element is no JSON, by its text alone: what simdjson says of it depends on the processor. Beside json_elements.
// Memory: an arena for the strings that are passed over.
#pragma once
#include <string_view>

#include "core/format/json_text.h"

namespace consentry {

/// The reason (texts: REASON) of the first token that is none of RFC 8259 6, 7 or 3, else that of tokens in a wrong order. Up to the text's end
/// must follow what find_json_special() needs.
std::string_view json_fault(std::string_view text, bool is_utf8, JsonArena& arena);

}  // namespace consentry
