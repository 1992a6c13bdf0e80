// What a ranking shows a person: lines that tell the likeliest readings apart, and where UTF-8 fails.
#include "core/encoding/encoding_ranking.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/support/run_check.h"

using namespace consentry;

namespace {

EncodingFound rank(std::string_view text) {
  EncodingSurvey survey;
  survey.feed(test::bytes_of(text));
  survey.finish();
  return rank_encodings(survey);
}

}  // namespace

TEST_CASE("The line that is shown is one that the two likeliest read differently", "[encoding]") {
  // windows-1250 and ISO-8859-2 read the header alike, and the last word of the second line not.
  const EncodingFound found = rank(
      "email,imi\xEA\na@b.pl,\xA3\xF3"
      "d\xBC\nb@b.pl,\xAF\xF3\xB3w\n");
  CHECK(found.name == "ISO-8859-2");
  REQUIRE(found.candidates.size() > 1);
  CHECK(found.candidates[0].sample == "a@b.pl,Łódź");
  CHECK(found.candidates[1].name == "windows-1250");
  CHECK(found.candidates[1].sample == "a@b.pl,ŁódĽ");
  REQUIRE(found.not_utf8);
  CHECK(found.not_utf8->text == "email,imię");
  CHECK(found.not_utf8->line == 1);
  CHECK(found.not_utf8->character == 10);
  CHECK(found.not_utf8->offset == 9);
  CHECK(found.not_utf8->hex == "EA");
}

TEST_CASE("A sample ends with its line and a bounded way from the byte", "[encoding]") {
  SampleLines samples;
  const std::string text = std::string(500, 'a') + "\xB1" + std::string(500, 'b') + "\n\xB2\n\xB1\n";
  for (const char c : text) samples.feed(test::bytes_of({&c, 1}));
  CHECK(samples.all() == std::vector<std::string>{std::string(60, 'a') + "\xB1" + std::string(60, 'b'), "\xB2"});
}
