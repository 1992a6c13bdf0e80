// Unicode for names and addresses, by ICU in every host: folding, UTS #46, invisible characters. Memory: none kept besides ICU's data.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace consentry {

/// A header or word as it is compared: NFC, full case folding, blanks trimmed, each run of blanks, '_' and '-' one space.
/// Blanks are those of Unicode, and zero-width space, word joiner and byte order mark, which nobody sees in a header.
/// Bytes that are not UTF-8 stand for U+FFFD.
std::string fold_name(std::string_view);

/// The same characters in Unicode's composed form (NFC), so that one text has one spelling.
std::string to_nfc(std::string_view);

/// The local part of an address as it is compared: NFC and full case folding (ASCII: lower case).
std::string fold_local_part(std::string_view);

/// A domain in its ASCII form by UTS #46 (non-transitional, STD3 rules, bidi, joiners, DNS lengths), lower case; nothing where it has none.
std::optional<std::string> domain_to_ascii(std::string_view);

/// Number of characters (code points) of UTF-8 text; a byte that is not UTF-8 counts as one.
uint64_t count_characters(std::string_view);

/// The first character that a person can't see or takes for another (NBSP, zero width, BOM, direction marks, soft hyphen, smart
/// quotes), as "NO-BREAK SPACE (U+00A0)"; empty if there is none.
std::string invisible_character(std::string_view);

/// Without blanks (space, tab, line ends) at both ends.
std::string_view trim_blanks(std::string_view);

}  // namespace consentry
