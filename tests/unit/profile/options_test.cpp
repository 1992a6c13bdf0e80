// parse_options and options_json (core/profile/load.h).
#include <catch2/catch_test_macros.hpp>

#include "core/profile/load.h"

using namespace consentry;

namespace {

std::string again(const std::string& json) {
  const auto options = parse_options(json);
  return options ? options_json(options.value()) : options.fault().code + ": " + options.fault().message;
}

}  // namespace

TEST_CASE("options that differ from the default are told, in canonical order") {
  CHECK(again("{}") == "{}");
  CHECK(again(R"({"digest":false,"duplicate_entries":16777216})") == "{}");
  const std::string full =
      R"({"delimiter":";","digest":true,"duplicate_entries":5,"encoding":"UTF-8","entry":"a.csv","extension":"zip",)"
      R"("format":"csv","header":3,"identifier":"phone","map":[["Adres","email"],["#2","-"]],)"
      R"("missing_primary":"accept","quote":"","sheet":"Kunden"})";
  CHECK(again(full) == full);
  CHECK(again(R"({"sheet":0})") == R"({"sheet":0})");
  CHECK(again(R"({"header":"none","encoding":"utf-8"})") == R"({"encoding":"UTF-8","header":"none"})");
}

TEST_CASE("the secret is read and never told") {
  const auto options = parse_options(R"({"hash_key":"0123456789abcdefFEDCBA9876543210"})");
  REQUIRE(options);
  CHECK(options.value().hash_key == std::array<uint64_t, 2>{0x0123456789abcdef, 0xfedcba9876543210});
  CHECK(options_json(options.value()) == "{}");
  for (const char* bad : {"", "0123", "0123456789abcdefFEDCBA987654321g", "0123456789abcdefFEDCBA98765432100"}) {
    CHECK(again(R"({"hash_key":")" + std::string(bad) + "\"}") ==
          "options_value: hash_key: expected 32 hexadecimal digits");
  }
}

TEST_CASE("unsound options are faults") {
  CHECK(again("nope").starts_with("options_json: "));
  CHECK(again(R"({"delimeter":";"})") ==
        "options_unknown_key: unknown key \"delimeter\" at delimeter; did you mean \"delimiter\"?");
  CHECK(again(R"({"digest":1})") == "options_type: digest: expected a truth value, found a whole number");
  CHECK(again(R"({"delimiter":"ab"})") ==
        "options_value: delimiter: expected one or two ASCII marks, as in \";\", \"||\" or \", \"");
  CHECK(again(R"({"delimiter":"'","quote":"'"})") == "options_value: delimiter: must not be the quote");
  CHECK(again(R"({"quote":"x"})").starts_with("options_value: quote"));
  CHECK(again(R"({"header":0})").starts_with("options_value: header"));
  CHECK(again(R"({"header":"one"})").starts_with("options_value: header"));
  CHECK(again(R"({"header":true})").starts_with("options_type: header"));
  CHECK(again(R"({"map":[["a"]]})") == "options_type: map[0]: expected a pair of texts");
  CHECK(again(R"({"map":[["a",""]]})").starts_with("options_value: map"));
  CHECK(again(R"({"map":{"a":"b"}})").starts_with("options_type: map"));
  CHECK(again(R"({"encoding":"windows-1249"})").starts_with("options_value: encoding"));
  CHECK(again(R"({"format":"zip"})").starts_with("options_value: format"));
  CHECK(again(R"({"sheet":""})") == "options_value: sheet: expected a number from 0 or a name");
  CHECK(again(R"({"sheet":-1})") == "options_value: sheet: must not be negative");
  CHECK(again(R"({"sheet":[]})").starts_with("options_type: sheet"));
  CHECK(again(R"({"entry":""})").starts_with("options_value: entry"));
  for (const char* bad : {"CSV", "c/v", "abcdefghijklmnopq"})
    CHECK(again(R"({"extension":")" + std::string(bad) + "\"}").starts_with("options_value: extension"));
  CHECK(again(R"({"duplicate_entries":-1})").starts_with("options_value: duplicate_entries"));
}

TEST_CASE("options must fit the profile") {
  const auto profile = load_builtin_profile("expertsender");
  REQUIRE(profile);
  const auto check = [&](const std::string& json) {
    const auto fault = check_options(parse_options(json).value(), profile.value());
    return fault ? fault->code + ": " + fault->message : "ok";
  };
  CHECK(check("{}") == "ok");
  CHECK(check(R"({"identifier":"phone","format":"txt"})") == "ok");
  CHECK(check(R"({"identifier":"phon"})") ==
        "options_value: identifier: \"phon\" is not one of email, phone, crm_id; did you mean \"phone\"?");
  CHECK(check(R"({"identifier":"first_name"})").starts_with("options_value: identifier"));
  CHECK(check(R"({"default_country":"PL"})") == "ok");
  CHECK(
      check(R"({"default_country":"pl"})") ==
      "options_value: default_country: \"pl\" is no country with phone numbers by its two letters (ISO 3166-1), as in "
      "\"PL\"; did you mean \"PL\"?");
  CHECK(check(R"({"default_country":"UK"})").ends_with("did you mean \"GB\"?"));
  CHECK(check(R"({"default_country":"ZZ"})").ends_with("as in \"PL\""));
  CHECK(check(R"({"default_country":"001"})").starts_with("options_value: default_country"));
  CHECK(check(R"({"default_country":""})").starts_with("options_value: default_country"));
}
