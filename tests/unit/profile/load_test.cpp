// core/profile/load.h: shipped profiles, samples, faults with place and remedy.
#include <catch2/catch_test_macros.hpp>

#include "core/profile/json.h"
#include "core/sha256.h"
#include "tests/unit/profile/sample.h"

using namespace consentry;
using namespace consentry::test;

TEST_CASE("every shipped profile loads under its id, and again from its canonical form") {
  REQUIRE(builtin_profiles().size() == 2);
  for (const BuiltinProfile& builtin : builtin_profiles()) {
    INFO(builtin.id);
    CHECK(outcome(std::string(builtin.json)) == "ok");
    const auto profile = load_builtin_profile(builtin.id);
    REQUIRE(profile);
    CHECK(profile.value().id == builtin.id);
    CHECK(profile.value().sha256 == sha256_hex(profile.value().canonical));
    const auto again = load_profile(profile.value().canonical);
    REQUIRE(again);
    CHECK(again.value().sha256 == profile.value().sha256);
  }
}

TEST_CASE("expertsender says what its sources say") {
  const auto loaded = load_builtin_profile("expertsender");
  REQUIRE(loaded);
  const Profile& profile = loaded.value();
  CHECK(profile.advise_bytes == 28'000'000);
  CHECK(profile.max_bytes == 29'360'128);
  CHECK(profile.csv_delimiter == ",");
  CHECK(profile.txt_delimiter == "\t");
  CHECK(profile.any_of.size() == 3);
  CHECK_FALSE(profile.accept_missing_primary);
  CHECK_FALSE(profile.consents_by_header);
  CHECK(profile.given_words == std::vector<std::string>{"1"});
  CHECK(profile.refused_words == std::vector<std::string>{"0"});
  CHECK(profile.fields[*profile.field_index("email")].max_length == 320);
  CHECK(profile.fields[*profile.field_index("phone")].max_digits == 20);
  CHECK(profile.fields[*profile.field_index("phone")].plus_optional);
  CHECK(profile.fields[*profile.field_index("birth_date")].forms.front() == "DD.MM.YYYY");
  CHECK(profile.unknown_columns == UnknownColumns::ignore);
}

TEST_CASE("every limit of a platform's profile has its source") {
  const auto loaded = load_builtin_profile("expertsender");
  REQUIRE(loaded);
  const auto document = parse_json(loaded.value().canonical, "json");
  REQUIRE(document);
  const Json* sources = document.value().find("sources");
  REQUIRE(sources);
  for (const char* key : {"advise_bytes", "max_bytes", "max_cell_bytes", "max_columns", "max_records"}) {
    INFO(key);
    if (document.value().find("file")->find(key)) CHECK(sources->find(std::string("file.") + key));
  }
  for (const Json& field : document.value().find("fields")->array()) {
    for (const char* key : {"max_length", "max_digits", "forms"}) {
      const std::string place = "fields." + field.find("name")->string() + '.' + key;
      INFO(place);
      if (field.find(key)) CHECK(sources->find(place));
    }
  }
  for (const auto& [place, source] : sources->object()) {
    INFO(place);
    for (const char* key : {"key", "url", "date", "note"}) CHECK(source.find(key));
  }
}

TEST_CASE("generic takes what comes") {
  const auto loaded = load_builtin_profile("generic");
  REQUIRE(loaded);
  CHECK(loaded.value().max_bytes == 0);
  CHECK(loaded.value().accept_missing_primary);
  CHECK(loaded.value().consents_by_header);
  CHECK(loaded.value().csv_delimiter == "auto");
  CHECK(loaded.value().unknown_columns == UnknownColumns::attribute);
}

