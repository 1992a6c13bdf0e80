// What a letter costs by its language and by what stands beside it, and which languages an encoding can write.
#include "core/encoding/letter_costs.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/encoding/encodings.h"
#include "core/encoding/upper_half.h"

using namespace consentry;

namespace {

const LanguageLetters& language(std::string_view name) {
  const auto all = language_letters();
  return *std::find_if(all.begin(), all.end(), [&](const LanguageLetters& one) { return one.language == name; });
}

int64_t between(char before, char behind, const LanguageLetters& language, char16_t letter) {
  Neighbours beside;
  ++beside.before[neighbour_of(static_cast<uint8_t>(before))];
  ++beside.behind[neighbour_of(static_cast<uint8_t>(behind))];
  return neighbours_cost(language, letter, beside);
}

std::u16string letters_of(std::string_view encoding) {
  std::u16string letters;
  for (const char16_t character : upper_half(*find_encoding(encoding))) letters += lower_case(character);
  return letters;
}

}  // namespace

TEST_CASE("A letter costs less where its language mostly has it", "[encoding]") {
  CHECK(between('o', 'c', language("pl"), u'ś') < 0);  // Kościuszko
  CHECK(between('q', 'q', language("pl"), u'ś') > 0);
  CHECK(between('M', 'L', language("de"), u'ü') == between('m', 'l', language("de"), u'ü'));
  CHECK(between('a', '\n', language("es"), u'ñ') == between('a', ',', language("es"), u'ñ'));
  CHECK(between('a', ',', language("es"), u'ñ') > between('a', 'o', language("es"), u'ñ'));  // no word ends in ñ
}

TEST_CASE("What is not ASCII is no neighbour that is counted", "[encoding]") {
  CHECK(neighbour_of('Z') == 25);
  CHECK(neighbour_of('-') == kNoLetter);
  CHECK(neighbour_of(0xB6) == kNeighbours);
}

TEST_CASE("An encoding writes a language of whose letters it lacks hardly any", "[encoding]") {
  CHECK(can_write(letters_of("windows-1250"), language("pl")));
  CHECK_FALSE(can_write(letters_of("windows-1252"), language("pl")));
  CHECK(can_write(letters_of("windows-1252"), language("fr")));
  CHECK(can_write(letters_of("macintosh"), language("fr")));
  CHECK_FALSE(can_write(letters_of("macintosh"), language("tr")));
  CHECK(can_write(letters_of("windows-1251"), language("uk")));
  CHECK_FALSE(can_write(letters_of("KOI8-R"), language("uk")));
}

TEST_CASE("Both forms of a Romanian letter are one", "[encoding]") {
  CHECK(can_write(letters_of("windows-1250"), language("ro")));
  CHECK(can_write(letters_of("ISO-8859-16"), language("ro")));
  CHECK(lower_case(u'Ș') == lower_case(u'ş'));
}
