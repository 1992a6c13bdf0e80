// Filling arguments into texts.
#include "core/report/fill.h"

#include <catch2/catch_test_macros.hpp>

using namespace consentry;

namespace {

std::string filled(Language language, std::string_view text, const std::vector<Argument>& arguments) {
  return fill(language, text, arguments);
}

}  // namespace

TEST_CASE("arguments are filled in, unknown ones stay") {
  CHECK(filled(Language::en, "at most {limit} bytes", {{"limit", "7"}}) == "at most 7 bytes");
  CHECK(filled(Language::en, "{a}{b}{c}", {{"b", "2"}}) == "{a}2{c}");
  CHECK(filled(Language::en, "{limit|# a|# b}", {}) == "{limit|# a|# b}");
  CHECK(filled(Language::en, "", {}).empty());
  CHECK(filled(Language::en, "{a", {{"a", "1"}}) == "{a");
  CHECK(filled(Language::en, "a} [b", {{"a", "1"}}) == "a} [b");
  CHECK(filled(Language::en, "{a}", {{"a", "{b} [c]"}, {"b", "no"}}) == "{b} [c]");  // an argument is no text
}

TEST_CASE("optional parts go where an argument is missing or empty") {
  const std::string_view text = "no[; perhaps {nearest}].";
  CHECK(filled(Language::en, text, {{"nearest", "1"}}) == "no; perhaps 1.");
  CHECK(filled(Language::en, text, {{"nearest", ""}}) == "no.");
  CHECK(filled(Language::en, text, {}) == "no.");
}

TEST_CASE("numbers choose the form of their language") {
  CHECK(filled(Language::en, "{n|# row|# rows}", {{"n", "1"}}) == "1 row");
  CHECK(filled(Language::en, "{n|# row|# rows}", {{"n", "0"}}) == "0 rows");
  CHECK(filled(Language::en, "{n|# row|# rows}", {{"n", "many"}}) == "many rows");
  const auto form = [](Language language, uint64_t number) { return plural_form(language, number); };
  for (uint64_t n : {1}) CHECK(form(Language::pl, n) == 0);
  for (uint64_t n : {2, 3, 4, 22, 104}) CHECK(form(Language::pl, n) == 1);
  for (uint64_t n : {0, 5, 11, 12, 14, 21, 112}) CHECK(form(Language::pl, n) == 2);
  for (uint64_t n : {1, 21, 101}) CHECK(form(Language::ru, n) == 0);
  for (uint64_t n : {2, 4, 23, 102}) CHECK(form(Language::ru, n) == 1);
  for (uint64_t n : {0, 5, 11, 12, 14, 111}) CHECK(form(Language::ru, n) == 2);
}
