// The report against core/report/report.schema.json: what the writer writes is allowed, and what is allowed is written.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <iterator>
#include <set>

#include "core/profile/json.h"
#include "tests/unit/report/sample_report.h"

using namespace consentry;
using test::SampleReport;

namespace {

Json schema() {
  std::ifstream file(CONSENTRY_SOURCE_DIR "/core/report/report.schema.json");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const Result<Json> result = parse_json(text, "test");
  REQUIRE(result.ok());
  return result.value();
}

// Walks a value along the schema; the part of JSON Schema that ours uses. Notes each property it meets as "definition.property".
struct Walk {
  const Json& root;
  std::set<std::string> met, allowed;

  const Json& resolve(const Json& part, std::string& name) const {
    const Json* reference = part.find("$ref");
    if (reference == nullptr) return part;
    name = reference->string().substr(std::string("#/$defs/").size());
    return *root.find("$defs")->find(name);
  }

  void check(const Json& value, const Json& raw_part, std::string name) {
    const Json& part = resolve(raw_part, name);
    INFO(name << ": " << canonical(value));
    if (const Json* type = part.find("type")) CHECK(fits_type(value, *type));
    if (const Json* words = part.find("enum"))
      CHECK(std::find(words->array().begin(), words->array().end(), value) != words->array().end());
    if (const Json* constant = part.find("const")) CHECK(*constant == value);
    if (const Json* least = part.find("minimum")) CHECK(value.integer() >= least->integer());
    if (const Json* most = part.find("maxItems")) CHECK(value.array().size() <= static_cast<size_t>(most->integer()));
    if (value.is(Json::Kind::array))
      for (const Json& item : value.array()) check(item, *part.find("items"), name);
    if (value.is(Json::Kind::object)) check_object(value, part, name);
  }

  void check_object(const Json& value, const Json& part, const std::string& name) {
    const Json* properties = part.find("properties");
    if (properties == nullptr) return;
    if (const Json* required = part.find("required"))
      for (const Json& key : required->array()) CHECK(value.find(key.string()) != nullptr);
    for (const auto& [key, unused] : properties->object()) allowed.insert(name + "." + key);
    for (const auto& [key, member] : value.object()) {
      INFO(key);
      met.insert(name + "." + key);
      const Json* property = properties->find(key);
      CHECK(property != nullptr);
      if (property != nullptr) check(member, *property, name + "." + key);
    }
  }

  static bool fits_type(const Json& value, const Json& type) {
    constexpr std::string_view kNames[] = {"null", "boolean", "integer", "string", "array", "object"};
    const std::string_view name = kNames[static_cast<size_t>(value.kind())];
    if (type.is(Json::Kind::string)) return type.string() == name;
    const auto same = [&](const Json& one) { return one.string() == name; };
    return std::any_of(type.array().begin(), type.array().end(), same);
  }
};

}  // namespace

TEST_CASE("the report uses every property of its schema and no other") {
  SampleReport sample;
  sample.options.digest = true;
  Mapping mapping = SampleReport::mapping({"e-mail", "x", "sms"});
  mapping.columns[0].role = Role::field;
  mapping.columns[1] = {"x", Role::ignored, 0, "", "unknown"};
  mapping.columns[2].role = Role::consent;
  sample.report.on_header(mapping);
  for (int i = 0; i < 1100; ++i) sample.row({"a" + std::to_string(i) + "@b.pl", "1.5", "1"});
  sample.find(Code::encoding_invalid_byte, {1, 2, 3, 4, 5}, "e-mail", "\xFF", {{"hex", "FF"}});
  sample.find(Code::dialect_blank_lines);
  Summary summary;
  summary.sha256 = std::string(64, 'a');
  summary.file.format = "xlsx";
  summary.file.encoding.candidates = {{"windows-1250", 90, EncodingEvidence::letters, "Łódź"}};
  summary.file.encoding.not_utf8 = FirstFault{3, 1, 4, "A3", ""};
  summary.file.entry = "a.xlsx";
  summary.file.entries = {{"a.xlsx", 1000}, {"b.xlsx", 2000}};
  summary.file.sheets = {{"Notes", false, {}}, {"Contacts", true, 1101}};
  summary.file.encoding.mixed = MixedLines{1, 2};
  summary.file.dialect = {"  ", "\"", "\"", "LF", 4, 3, 1};
  summary.file.dialect.repeats = true;
  summary.file.dialect.candidates = {{"  ", "\"", "\"", 80}};
  sample.end(summary);

  const Json contract = schema();
  const Result<Json> report = parse_json(sample.report.json(), "test");
  REQUIRE(report.ok());
  Walk walk{contract, {}, {}};
  walk.check(report.value(), contract, "report");
  CHECK(walk.met == walk.allowed);
}

TEST_CASE("a report without sure encoding and without content fits the schema") {
  SampleReport sample;
  Summary summary;
  summary.file.encoding.sure = false;
  summary.file.format = "txt";
  summary.file.dialect.delimiter = "\t";
  sample.end(summary);
  const Json contract = schema();
  const Result<Json> report = parse_json(sample.report.json(), "test");
  REQUIRE(report.ok());
  Walk walk{contract, {}, {}};
  walk.check(report.value(), contract, "report");
}
