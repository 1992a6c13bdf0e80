// How likely letters are in the languages that write them, in half bits: few for a letter that a language often writes, many for what no text
// holds. Memory: static.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace consentry {

/// A language's letters beside ASCII's.
struct LanguageLetters {
  std::string_view language;  ///< ISO 639-1
  std::u16string_view letters;
  std::string_view costs;  ///< of each letter, `a` for 0
};
std::span<const LanguageLetters> language_letters();

enum class CharacterKind : uint8_t { lower, upper, letter, digit, mark, apart, symbol, control, none };

/// What kind of character stands where a ranking looks at it. `none`: the byte stands for nothing.
CharacterKind kind_of(char16_t character);
bool is_letter(CharacterKind kind);

/// Of a letter that a language has beside ASCII's; UINT32_MAX: it has not.
uint32_t own_letter_cost(const LanguageLetters&, char16_t lower);
/// A language is written in what has nearly all of its letters; `letters` are in lower case.
bool can_write(std::u16string_view letters, const LanguageLetters&);
/// Of a letter that the language has not: less where another language of the same script has it.
uint32_t foreign_letter_cost(bool known_in_script);
/// What may stand beside a letter: a to z, in either case, and what is no letter (`kNoLetter`).
constexpr size_t kNeighbours = 27, kNoLetter = 26;
/// `kNeighbours` for what is not ASCII.
size_t neighbour_of(uint8_t byte);
/// How often each neighbour stands before a letter and behind it, of those that are ASCII.
struct Neighbours {
  std::array<int64_t, kNeighbours> before{}, behind{};
};
/// What is added to the costs of a language's own letter for where it stands; less than 0 where it is mostly found.
int64_t neighbours_cost(const LanguageLetters&, char16_t lower, const Neighbours&);
/// Some language has this letter beside ASCII's.
bool is_known_letter(char16_t lower);
/// Of what is no letter, in any language.
uint32_t symbol_cost(char16_t character, CharacterKind kind);
/// Of two characters side by side, at least one of them not ASCII.
uint32_t pair_cost(char16_t first, char16_t second);
/// "Latn", "Cyrl" and so on as ICU numbers them; of letters.
int script_of(char16_t letter);
/// Both forms of Romanian's letters, of which each encoding has one, are one.
char16_t lower_case(char16_t letter);

}  // namespace consentry
