// Table Schema and back: of our own schema the same profile, of a foreign one everything that a profile can say and a list of the rest.
#include "core/profile/table_schema.h"

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/profile/load.h"

using namespace consentry;

namespace {

Json parsed(const std::string& text) {
  const Result<Json> result = parse_json(text, "test");
  REQUIRE(result.ok());
  return result.value();
}

std::string text_of(const std::filesystem::path& path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

Profile loaded(std::string_view json) {
  Result<Profile> profile = load_profile(json);
  INFO((profile ? "" : profile.fault().message));
  REQUIRE(profile.ok());
  return profile.value();
}

FromTableSchema taken(std::string_view json) {
  Result<FromTableSchema> made = from_table_schema(json);
  INFO((made ? "" : made.fault().message));
  REQUIRE(made.ok());
  return made.value();
}

void check_round_trip(const Profile& profile) {
  INFO(profile.id);
  const FromTableSchema back = taken(to_table_schema(profile));
  CHECK(back.profile.canonical == profile.canonical);
  CHECK(back.profile.sha256 == profile.sha256);
  CHECK(back.left_out.empty());
}

Json field(const Json& schema, std::string_view name) {
  for (const Json& entry : schema.find("fields")->array())
    if (entry.find("name")->string() == name) return entry;
  FAIL("no field " << name);
  return {};
}

Json schema_field(const std::string& json, std::string_view identifiers = R"("any_of":["e"])") {
  const Profile profile = loaded(R"({"format_version":1,"id":"t","identifiers":{)" + std::string(identifiers) +
                                 R"(},"fields":[{"name":"e","type":"email"},)" + json + "]}");
  check_round_trip(profile);
  return field(parsed(to_table_schema(profile)), "f");
}

std::vector<std::string> left_out(const std::string& fields, const std::string& more = "") {
  return taken(R"({"fields":[{"name":"e","format":"email"},)" + fields + "]" + more + "}").left_out;
}

std::string fault(const std::string& json) {
  const Result<FromTableSchema> made = from_table_schema(json);
  REQUIRE_FALSE(made.ok());
  return made.fault().code + ": " + made.fault().message;
}

}  // namespace

TEST_CASE("every shipped profile comes back from its table schema byte for byte") {
  for (const BuiltinProfile& builtin : builtin_profiles()) check_round_trip(loaded(builtin.json));
}

TEST_CASE("the profiles of vectors and samples come back from their table schema") {
  size_t seen = 0;
  for (const char* folder : {"tests/vectors/profiles", "tests/samples"})
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(CONSENTRY_SOURCE_DIR) / folder))
      if (entry.path().extension() == ".json") check_round_trip(loaded(text_of(entry.path()))), ++seen;
  CHECK(seen >= 4);
}

TEST_CASE("what Table Schema can say stands in its own words") {
  CHECK(canonical(schema_field(R"({"name":"f","type":"text","required":true,"min_length":2,"max_length":9})")) ==
        R"({"constraints":{"maxLength":9,"minLength":2,"required":true},"name":"f","type":"string"})");
  CHECK(canonical(schema_field(R"({"name":"f","type":"date","forms":["DD.MM.YYYY"]})")) ==
        R"({"format":"%d.%m.%Y","name":"f","type":"date"})");
  CHECK(canonical(schema_field(R"({"name":"f","type":"datetime","forms":["YYYY-MM-DDThh:mm:ssZ"]})")) ==
        R"({"format":"%Y-%m-%dT%H:%M:%S%z","name":"f","type":"datetime"})");
  CHECK(canonical(schema_field(R"({"name":"f","type":"decimal","decimal_mark":",","thousands_marks":"."})")) ==
        R"({"decimalChar":",","groupChar":".","name":"f","type":"number"})");
  CHECK(canonical(schema_field(R"({"name":"f","type":"boolean","true":["tak"],"false":["nie"]})")) ==
        R"({"falseValues":["nie"],"name":"f","trueValues":["tak"],"type":"boolean"})");
  CHECK(canonical(schema_field(R"({"name":"f","type":"enum","values":["a","b"]})")) ==
        R"({"constraints":{"enum":["a","b"]},"name":"f","type":"string"})");
  CHECK(canonical(schema_field(R"({"name":"f","type":"integer","negative":false})")) ==
        R"({"constraints":{"minimum":0},"name":"f","type":"integer"})");
}

