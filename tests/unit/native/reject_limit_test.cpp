// --max-rejects: numbers and percentages, without floating point.
#include <catch2/catch_test_macros.hpp>

#include "native/job/import.h"

namespace consentry {
namespace {

TEST_CASE("A number of rows or a percentage with two decimals") {
  CHECK(parse_reject_limit("12")->allows(12, 100));
  CHECK_FALSE(parse_reject_limit("12")->allows(13, 100));
  CHECK(parse_reject_limit("2.5%")->allows(25, 1000));
  CHECK_FALSE(parse_reject_limit("2.5%")->allows(26, 1000));
  CHECK(parse_reject_limit("0.01%")->allows(1, 10000));
  CHECK_FALSE(parse_reject_limit("0%")->allows(1, 10000));
  CHECK(parse_reject_limit("100%")->allows(7, 7));
  CHECK(RejectLimit().allows(7, 7));
}

TEST_CASE("Anything else is refused") {
  for (const char* text : {"", "%", "-1", "1.5", "1.%", ".5%", "1.234%", "100.01%", "101%", "5%%", "ten", "1e3"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_reject_limit(text));
  }
}

}  // namespace
}  // namespace consentry
