// Consents and the duplicate table: words, and suggestions that are never applied.
#include <catch2/catch_test_macros.hpp>

#include "core/record/consent.h"
#include "core/record/duplicates.h"

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

TEST_CASE("The duplicate table finds what was added and nothing else", "[duplicates]") {
  DuplicateTable table({1, 2}, 20000);
  for (uint32_t i = 0; i < 10000; ++i) {
    const uint32_t contact = table.add_contact({i + 1, i + 2, 0});
    table.add(table.hash(0, std::to_string(i)), contact);
  }
  for (uint32_t i = 0; i < 10000; ++i) REQUIRE(table.find(table.hash(0, std::to_string(i))) == i);
  CHECK(!table.find(table.hash(1, "5")));
  CHECK(!table.find(table.hash(0, "10000")));
  CHECK(table.has_room(10000));
  CHECK(!table.has_room(10001));
}

TEST_CASE("The keyed hash depends on key, kind and every byte", "[duplicates]") {
  CHECK(keyed_hash({1, 2}, 0, "abc") != keyed_hash({1, 3}, 0, "abc"));
  CHECK(keyed_hash({1, 2}, 0, "abc") != keyed_hash({1, 2}, 1, "abc"));
  CHECK(keyed_hash({1, 2}, 0, "abcdefgh") != keyed_hash({1, 2}, 0, "abcdefg"));
  CHECK(keyed_hash({1, 2}, 0, std::string("a\0", 2)) != keyed_hash({1, 2}, 0, "a"));
}
