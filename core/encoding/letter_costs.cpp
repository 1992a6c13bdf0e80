// See letter_costs.h.
#include "core/encoding/letter_costs.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>

namespace consentry {
namespace {

using enum CharacterKind;

constexpr LanguageLetters kLanguages[] = {
#define LETTERS(language, letters, costs) {language, letters, costs},
#include "core/encoding/letters.def"
};

struct LetterNeighbours {
  std::string_view language;
  char16_t letter;
  std::string_view before, behind;
};

constexpr LetterNeighbours kLetterNeighbours[] = {
#define NEIGHBOURS(language, letter, before, behind) {language, letter, before, behind},
#include "core/encoding/letter_neighbours.def"
};

constexpr bool sound() {
  for (const LanguageLetters& one : kLanguages)
    if (one.letters.size() != one.costs.size()) return false;
  for (const LetterNeighbours& one : kLetterNeighbours)
    if (one.before.size() != kNeighbours || one.behind.size() != kNeighbours) return false;
  return true;
}
static_assert(sound());

/// Marks that stand beside letters in any text: quotes, dashes, no-break space, ellipsis, Spanish marks.
constexpr std::u16string_view kTextMarks =
    u"\u00A0\u00A1\u00AB\u00BB\u00BF\u2013\u2014\u2018\u2019\u201A\u201C\u201D\u201E\u2026";
/// Of those the quotes: which open before a word, which close behind one; the rest do either.
constexpr std::u16string_view kQuotes = u"\u00AB\u00BB\u2018\u2019\u201A\u201C\u201D\u201E";
constexpr std::u16string_view kOpening = u"\u201A\u201E", kClosing = u"\u201D";
/// Signs of prices, measures, names of firms and streets.
constexpr std::u16string_view kSigns = u"§©®°·€™№ºª";

bool is_one_of(std::u16string_view characters, char16_t c) { return characters.find(c) != characters.npos; }

// Costs in half bits.
constexpr uint32_t kForeignLetter = 22, kStrangeLetter = 32;
constexpr uint32_t kTextMark = 14, kQuote = 6, kQuoteInWord = 10, kSign = 16, kLatin1Symbol = 20, kOtherSymbol = 30,
                   kControl = 48, kNothing = 60;
constexpr uint32_t kCaseInWord = 14, kSymbolInWord = 8, kOtherScript = 20, kDigitInWord = 6, kUpper = 2,
                   kUpperInWord = 6, kClosingFirst = 14;

/// `g` is 0.
int64_t added(std::string_view costs, const std::array<int64_t, kNeighbours>& counts) {
  int64_t cost = 0;
  for (size_t i = 0; i < kNeighbours; ++i) cost += counts[i] * (costs[i] - 'g');
  return cost;
}

/// Of a thousand letters beyond ASCII, how many may be of those that an encoding lacks.
constexpr int kMayLack = 62;

bool is_wordly(CharacterKind kind) { return is_letter(kind) || kind == mark; }

}  // namespace

std::span<const LanguageLetters> language_letters() { return kLanguages; }

CharacterKind kind_of(char16_t c) {
  if (c == 0) return none;
  if (c >= '0' && c <= '9') return digit;
  if (c < 0x80) return (c | 0x20) < 'a' || (c | 0x20) > 'z' ? apart : c >= 'a' ? lower : upper;
  if (c < 0xA0) return control;
  if (is_one_of(kTextMarks, c)) return apart;
  switch (u_charType(c)) {
    case U_LOWERCASE_LETTER: return lower;
    case U_UPPERCASE_LETTER: return upper;
    case U_OTHER_LETTER: return is_one_of(kSigns, c) ? symbol : letter;
    case U_NON_SPACING_MARK:
    case U_COMBINING_SPACING_MARK: return mark;
    default: return symbol;
  }
}

bool is_letter(CharacterKind kind) { return kind <= letter; }

uint32_t own_letter_cost(const LanguageLetters& language, char16_t lower) {
  const size_t found = language.letters.find(lower);
  return found == language.letters.npos ? UINT32_MAX : static_cast<uint32_t>(language.costs[found] - 'a');
}

size_t neighbour_of(uint8_t byte) {
  if (byte >= 0x80) return kNeighbours;
  const uint8_t lower = byte | 0x20;
  return lower >= 'a' && lower <= 'z' ? lower - 'a' : kNoLetter;
}

int64_t neighbours_cost(const LanguageLetters& language, char16_t lower, const Neighbours& beside) {
  const auto found = std::find_if(
      std::begin(kLetterNeighbours), std::end(kLetterNeighbours),
      [&](const LetterNeighbours& one) { return one.letter == lower && one.language == language.language; });
  if (found == std::end(kLetterNeighbours)) return 0;
  return added(found->before, beside.before) + added(found->behind, beside.behind);
}

bool can_write(std::u16string_view letters, const LanguageLetters& language) {
  if (language.language == "vi") return true;  // its letters are written in parts
  int missing = 0;
  for (size_t i = 0; i < language.letters.size(); ++i)
    if (!is_one_of(letters, language.letters[i])) missing += 1000 >> (language.costs[i] - 'a') / 2;
  return missing <= kMayLack;
}

uint32_t foreign_letter_cost(bool known_in_script) { return known_in_script ? kForeignLetter : kStrangeLetter; }

bool is_known_letter(char16_t lower) {
  return std::any_of(std::begin(kLanguages), std::end(kLanguages),
                     [&](const LanguageLetters& one) { return is_one_of(one.letters, lower); });
}

uint32_t symbol_cost(char16_t c, CharacterKind kind) {
  if (kind == none) return kNothing;
  if (kind == control) return kControl;
  if (is_one_of(kQuotes, c)) return kQuote;
  if (is_one_of(kTextMarks, c)) return kTextMark;
  if (is_one_of(kSigns, c)) return kSign;
  return c < 0x100 ? kLatin1Symbol : kOtherSymbol;
}

uint32_t pair_cost(char16_t first, char16_t second) {
  const CharacterKind a = kind_of(first), b = kind_of(second);
  const uint32_t here = second < 0x80 || b != upper ? 0 : a == upper ? kUpperInWord : kUpper;
  if (is_letter(a) && is_letter(b)) {
    const uint32_t script = script_of(first) == script_of(second) ? 0 : kOtherScript;
    return here + script + (a == lower && b == upper ? kCaseInWord : 0);
  }
  const bool odd_a = a == symbol || a == control || a == none, odd_b = b == symbol || b == control || b == none;
  if ((odd_a && (odd_b || is_wordly(b))) || (odd_b && is_wordly(a))) return here + kSymbolInWord;
  if ((a == digit && is_letter(b)) || (is_letter(a) && b == digit)) return here + kDigitInWord;
  if (b == mark && !is_wordly(a)) return kCaseInWord;
  if ((is_letter(a) && is_one_of(kOpening, second)) || (is_one_of(kClosing, first) && is_letter(b)))
    return here + kQuoteInWord;
  if (second == u'\u2019' && a == apart) return kClosingFirst;  // an apostrophe before the word
  return here;
}

int script_of(char16_t letter) {
  UErrorCode status = U_ZERO_ERROR;
  return letter < 0x80 ? USCRIPT_LATIN : uscript_getScript(letter, &status);
}

char16_t lower_case(char16_t letter) {
  if (letter == u'İ') return u'ı';
  if (letter == u'Ș' || letter == u'ș') return u'ş';
  if (letter == u'Ț' || letter == u'ț') return u'ţ';
  return static_cast<char16_t>(u_tolower(letter));
}

}  // namespace consentry
