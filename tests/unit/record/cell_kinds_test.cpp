// What the rules make of cells that are no texts: numbers and dates of a spreadsheet as identifiers, dates, consents.
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "core/format/sheet_rows.h"
#include "core/judge.h"
#include "core/profile/load.h"
#include "core/record/times.h"

using namespace consentry;

namespace {

constexpr std::string_view kProfile = R"({
  "format_version": 1, "id": "own", "revision": "2026-11-22",
  "identifiers": {"any_of": ["email", "phone", "crm_id"], "primary": "email", "missing_primary": "accept"},
  "fields": [
    {"name": "email", "type": "email"},
    {"name": "phone", "type": "phone", "plus_optional": true},
    {"name": "crm_id", "type": "id"},
    {"name": "born", "type": "date", "forms": ["DD.MM.YYYY"]},
    {"name": "seen", "type": "datetime", "forms": ["DD.MM.YYYY hh:mm"]},
    {"name": "note"}
  ],
  "consents": {"given": ["1"], "refused": ["0"], "declared": [{"name": "news", "channel": "email"}]},
  "columns": {"unknown": "ignore"}
})";

struct Cell {
  std::string_view text;
  CellKind kind = CellKind::text;
};
constexpr auto kNumber = CellKind::number, kBoolean = CellKind::boolean, kDate = CellKind::date,
               kError = CellKind::error;

/// Findings as "719 3", "704 3 scientific", "801 2 nearest 1"; rows as "accepted: a|b".
class Told : public Sink {
 public:
  void on_finding(const Finding& finding) override {
    std::string text = std::to_string(static_cast<int>(finding.code));
    if (finding.location.column != kNoPlace) text += " " + std::to_string(finding.location.column);
    for (const Argument& argument : finding.arguments)
      if (argument.name == "reason" || argument.name == "nearest") text += " " + std::string(argument.text);
    findings.push_back(text);
  }
  void on_records(std::span<const CheckedRecord> records) override {
    for (const CheckedRecord& record : records) {
      std::string text = record.status == RowStatus::accepted ? "accepted:" : "rejected:";
      for (size_t i = 0; i < record.values.size(); ++i)
        text += (i ? "|" : " ") + (record.state(i) == CellState::kept ? std::string(record.values[i]) : "");
      for (const Consent consent : record.consents)
        text += consent == Consent::given ? " +" : consent == Consent::refused ? " -" : "";
      rows.push_back(text);
    }
  }
  std::vector<std::string> findings, rows;
};

Told judge(std::initializer_list<std::string_view> header, std::initializer_list<Cell> cells) {
  const Result<Profile> profile = load_profile(kProfile);
  REQUIRE(profile.ok());
  const Options options;
  Told told;
  Judge judge(profile.value(), options, kUnknownSize, told);
  SheetRows rows(judge, {}, limits::kCellBytes);
  uint32_t column = 0;
  rows.start_row(1, 0);
  for (const std::string_view name : header) rows.add({column++, CellKind::text, true, false, 0, name});
  rows.end_row();
  rows.start_row(2, 0);
  column = 0;
  for (const Cell& cell : cells) rows.add({column++, cell.kind, true, false, 0, cell.text});
  rows.end_row();
  rows.finish();
  judge.end({});
  return told;
}

using Texts = std::vector<std::string>;

void require(const Told& told, const Texts& findings, const std::string& row) {
  CHECK(told.findings == findings);
  CHECK(told.rows == Texts{row});
}

}  // namespace

TEST_CASE("A number that is an identifier is taken with a note", "[kinds]") {
  require(judge({"email", "phone", "crm_id"}, {{"a@b.pl"}, {"48501228855", kNumber}, {"12345", kNumber}}),
          {"719 2", "719 3"}, "accepted: a@b.pl|+48501228855|12345");
  require(judge({"email", "phone", "crm_id"}, {{"a@b.pl"}, {"48501228855"}, {"12345"}}), {},
          "accepted: a@b.pl|+48501228855|12345");
  require(judge({"email", "crm_id"}, {{"a@b.pl"}, {"999999999999999", kNumber}}), {"719 2"},
          "accepted: a@b.pl|999999999999999");
}

TEST_CASE("A number whose format shows zeros or a plus sign has lost nothing", "[kinds]") {
  require(judge({"email", "phone", "crm_id"}, {{"a@b.pl"}, {"+48501228855", kNumber}, {"00123", kNumber}}), {},
          "accepted: a@b.pl|+48501228855|00123");
}

