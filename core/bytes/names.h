// What the end of a file's name promises, to be told where the content is another. Memory: none.
#pragma once
#include <string_view>

namespace consentry {

/// "TEXT", "JSON", "XLSX", "XLS" or "ZIP", or empty for an ending that promises none of them. `extension` in any case, without the point.
std::string_view promised_format(std::string_view extension);

/// Of a name, without the point; empty where there is none.
std::string_view extension_of(std::string_view name);

}  // namespace consentry
