// See json_fault.h.
#include "core/format/json_fault.h"

#include <algorithm>

namespace consentry {
namespace {

constexpr std::string_view kMarks = "{}[]:,\" \n\r\t";

std::string_view fault_of_token(std::string_view token) {
  if (token == "true" || token == "false" || token == "null") return {};
  const char *const p = token.data(), *const end = p + token.size();
  if (skip_json_number(p, end) == end) return {};
  return *p == '-' || (*p >= '0' && *p <= '9') ? "json_number" : "json_word";
}

}  // namespace

std::string_view json_fault(std::string_view text, bool is_utf8, JsonArena& arena) {
  if (!is_utf8) return "json_encoding";
  for (size_t at = 0; at < text.size();) {
    if (text[at] == '"') {
      const JsonString string = read_json_string(&text[at] + 1, text.data() + text.size(), arena);
      if (!string.end) return "json_string";
      at = static_cast<size_t>(string.end - text.data());
      continue;
    }
    const size_t end = std::min(text.find_first_of(kMarks, at), text.size());
    if (end > at)
      if (const std::string_view fault = fault_of_token(text.substr(at, end - at)); !fault.empty()) return fault;
    at = end > at ? end : at + 1;
  }
  return "json_structure";
}

}  // namespace consentry
