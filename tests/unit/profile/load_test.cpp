// core/profile/load.h: shipped profiles, samples, faults with place and remedy.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "core/profile/json.h"
#include "core/sha256.h"
#include "tests/unit/profile/sample.h"

using namespace consentry;
using namespace consentry::test;

TEST_CASE("every shipped profile loads under its id, and again from its canonical form") {
  REQUIRE(builtin_profiles().size() == 6);
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

namespace {

// Keys that state nothing of a platform: what they are called and what they are, and in which languages.
bool states_nothing(std::string_view key) {
  constexpr std::string_view kKeys[] = {"name",  "type",      "aliases", "malformed",       "channel",
                                        "quote", "recognise", "primary", "missing_primary", "default_mode",
                                        "false", "any_case"};
  return std::find(std::begin(kKeys), std::end(kKeys), key) != std::end(kKeys);
}

// "consents.declared.news.given" has its source there, or at "consents.declared.given" for all of the list.
bool has_source(const Json& sources, const std::string& place, const std::string& entry, const std::string& key) {
  return sources.find(place + '.' + entry + '.' + key) || sources.find(place + '.' + key);
}

void check_list(const Json& sources, const Json& list, const std::string& place) {
  for (const Json& entry : list.array()) {
    for (const auto& [key, value] : entry.object()) {
      INFO(place << '.' << entry.find("name")->string() << '.' << key);
      if (!states_nothing(key)) CHECK(has_source(sources, place, entry.find("name")->string(), key));
    }
  }
}

void check_part(const Json& sources, const Json& part, const std::string& place) {
  for (const auto& [key, value] : part.object()) {
    const std::string here = place + '.' + key;
    INFO(here);
    if (value.is(Json::Kind::object)) check_part(sources, value, here);
    else if (key == "declared") check_list(sources, value, here);
    else if (!states_nothing(key)) CHECK(sources.find(here));
  }
}

// The place that a source speaks of; a list's entries go by name, and may be left out.
bool is_there(const Json& document, std::string_view place) {
  const Json* at = &document;
  while (!place.empty() && at) {
    const std::string_view key = place.substr(0, place.find('.'));
    place.remove_prefix(std::min(place.size(), key.size() + 1));
    if (!at->is(Json::Kind::array)) {
      at = at->find(key);
      continue;
    }
    const auto& entries = at->array();
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const Json& entry) {
      return place.empty() ? entry.find(key) != nullptr : entry.find("name")->string() == key;
    });
    at = found == entries.end() ? nullptr : &*found;
    if (place.empty()) return at != nullptr;
  }
  return at != nullptr;
}

}  // namespace

TEST_CASE("whatever a platform's profile states has its source, and every source its place") {
  for (const BuiltinProfile& builtin : builtin_profiles()) {
    if (builtin.id == "generic") continue;
    INFO(builtin.id);
    const auto document = parse_json(builtin.json, "json");
    REQUIRE(document);
    const Json* sources = document.value().find("sources");
    REQUIRE(sources);
    for (const char* part : {"columns", "consents", "dialect", "encoding", "file", "identifiers", "import"})
      if (const Json* found = document.value().find(part)) check_part(*sources, *found, part);
    check_list(*sources, *document.value().find("fields"), "fields");
    for (const auto& [place, source] : sources->object()) {
      INFO(place);
      CHECK(is_there(document.value(), place));
      for (const char* key : {"key", "url", "date", "note"}) {
        REQUIRE(source.find(key));
        CHECK_FALSE(source.find(key)->string().empty());
      }
    }
  }
}

namespace {

Profile shipped(std::string_view id) { return std::move(load_builtin_profile(id).value()); }
const Field& field(const Profile& profile, std::string_view name) { return profile.fields[*profile.field_index(name)]; }

std::vector<std::string> names(const Profile& profile, const std::vector<uint32_t>& fields) {
  std::vector<std::string> out;
  for (const uint32_t index : fields) out.push_back(profile.fields[index].name);
  return out;
}

using Names = std::vector<std::string>;

}  // namespace