TEST_CASE("the samples load") {
  const auto account = load_profile(read_file("tests/samples/account.json"));
  REQUIRE(account);
  CHECK(account.value().id == "sample-account");
  CHECK(account.value().max_bytes == 29'360'128);
  CHECK(account.value().fields.size() == 13);
  REQUIRE(account.value().consents.size() == 2);
  CHECK(account.value().consents[0].name == "Newsletter e-mail");
  CHECK(account.value().consents[1].channel == "sms");
  CHECK(account.value().canonical.find("\"extends\"") == std::string::npos);
  CHECK(account.value().canonical.find("\"sources\"") != std::string::npos);
  CHECK(outcome(read_file("tests/samples/bench-full.json")) == "ok");
  CHECK(outcome(read_file("tests/samples/bench-two-columns.json")) == "ok");
}

TEST_CASE("the digest knows the whole profile and not its layout") {
  const auto plain = load_profile(small_profile());
  const auto spaced = load_profile("  " + small_profile() + "\n");
  const auto titled = load_profile(small_profile(R"("title":"x")"));
  REQUIRE((plain && spaced && titled));
  CHECK(plain.value().sha256 == spaced.value().sha256);
  CHECK(plain.value().sha256 != titled.value().sha256);
}

TEST_CASE("unknown keys are named with place and nearest key") {
  CHECK(outcome(small_profile(R"("fields":[{"name":"email"},{"name":"b"},{"name":"c","typ":"text"}])")) ==
        "profile_unknown_key: unknown key \"typ\" at fields[2].typ; did you mean \"type\"?");
  CHECK(outcome(small_profile(R"("colums":{})")) ==
        "profile_unknown_key: unknown key \"colums\" at colums; did you mean \"columns\"?");
  CHECK(outcome(small_profile(R"("encoding":{"zzzzzzzzz":1})")) ==
        "profile_unknown_key: unknown key \"zzzzzzzzz\" at encoding.zzzzzzzzz; known here: accept");
  CHECK(outcome(small_profile(R"("sources":{"file.max_bytes":{"uri":"x"}})")) ==
        "profile_unknown_key: unknown key \"uri\" at sources.\"file.max_bytes\".uri; did you mean \"url\"?");
}

TEST_CASE("wrong kinds and words are named with their place") {
  CHECK(outcome("[]") == "profile_type: profile: expected an object, found a list");
  CHECK(outcome(small_profile(R"("file":{"max_bytes":"3"})")) ==
        "profile_type: file.max_bytes: expected a whole number, found a text");
  CHECK(outcome(small_profile(R"("file":{"max_bytes":-1})")) == "profile_value: file.max_bytes: must not be negative");
  CHECK(outcome(small_profile(R"("columns":{"unknown":"attribut"})")) ==
        "profile_value: columns.unknown: \"attribut\" is not one of ignore, attribute, refuse; did you mean "
        "\"attribute\"?");
  CHECK(outcome(small_profile(R"("consents":{"given":["1",0]})")) ==
        "profile_type: consents.given[1]: expected a text, found a whole number");
  CHECK(outcome(small_profile(R"("title":null)")) == "profile_type: title: expected a text, found nothing");
  CHECK(outcome(small_profile(R"("fields":[{"name":"email","type":"email","aliases":{"eng":["x"]}}])"))
            .starts_with("profile_value: fields[0].aliases.eng: "));
  CHECK(outcome("{").starts_with("profile_json: not JSON: "));
  CHECK(outcome(R"({"id":"x"})") == "profile_value: format_version: must be there and be 1");
  CHECK(outcome(R"({"format_version":2,"id":"x"})") == "profile_value: format_version: must be there and be 1");
  CHECK(outcome(R"({"format_version":1})").starts_with("profile_value: id: "));
}

TEST_CASE("an unknown built-in profile is a fault with the nearest") {
  const auto profile = load_builtin_profile("expertsendr");
  REQUIRE_FALSE(profile);
  CHECK(profile.fault().code == "profile_unknown");
  CHECK(profile.fault().message ==
        "there is no built-in profile \"expertsendr\" (expertsender, generic); did you mean \"expertsender\"?");
}