TEST_CASE("what Table Schema can't say stands under one key of the field") {
  CHECK(canonical(schema_field(R"({"name":"f","type":"phone","max_digits":20,"aliases":{"de":["Telefon"]}})")) ==
        R"({"consentry:":{"aliases":{"de":["Telefon"]},"max_digits":20,"type":"phone"},"name":"f","type":"string"})");
  CHECK(canonical(schema_field(R"({"name":"f","type":"date","forms":["DD.MM.YYYY","YYYY-MM-DD"]})")) ==
        R"({"consentry:":{"forms":["DD.MM.YYYY","YYYY-MM-DD"]},"format":"any","name":"f","type":"date"})");
  CHECK(canonical(schema_field(R"({"name":"f","type":"date","forms":["D.M.YYYY"]})")) ==
        R"({"consentry:":{"forms":["D.M.YYYY"]},"format":"any","name":"f","type":"date"})");
  CHECK(canonical(schema_field(R"({"name":"f","type":"enum","values":["a"],"any_case":true})")) ==
        R"({"consentry:":{"any_case":true,"type":"enum","values":["a"]},"name":"f","type":"string"})");
  CHECK(canonical(schema_field(R"({"name":"f","type":"list","values":["a"],"separator":"|"})")) ==
        R"({"consentry:":{"separator":"|","type":"list","values":["a"]},"name":"f","type":"string"})");
  CHECK(canonical(schema_field(R"({"name":"f","max_length":0})")) ==
        R"({"consentry:":{"max_length":0,"without":["type"]},"name":"f","type":"string"})");
  CHECK(canonical(schema_field(R"({"name":"f","type":"boolean","true":["Y"],"false":["N"],"any_case":true})")) ==
        R"({"consentry:":{"any_case":true},"falseValues":["N"],"name":"f","trueValues":["Y"],"type":"boolean"})");
}

TEST_CASE("declared consents are boolean fields with the words that count for them") {
  const Profile profile =
      loaded(R"({"format_version":1,"id":"t","title":"T","identifiers":{"all_of":["e"],"duplicates":"error"},)"
             R"("fields":[{"name":"e","type":"email"}],"consents":{"given":["1"],"refused":["0"],"declared":[)"
             R"({"name":"News","channel":"email","required":true},{"name":"SMS","given":["yes"],"refused":["0"]}]}})");
  check_round_trip(profile);
  const Json schema = parsed(to_table_schema(profile));
  CHECK(schema.find("title")->string() == "T");
  CHECK(canonical(*schema.find("primaryKey")) == R"(["e"])");
  CHECK(canonical(field(schema, "News")) ==
        R"({"consentry:":{"channel":"email","consent":true},"constraints":{"required":true},"falseValues":["0"],)"
        R"("name":"News","trueValues":["1"],"type":"boolean"})");
  CHECK(canonical(field(schema, "SMS")) ==
        R"({"consentry:":{"consent":true,"refused":["0"]},"falseValues":["0"],"name":"SMS","trueValues":["yes"],)"
        R"("type":"boolean"})");
}

TEST_CASE("a change in the words of Table Schema counts") {
  std::string schema = to_table_schema(loaded(
      R"({"format_version":1,"id":"t","identifiers":{"any_of":["e"]},"fields":[{"name":"e","type":"email","max_length":99}]})"));
  schema.replace(schema.find("99"), 2, "50");
  CHECK(taken(schema).profile.fields[0].max_length == 50);
}