TEST_CASE("What a spreadsheet has destroyed is no identifier", "[kinds]") {
  require(judge({"email", "phone", "crm_id"}, {{"a@b.pl"}, {"4.86E+10", kNumber}, {"1.23456789012346E+18", kNumber}}),
          {"703 2 scientific", "704 3 scientific"}, "accepted: a@b.pl||");
  require(judge({"email", "phone", "crm_id"}, {{"a@b.pl"}, {"2026-11-23", kDate}, {"2026-11-23", kDate}}),
          {"703 2 made_a_date", "704 3 made_a_date"}, "accepted: a@b.pl||");
  require(judge({"email", "crm_id"}, {{"#N/A", kError}, {"#N/A", kError}}),
          {"702 1 formula_error", "704 2 formula_error", "701"}, "rejected: |");
  require(judge({"email", "crm_id"}, {{"a@b.pl"}, {"2026-11-23"}}), {}, "accepted: a@b.pl|2026-11-23");
}

TEST_CASE("A date is one whatever the forms are, and has their normal form", "[kinds]") {
  require(judge({"email", "born", "seen"}, {{"a@b.pl"}, {"2026-11-23", kDate}, {"2026-11-23 10:15:00", kDate}}), {},
          "accepted: a@b.pl|2026-11-23|2026-11-23T10:15");
  require(
      judge({"email", "born", "seen"}, {{"a@b.pl"}, {"2026-11-23 00:00:00", kDate}, {"2026-11-23 10:15:08", kDate}}),
      {}, "accepted: a@b.pl|2026-11-23|2026-11-23T10:15:08");
  require(judge({"email", "born", "seen"}, {{"a@b.pl"}, {"23.11.2026"}, {"2026-11-23", kDate}}), {},
          "accepted: a@b.pl|2026-11-23|2026-11-23T00:00");
  for (const std::string_view wrong : {"2026-11-23 10:15:00", "1900-02-29", "1900-01-00", "10:15:00"})
    require(judge({"email", "born"}, {{"a@b.pl"}, {wrong, kDate}}), {"615 2"}, "accepted: a@b.pl|");
  require(judge({"email", "born"}, {{"a@b.pl"}, {"2026-11-23"}}), {"615 2"}, "accepted: a@b.pl|");
}

TEST_CASE("Dates take the depth of a form, never a zone", "[kinds]") {
  const auto seen = [](std::string_view text, std::vector<std::string> forms) {
    Field field;
    field.type = FieldType::datetime;
    field.forms = std::move(forms);
    std::string buffer;
    const Normalised result = normalise_date_cell(text, field, buffer);
    return result.fault ? "!" : std::string(result.normal);
  };
  CHECK(seen("2026-11-23", {"YYYY-MM-DDThh:mm:ss", "YYYY-MM-DD"}) == "2026-11-23");
  CHECK(seen("2026-11-23 10:15:00", {"YYYY-MM-DD", "YYYY-MM-DD hh:mm:ss.SSS"}) == "2026-11-23T10:15:00.000");
  CHECK(seen("2026-11-23 10:15:00.250", {"YYYY-MM-DD hh:mm:ss", "YYYY-MM-DD hh:mm:ss.SSS"}) ==
        "2026-11-23T10:15:00.250");
  CHECK(seen("2026-11-23 10:15:00", {"YYYY-MM-DDThh:mm:ssZ"}) == "!");
  CHECK(seen("2026-11-23", {"YYYY-MM-DDThh:mm:ssZ"}) == "!");
  CHECK(seen("2026-11-23 10:15:00", {"YYYY-MM-DD"}) == "!");
}

TEST_CASE("A consent is judged by its text alone", "[kinds]") {
  require(judge({"email", "news"}, {{"a@b.pl"}, {"1", kNumber}}), {}, "accepted: a@b.pl|1 +");
  require(judge({"email", "news"}, {{"a@b.pl"}, {"0", kNumber}}), {}, "accepted: a@b.pl|0 -");
  require(judge({"email", "news"}, {{"a@b.pl"}, {"TRUE", kBoolean}}), {"801 2 1"}, "rejected: a@b.pl|TRUE");
  require(judge({"email", "news"}, {{"a@b.pl"}, {"FALSE", kBoolean}}), {"801 2 0"}, "rejected: a@b.pl|FALSE");
  require(judge({"email", "news"}, {{"a@b.pl"}, {"1.0"}}), {"801 2 1"}, "rejected: a@b.pl|1.0");
  require(judge({"email", "news"}, {{"a@b.pl"}, {"#N/A", kError}}), {"801 2 "}, "rejected: a@b.pl|#N/A");
}

TEST_CASE("A formula's error in a text is the one of a text file", "[kinds]") {
  require(judge({"email", "note"}, {{"a@b.pl"}, {"#N/A", kError}}), {"628 2"}, "accepted: a@b.pl|#N/A");
  require(judge({"email", "note"}, {{"a@b.pl"}, {"4.86E+10", kNumber}}), {"627 2"}, "accepted: a@b.pl|4.86E+10");
}
