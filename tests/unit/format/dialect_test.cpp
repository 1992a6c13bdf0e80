// The search of dialects on heads of texts: marks, quotes, escapes, and what it is not sure of.
#include "core/format/dialect.h"

#include <catch2/catch_test_macros.hpp>

#include "core/format/dialect_doubts.h"
#include "tests/support/run_check.h"

using namespace consentry;

namespace {

Dialect found(std::string_view text, const DialectDemand& demand = {}) {
  return guess_dialect(text, true, demand).dialect();
}

}  // namespace

TEST_CASE("Each common mark is found where it parts every row alike", "[dialect]") {
  for (const std::string mark : {",", ";", "\t", "|", ":", "^", "~", "||", "::", ", ", "~|"}) {
    const std::string text = "email" + mark + "city\na@example.com" + mark + "Oslo\nb@example.com" + mark + "Rome\n";
    CHECK(found(text).delimiter == mark);
  }
}

TEST_CASE("Marks within texts part nothing", "[dialect]") {
  CHECK(found("when\n10:15:00\n11:20:30\n").delimiter == ",");                         // times
  CHECK(found("name\nAnna Nowak\nJan Kowalski\nPiet Jansen\n").delimiter == ",");      // words
  CHECK(found("email;sum\na@example.com;1,5\nb@example.com;2,5\n").delimiter == ";");  // decimal commas
}

TEST_CASE("Quotes are found by what they enclose", "[dialect]") {
  const Dialect single = found("email,note\na@example.com,'x, y'\nb@example.com,'it''s'\n");
  CHECK(single.quote == "'");
  const Dialect low = found("email;note\n„a@example.com”;„x; y”\n„b@example.com”;„z”\n");
  CHECK(low.quote == "„");
  CHECK(low.closing == "”");
  CHECK(found("email,name\na@example.com,O'Brien\nb@example.com,D'Arcy\n").quote == "\"");
}

TEST_CASE("A backslash escapes only where the text is unsound without it", "[dialect]") {
  CHECK(found("email,note\na@example.com,\"x \\\"y\\\", z\"\n").backslash);
  CHECK_FALSE(found("email,path\na@example.com,\"c:\\temp\\\"\nb@example.com,\"d:\\\"\n").backslash);
}

TEST_CASE("What is demanded stands, and the rest is found", "[dialect]") {
  CHECK(found("a;b,c\n1;2,3\n", {{","}, {}, {}}).delimiter == ",");
  CHECK(found("a,b\n'x','y'\n", {{}, "\"", {}}).quote == "\"");
  CHECK(found("a,b\n\"x\\\"y\",z\n", {{}, {}, false}).backslash == false);
}

TEST_CASE("Two readings that are as good are not sure", "[dialect]") {
  const DialectGuess guess = guess_dialect("h1,h2;h3\nx,y;z\n", true, {});
  CHECK_FALSE(guess.sure);
  REQUIRE(guess.candidates.size() > 1);
  CHECK(guess.candidates[0].dialect.delimiter != guess.candidates[1].dialect.delimiter);
}

TEST_CASE("A sep= line names its mark, quoted or not", "[dialect]") {
  CHECK(find_sep_line("sep=;\r\na;b").delimiter == ";");
  CHECK(find_sep_line("sep=;\r\na;b").size == 7);
  CHECK(find_sep_line("\"sep=|\"\na|b").delimiter == "|");
  CHECK(find_sep_line("sep=||\na").delimiter == "||");
  CHECK(find_sep_line("sep=name\na").size == 0);
}

TEST_CASE("Lines that come later refute the head", "[dialect]") {
  std::string head = "email;note\n", later;
  for (int i = 0; i < 50; ++i) head += "a" + std::to_string(i) + "@example.com;x\n";
  for (int i = 0; i < 20; ++i) later += "b" + std::to_string(i) + "@example.com;'y; z'\n";
  DialectDoubts doubts;
  const std::string text = head + later;
  std::vector<uint64_t> odd;
  for (size_t at = head.size(); at < text.size(); at = text.find('\n', at) + 1) odd.push_back(at);
  doubts.collect(odd, test::bytes_of(text), 0);
  const std::optional<Dialect> better = doubts.better_than(found(head), {}, false);
  REQUIRE(better);
  CHECK(better->quote == "'");
}
