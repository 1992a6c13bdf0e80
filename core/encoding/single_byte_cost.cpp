// See single_byte_cost.h.
#include "core/encoding/single_byte_cost.h"

#include <algorithm>
#include <string>
#include <vector>

namespace consentry {
namespace {

/// Of a letter that a text has from another language than its own, and of each where the encoding can't write its own.
constexpr int64_t kElsewhere = 14, kUnwritten = 12;

struct Letter {
  char16_t lower;
  int script;
  bool known;
  int64_t count;
  const Neighbours* beside;
};

/// Of a letter in a language, beside what stands beside it.
int64_t cost_in(const LanguageLetters& language, const Letter& letter) {
  const uint32_t own = own_letter_cost(language, letter.lower);
  if (own != UINT32_MAX) return letter.count * own + neighbours_cost(language, letter.lower, *letter.beside);
  const bool known = letter.known && letter.script == script_of(language.letters[0]);
  return letter.count * foreign_letter_cost(known);
}

/// Of each letter in whichever language has it most, since names come from anywhere.
std::vector<int64_t> costs_elsewhere(const std::vector<Letter>& letters) {
  std::vector<int64_t> costs;
  for (const Letter& letter : letters) {
    int64_t least = INT64_MAX;
    for (const LanguageLetters& language : language_letters()) least = std::min(least, cost_in(language, letter));
    costs.push_back(least + letter.count * kElsewhere);
  }
  return costs;
}

/// In the language that suits all letters best.
int64_t letters_cost(const std::vector<Letter>& letters, const UpperHalf& half) {
  std::u16string writable;
  for (const char16_t character : half) writable += lower_case(character);
  const std::vector<int64_t> elsewhere = costs_elsewhere(letters);
  int64_t least = INT64_MAX;
  for (const LanguageLetters& language : language_letters()) {
    int64_t cost = can_write(writable, language) ? 0 : kUnwritten * static_cast<int64_t>(letters.size());
    for (size_t i = 0; i < letters.size(); ++i) cost += std::min(cost_in(language, letters[i]), elsewhere[i]);
    least = std::min(least, cost);
  }
  return least;
}

char16_t read(const UpperHalf& half, unsigned byte) {
  return byte < 0x80 ? static_cast<char16_t>(byte) : half[byte - 0x80];
}

int64_t pairs_cost(const EncodingSurvey& survey, const UpperHalf& half) {
  int64_t cost = 0;
  for (unsigned first = 0; first < 0x100; ++first) {
    for (unsigned second = first < 0x80 ? 0x80 : 0; second < 0x100; ++second) {
      const int64_t count = survey.pairs(static_cast<uint8_t>(first), static_cast<uint8_t>(second));
      if (count) cost += count * pair_cost(read(half, first), read(half, second));
    }
  }
  return cost;
}

}  // namespace

UpperBytes::UpperBytes(const EncodingSurvey& survey) {
  for (unsigned byte = 0x80; byte < 0x100; ++byte) {
    const unsigned i = byte - 0x80;
    for (unsigned other = 0; other < 0x100; ++other) {
      const int64_t before = survey.pairs(static_cast<uint8_t>(other), static_cast<uint8_t>(byte));
      count[i] += before;
      const size_t neighbour = neighbour_of(static_cast<uint8_t>(other));
      if (neighbour == kNeighbours) continue;
      beside[i].before[neighbour] += before;
      beside[i].behind[neighbour] += survey.pairs(static_cast<uint8_t>(byte), static_cast<uint8_t>(other));
    }
    all += count[i];
  }
}

int64_t single_byte_cost(const Encoding& encoding, const UpperHalf& half, const EncodingSurvey& survey,
                         const UpperBytes& bytes) {
  int64_t cost = encoding.rarity;
  std::vector<Letter> letters;
  for (size_t i = 0; i < half.size(); ++i) {
    if (!bytes.count[i]) continue;
    const CharacterKind kind = kind_of(half[i]);
    if (is_letter(kind) || kind == CharacterKind::mark) {
      const char16_t lower = lower_case(half[i]);
      letters.push_back({lower, script_of(lower), is_known_letter(lower), bytes.count[i], &bytes.beside[i]});
    } else {
      cost += bytes.count[i] * symbol_cost(half[i], kind);
    }
  }
  if (!letters.empty()) cost += letters_cost(letters, half);
  return cost + pairs_cost(survey, half);
}

}  // namespace consentry
