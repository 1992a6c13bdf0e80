// The report: counts, samples, verdict, canonical JSON.
#include "core/report/report.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <random>

#include "core/checker.h"
#include "core/profile/json.h"
#include "tests/unit/report/sample_report.h"

using namespace consentry;
using test::SampleReport;

namespace {

Json parsed(const std::string& text) {
  const Result<Json> result = parse_json(text, "test");
  REQUIRE(result.ok());
  return result.value();
}

Location row_at(uint64_t record) { return {record, record + 1, 1, kNoPlace, record * 10}; }

}  // namespace

TEST_CASE("an empty report is canonical JSON to the byte") {
  SampleReport sample;
  sample.end();
  CHECK(
      sample.report.json() ==
      R"({"columns":[],"engine":")" + std::string(engine_version()) +
          R"(","file":{"bytes":0,"dialect":{"confidence":100,"delimiter":",","escape":"\"","header_line":0,"line_end":"LF","quote":"\"","sure":true},)"
          R"("encoding":{"bom":false,"candidates":[{"confidence":100,"evidence":"valid","name":"UTF-8"}],"name":"UTF-8","sure":true},)"
          R"("entry":null,"format":"csv","sheets":[]},"findings":[],"format_version":1,"mapping":[],"options":{},"preview":[],)"
          R"("profile":{"id":"test","revision":"2024-01-01","sha256":")" +
          std::string(64, '0') +
          R"("},"repairs":[],"totals":{"accepted":0,"conflicts":0,"duplicates":0,"read":0,"rejected":0},"verdict":"accepted"})");
}

TEST_CASE("the JSON is valid and canonical whatever the file held") {
  SampleReport sample;
  sample.header({"e\"mail", "\xFF\x00"});
  sample.row({"a\n\"b\\", "\xED\xA0\x80"});
  sample.find(Code::identifier_email_invalid, row_at(1), "\xFF", std::string("a\0\xC3", 3), {{"reason", "no\x01"}});
  sample.end();
  const std::string json = sample.report.json();
  CHECK(canonical(parsed(json)) == json);
  CHECK(parsed(json).find("preview")->array()[0].array()[0].string() == "a\\x0A\"b\\");
}

TEST_CASE("samples are the first in the file, whatever the order of telling") {
  std::vector<uint64_t> order(100);
  for (size_t i = 0; i < order.size(); ++i) order[i] = i + 1;
  std::string first;
  for (uint32_t seed = 0; seed < 5; ++seed) {
    SampleReport sample;
    for (uint64_t record : order) sample.find(Code::consent_not_recognised, row_at(record), "sms", "tak");
    sample.end();
    const FindingGroup& group = sample.report.data().groups.at(0);
    CHECK(group.count == 100);
    REQUIRE(group.samples.size() == limits::kSamplesPerCode);
    for (size_t i = 0; i < group.samples.size(); ++i) CHECK(group.samples[i].location.record == i + 1);
    if (seed == 0) first = sample.report.json();
    CHECK(sample.report.json() == first);
    std::shuffle(order.begin(), order.end(), std::mt19937(seed));
  }
}

TEST_CASE("findings are sorted by code and severity and count what they stand for") {
  SampleReport sample;
  sample.report.on_finding({Code::record_not_a_date, Severity::error, row_at(2), {}, {}, {}});
  sample.report.on_finding({Code::record_not_a_date, Severity::value, row_at(1), {}, {}, {}});
  sample.report.on_finding({Code::dialect_blank_lines, Severity::note, {}, {}, {}, {}, 7});
  sample.end();
  const std::vector<FindingGroup>& groups = sample.report.data().groups;
  REQUIRE(groups.size() == 3);
  CHECK(groups[0].count == 7);
  CHECK(groups[1].severity == Severity::value);
  CHECK(groups[2].severity == Severity::error);
  CHECK(sample.report.count(Severity::note) == 7);
  CHECK(sample.report.count(Severity::fatal) == 0);
}

TEST_CASE("the verdict follows the gravest finding and the rows left out") {
  const auto verdict = [](auto tell) {
    SampleReport sample;
    tell(sample);
    sample.end();
    return sample.report.outcome();
  };
  CHECK(verdict([](SampleReport&) {}) == Outcome::accepted);
  CHECK(verdict([](SampleReport& s) { s.find(Code::header_unknown); }) == Outcome::accepted);
  CHECK(verdict([](SampleReport& s) { s.row({"a"}, RowStatus::duplicate); }) == Outcome::accepted);
  CHECK(verdict([](SampleReport& s) { s.row({"a"}, RowStatus::rejected); }) == Outcome::accepted_with_rejects);
  CHECK(verdict([](SampleReport& s) { s.row({"a"}, RowStatus::conflict); }) == Outcome::accepted_with_rejects);
  CHECK(verdict([](SampleReport& s) { s.find(Code::record_not_a_date); }) == Outcome::accepted_with_rejects);
  CHECK(verdict([](SampleReport& s) { s.find(Code::size_empty); }) == Outcome::refused);
}

TEST_CASE("a restart forgets everything") {
  SampleReport sample, fresh;
  sample.header({"a", "b"});
  sample.row({"1", "2"});
  sample.find(Code::size_empty);
  sample.report.on_restart("dialect");
  sample.report.on_end({});
  fresh.report.on_end({});
  CHECK(sample.report.json() == fresh.report.json());
}

TEST_CASE("the preview holds the first rows and is provisional until the end") {
  SampleReport sample;
  sample.header({"name"});
  sample.row({std::string(300, 'x')});
  CHECK(sample.report.preview_json() ==
        R"({"header":["name"],"provisional":true,"rows":[[")" + std::string(200, 'x') + "…\"]]}");
  for (int i = 0; i < 200; ++i) sample.row({"y"});
  sample.end();
  const Json preview = parsed(sample.report.preview_json());
  CHECK(preview.find("rows")->array().size() == limits::kPreviewRows);
  CHECK_FALSE(preview.find("provisional")->boolean());
}

TEST_CASE("past the bound of distinct values the report says more") {
  SampleReport sample;
  sample.header({"id"});
  for (int i = 0; i < 1001; ++i) sample.row({std::to_string(i)});
  sample.row({""});
  sample.end();
  CHECK(
      canonical(parsed(sample.report.json()).find("columns")->array()[0]) ==
      R"({"blank":1,"distinct":1000,"filled":1001,"header":"id","kinds":["integer"],"longest":4,"more":true,"shortest":1})");
}