// Files of these sizes are too large for vectors; the rules themselves are shown there with small figures.
TEST_CASE("limits of files are those of the platforms") {
  const auto check = [](const char* id, uint64_t advised, uint64_t most) {
    INFO(id);
    CHECK(shipped(id).advise_bytes == advised);
    CHECK(shipped(id).max_bytes == most);
  };
  check("expertsender", 28'000'000, 28 << 20);
  check("braze", 100'000'000, 500 << 20);
  check("sendgrid", 5'000'000'000, uint64_t{5} << 30);
  check("brevo", 250'000'000, 250 << 20);
  check("spotler", 20'000'000, 20 << 20);
  CHECK(shipped("sendgrid").max_records == 1'000'000);
  CHECK(shipped("sendgrid").max_columns == 500 + shipped("sendgrid").fields.size());
}

TEST_CASE("braze says what its sources say") {
  const Profile profile = shipped("braze");
  CHECK(profile.formats == Names{"csv", "json", "ndjson"});
  CHECK(names(profile, profile.precedence) == Names{"external_id", "user_alias_name", "email", "phone", "braze_id"});
  CHECK(names(profile, profile.update_only) == Names{"braze_id"});
  REQUIRE(profile.exclusive.size() == 1);
  CHECK(names(profile, {profile.exclusive[0].first, profile.exclusive[0].second}) ==
        Names{"external_id", "user_alias_name"});
  CHECK(profile.accept_missing_primary);
  CHECK(profile.header_required);
  CHECK(profile.max_name_length == 255);
  CHECK(profile.given_words == Names{"opted_in", "subscribed"});
  CHECK(profile.refused_words == Names{"unsubscribed"});
  REQUIRE(profile.consents.size() == 3);
  CHECK(profile.consents[2].given_words == Names{"subscribed"});
  for (const Field& any : profile.fields) CHECK(any.exact_header);
  for (const ConsentDeclaration& any : profile.consents) CHECK(any.exact_header);
  CHECK(field(profile, "phone").default_country == "US");
  CHECK(field(profile, "user_alias_name").unique_with == "user_alias_label");
  CHECK(profile.modes == Names{"add_update"});
}

TEST_CASE("sendgrid says what its sources say") {
  const Profile profile = shipped("sendgrid");
  CHECK(names(profile, profile.any_of) == Names{"email", "phone_number_id", "external_id", "anonymous_id"});
  for (const uint32_t index : profile.any_of) CHECK(profile.fields[index].exact_header);
  CHECK_FALSE(field(profile, "first_name").exact_header);
  CHECK(field(profile, "email").max_length == 254);
  CHECK(field(profile, "alternate_emails").max_items == 5);
  CHECK(field(profile, "city").max_length == 60);
  CHECK(profile.names_are_words);
  CHECK(profile.max_name_length == 100);
  CHECK(profile.consents.empty());
  CHECK_FALSE(profile.consents_by_header);
}

TEST_CASE("brevo and spotler say what their sources say") {
  const Profile brevo = shipped("brevo"), spotler = shipped("spotler");
  CHECK(names(brevo, brevo.precedence) == Names{"EXT_ID", "EMAIL", "SMS", "WHATSAPP", "LANDLINE_NUMBER"});
  CHECK_FALSE(field(brevo, "LANDLINE_NUMBER").separators);
  CHECK_FALSE(field(brevo, "LANDLINE_NUMBER").plus_optional);
  CHECK(field(brevo, "SMS").plus_optional);
  CHECK(brevo.modes == Names{"add_update", "add"});
  CHECK(names(spotler, spotler.any_of) == Names{"email", "external_id"});
  CHECK(spotler.header_required);
  CHECK(brevo.consents.empty());
  CHECK(spotler.consents.empty());
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
        "there is no built-in profile \"expertsendr\" (braze, brevo, expertsender, generic, sendgrid, "
        "spotler); did you mean \"expertsender\"?");
}