TEST_CASE("a foreign schema becomes a profile and comes back with all it had") {
  const std::string foreign =
      R"({"fields":[{"name":"e","type":"string","format":"email","constraints":{"required":true,"maxLength":99}},)"
      R"({"name":"n","type":"number","decimalChar":",","groupChar":"."},{"name":"i","type":"integer","constraints":{"minimum":0}},)"
      R"({"name":"b","type":"boolean","trueValues":["y"],"falseValues":["n"]},{"name":"d","type":"date","format":"%d/%m/%Y"},)"
      R"({"name":"t","type":"datetime","format":"default"},{"name":"g","type":"string","constraints":{"enum":["a","b"]}}],)"
      R"("missingValues":[""],"primaryKey":"e","title":"People"})";
  const FromTableSchema made = taken(foreign);
  CHECK(made.left_out.empty());
  CHECK(made.profile.title == "People");
  CHECK(made.profile.duplicates == DuplicatePolicy::error);
  CHECK(made.profile.all_of == std::vector<uint32_t>{0});
  CHECK(made.profile.fields[1].decimal_mark == ",");
  CHECK_FALSE(made.profile.fields[2].negative);
  CHECK(made.profile.fields[4].forms == std::vector<std::string>{"DD/MM/YYYY"});
  CHECK(made.profile.fields[6].type == FieldType::enumeration);
  CHECK(loaded(made.profile.canonical).sha256 == made.profile.sha256);
}

TEST_CASE("what a profile can't say is listed with place and value") {
  using Lines = std::vector<std::string>;
  CHECK(left_out(R"({"name":"f","type":"string","constraints":{"pattern":"^a","unique":true}})") ==
        Lines{R"(fields[1].constraints: {"pattern":"^a","unique":true})"});
  CHECK(left_out(R"({"name":"f","constraints":{"required":true,"pattern":"^a"}})") ==
        Lines{R"(fields[1].constraints.pattern: "^a")"});
  CHECK(left_out(R"({"name":"f","type":"geopoint"})") == Lines{R"(fields[1].type: "geopoint")"});
  CHECK(left_out(R"({"name":"f","title":"F","description":"D"})") ==
        Lines{R"(fields[1].description: "D")", R"(fields[1].title: "F")"});
  CHECK(left_out(R"({"name":"f","type":"date","format":"%y%m%d"})") == Lines{R"(fields[1].format: "%y%m%d")"});
  CHECK(left_out(R"({"name":"f","type":"date","format":"any"})") == Lines{R"(fields[1].format: "any")"});
  CHECK(left_out(R"({"name":"f","type":"number","decimalChar":"#"})") == Lines{R"(fields[1].decimalChar: "#")"});
  CHECK(left_out(R"({"name":"f","type":"integer","constraints":{"minimum":5}})") ==
        Lines{R"(fields[1].constraints: {"minimum":5})"});
  CHECK(left_out(R"({"name":"f"})", R"(,"missingValues":["","-"],"foreignKeys":[])").size() == 2);
  CHECK(left_out(R"({"name":"f"})", R"(,"primaryKey":["e","f"])") == Lines{R"(primaryKey: ["e","f"])"});
}

TEST_CASE("a schema that can be no contract says why") {
  CHECK(fault("[").starts_with("table_schema_json: "));
  CHECK(fault("{}") == "table_schema_value: fields: must be there, a list of fields");
  CHECK(fault(R"({"fields":[{"type":"string"}]})") == "table_schema_value: fields[0].name: must be there, a text");
  CHECK(fault(R"({"fields":[{"name":"a"}]})").starts_with("table_schema_value: nothing in the schema identifies"));
  CHECK(fault(R"({"resources":[]})").starts_with("table_schema_value: this is a data package"));
  CHECK(fault(R"({"fields":[{"name":"a","format":"email","consentry:":{"typ":"email"}}]})")
            .starts_with("profile_unknown_key: "));
}
