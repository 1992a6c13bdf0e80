// Strict UTF-8: which bytes are at fault, by which code, and where.
#include <catch2/catch_test_macros.hpp>

#include "tests/support/read_text.h"

using namespace consentry;
using Lines = std::vector<std::string>;

namespace {

Lines faults_of(std::string_view cell, size_t block) {
  const std::string text = "h\nab" + std::string(cell) + "c\n";
  return test::read_text(text, block).findings;
}

void check(std::string_view cell, const Lines& expected) {
  for (size_t block : {1, 2, 3, 64}) {
    INFO("block " << block);
    CHECK(faults_of(cell, block) == expected);
  }
}

}  // namespace

TEST_CASE("Well-formed text has no fault", "[utf8]") {
  check("\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\xED\x9F\xBF\xEE\x80\x80\xF4\x8F\xBF\xBD", {});
}

TEST_CASE("Each maximal ill-formed part counts once", "[utf8]") {
  check("\xFF", {"301 -:2:-:3+4"});
  check("\x80", {"301 -:2:-:3+4"});
  check("\xC3", {"301 -:2:-:3+4"});
  check("\xE2\x82", {"304 -:2:-:3+4"});
  check("\xF0\x9F\x98", {"304 -:2:-:3+4"});
  check("\xC0\x80", {"302 -:2:-:3+4", "301 -:2:-:4+5"});
  check("\xE0\x80\x80", {"302 -:2:-:3+4", "301 -:2:-:4+5", "301 -:2:-:5+6"});
  check("\xED\xA0\x80", {"303 -:2:-:3+4", "301 -:2:-:4+5", "301 -:2:-:5+6"});
  check("\xF4\x90\x80\x80", {"301 -:2:-:3+4", "301 -:2:-:4+5", "301 -:2:-:5+6", "301 -:2:-:6+7"});
}

TEST_CASE("Characters before a fault on its line are counted as characters", "[utf8]") {
  check("\xC3\xA9\xE2\x82\xAC\xFF", {"301 -:2:-:5+9"});
}

TEST_CASE("A character that the end of the file cuts off", "[utf8]") {
  for (size_t block : {1, 2, 64}) CHECK(test::read_text("h\na\xE2\x82", block).findings == Lines{"304 -:2:-:2+3"});
}
