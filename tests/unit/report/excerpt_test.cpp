// Texts of the file as the report shows them.
#include "core/report/excerpt.h"

#include <catch2/catch_test_macros.hpp>

using namespace consentry;
using namespace std::string_literals;

TEST_CASE("excerpt keeps what a person can read") {
  CHECK(excerpt("", 80).empty());
  CHECK(excerpt("Anna Nowak", 80) == "Anna Nowak");
  CHECK(excerpt("Łódź, Jürgen, Иван 𝄞", 80) == "Łódź, Jürgen, Иван 𝄞");
  CHECK(excerpt("a\\xFF", 80) == "a\\xFF");  // a literal backslash stays
}

TEST_CASE("excerpt shows controls and bytes that are not UTF-8 as hex") {
  CHECK(excerpt("a\0b"s, 80) == "a\\x00b");
  CHECK(excerpt("a\tb\r\n", 80) == "a\\x09b\\x0D\\x0A");
  CHECK(excerpt("\x7F", 80) == "\\x7F");
  CHECK(excerpt("\xC2\x85", 80) == "\\xC2\\x85");  // U+0085, a control of the upper half
  CHECK(excerpt("Zo\xEB", 80) == "Zo\\xEB");
  CHECK(excerpt("\xC0\xAF", 80) == "\\xC0\\xAF");           // over-long
  CHECK(excerpt("\xED\xA0\x80", 80) == "\\xED\\xA0\\x80");  // half of a pair
  CHECK(excerpt("\xF4\x90\x80\x80", 80) == "\\xF4\\x90\\x80\\x80");
  CHECK(excerpt("\xE2\x82", 80) == "\\xE2\\x82");  // breaks off
}

TEST_CASE("excerpt is cut at a character within its bound") {
  CHECK(excerpt("abcdef", 6) == "abcdef");
  CHECK(excerpt("abcdefg", 6) == "abcdef…");
  CHECK(excerpt("łłł", 6) == "łłł");
  CHECK(excerpt("łłłł", 7) == "łłł…");
  CHECK(excerpt("ab\x01", 5) == "ab…");  // no half of "\x01"
}

TEST_CASE("shown_length counts characters and stray bytes") {
  CHECK(shown_length("") == 0);
  CHECK(shown_length("Zoë") == 3);
  CHECK(shown_length("𝄞") == 1);
  CHECK(shown_length("Zo\xEB") == 3);
  CHECK(shown_length("\xE2\x82") == 2);
}
