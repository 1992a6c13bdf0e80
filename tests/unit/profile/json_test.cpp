// core/profile/json.h: reading with places, canonical writing.
#include "core/profile/json.h"

#include <catch2/catch_test_macros.hpp>

using namespace consentry;

namespace {

std::string round_trip(std::string_view text) {
  const auto parsed = parse_json(text, "json");
  return parsed ? canonical(parsed.value()) : parsed.fault().message;
}

}  // namespace

TEST_CASE("canonical JSON sorts keys and drops blanks") {
  CHECK(round_trip(R"( { "b" : [ 1 , true , null ] , "a" : { } } )") == R"({"a":{},"b":[1,true,null]})");
  CHECK(round_trip("\xEF\xBB\xBF[-0,-9223372036854775808,9223372036854775807]") ==
        "[0,-9223372036854775808,9223372036854775807]");
}

TEST_CASE("canonical JSON escapes as RFC 8785 says") {
  CHECK(round_trip(R"(["\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/\b\f\r\t\u001f\u007f"])") ==
        "[\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\\b\\f\\r\\t\\u001f\x7f\"]");
}

TEST_CASE("keys sort by UTF-16 code units") {
  // RFC 8785 3.2.3, the example.
  const std::string text = R"({"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7})";
  CHECK(round_trip(text) == "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,\"\U0001F600\":5,\"\uFB33\":3}");
  CHECK(key_before("a", "ab"));
  CHECK_FALSE(key_before("ab", "a"));
  CHECK_FALSE(key_before("a", "a"));
}

TEST_CASE("what is no integer JSON is a fault with its place") {
  CHECK(round_trip(R"({"a":[1,{"b":1.0}]})") == "a[1].b: expected a whole number without point or exponent");
  CHECK(round_trip(R"({"a":18446744073709551615})") == "a: the number is beyond 64 bits");
  CHECK(round_trip(R"({"a":{"k":1,"\u006b":2}})") == "a: \"k\" stands twice in one object");
  CHECK(round_trip(std::string(65, '[') + std::string(65, ']')).find("nested deeper") != std::string::npos);
  for (const char* bad : {"", "{", "[1,]", "{'a':1}", "[1] x", "[\"\xFF\"]", "[01]", "[\"\t\"]", "nul"}) {
    INFO(bad);
    CHECK(round_trip(bad).starts_with("not JSON: "));
  }
  const auto parsed = parse_json("[", "options_json");
  REQUIRE_FALSE(parsed);
  CHECK(parsed.fault().code == "options_json");
}

TEST_CASE("the writer appends and puts the commas") {
  std::string out = "x";
  JsonWriter writer(out);
  writer.begin_object().key("a").begin_array().integer(uint64_t{1}).integer(int64_t{-2}).end_array();
  writer.key("b").boolean(false).key("c").begin_object().end_object().key("d").null().key("e").raw("[]").end_object();
  CHECK(out == R"(x{"a":[1,-2],"b":false,"c":{},"d":null,"e":[]})");
}
