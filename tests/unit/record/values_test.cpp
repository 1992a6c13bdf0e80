// Consents: words, and suggestions that are never applied.
#include <catch2/catch_test_macros.hpp>

#include "core/record/consent.h"

using namespace consentry;

TEST_CASE("A consent is exactly one of the words, or blank, or at fault", "[consent]") {
  const std::string one = "1", zero = "0";
  const ConsentWords words{{&one, 1}, {&zero, 1}};
  CHECK(read_consent("1", words) == Consent::given);
  CHECK(read_consent("0", words) == Consent::refused);
  CHECK(read_consent("", words) == Consent::absent);
  for (const char* other : {" ", " 1", "1 ", "1.0", "TRUE", "yes", "tak", "00", "-", "\xEF\xBC\x91", "1\xC2\xA0"}) {
    INFO(other);
    CHECK(!read_consent(other, words));
  }
}

TEST_CASE("A suggestion is one of the profile's words, or none", "[consent]") {
  const std::string given = "opted_in", refused = "unsubscribed";
  const ConsentWords words{{&given, 1}, {&refused, 1}};
  for (const char* yes : {"tak", "TRUE", "да", " 1", "1.0", "\xEF\xBC\x91", "1\xC2\xA0", "Opted_In "}) {
    INFO(yes);
    CHECK(likely_consent(yes, words) == "opted_in");
  }
  for (const char* no : {"nie", "FALSE", "нет", "0", "0.0", "nee", "nein"}) {
    INFO(no);
    CHECK(likely_consent(no, words) == "unsubscribed");
  }
  CHECK(likely_consent(std::string(31, ' ') + "1", words) == "opted_in");
  CHECK(likely_consent(std::string(32, ' ') + "1", words).empty());
  for (const char* unclear : {"2", "maybe", "-", "10", "n/a"}) {
    INFO(unclear);
    CHECK(likely_consent(unclear, words).empty());
  }
}
