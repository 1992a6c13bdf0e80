// What stands inside the tokens of XML: characters (XML 1.0, 2.2), names (2.3, ASCII alone), references (4.1), white space of attributes
// (3.3.3), line ends (2.11), the declaration (2.8). Used by xml_scanner.cpp. Memory: none.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/format/xml_scanner.h"

namespace consentry::xml {

struct Checked {
  size_t sound;  ///< bytes at the start that are whole characters, all of which may stand in XML
  bool fault;    ///< what follows may not; else the rest is the start of a character
};
Checked check_characters(std::span<const uint8_t> bytes);

/// The start of a text in UTF-16 or UTF-32.
bool looks_wide(std::span<const uint8_t> head);

namespace detail {
/// 1: in a name, 2: at its start as well.
struct NameTable {
  uint8_t of[256] = {};
  constexpr NameTable() {
    for (int c = 'a'; c <= 'z'; ++c) of[c] = of[c - 'a' + 'A'] = 3;
    for (int c = '0'; c <= '9'; ++c) of[c] = 1;
    of[static_cast<int>('_')] = of[static_cast<int>(':')] = 3;
    of[static_cast<int>('-')] = of[static_cast<int>('.')] = 1;
  }
};
inline constexpr NameTable kNames;
}  // namespace detail

inline bool is_name(char c) { return detail::kNames.of[static_cast<uint8_t>(c)] & 1; }
inline bool starts_name(char c) { return detail::kNames.of[static_cast<uint8_t>(c)] & 2; }
/// "xml" in any case, which no instruction may be called.
bool is_reserved(std::string_view target);

/// The declaration's text between `<?xml` and `?>`.
XmlFault check_declaration(std::string_view text);

/// Appends the text with references resolved and line ends joined; in an attribute, white space becomes blanks. False: a reference that
/// is none.
bool decode(std::string_view raw, bool attribute, std::string& out);
/// Appends the text with CR LF and CR as LF.
void join_line_ends(std::string_view raw, std::string& out);
/// Where a text whose end is not there yet can be cut: outside references, line ends and "]]>".
size_t end_of_piece(std::string_view text);

}  // namespace consentry::xml
