// The rejects file, and that a reader can undo it exactly.
#include "core/report/rejects.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/report/sample_report.h"

using namespace consentry;
using test::SampleReport;

namespace {

struct Output {
  std::string text;
  Rejects rejects{Language::en, [this](std::string_view part) { text += part; }};

  void row(uint64_t number, const std::vector<std::string>& cells, RowStatus status = RowStatus::rejected) {
    const std::vector<std::string_view> views(cells.begin(), cells.end());
    CheckedRecord checked;
    checked.record.number = number;
    checked.record.line = number + 1;
    checked.record.fields = views;
    checked.status = status;
    rejects.on_records({&checked, 1});
  }
  void find(Code code, uint64_t record, uint64_t column, std::string_view header,
            const std::vector<Argument>& arguments = {}) {
    rejects.on_finding(
        {code, code_info(code).severity, {record, record + 1, column, kNoPlace, 0}, header, {}, arguments});
  }
};

// What a reader does with a cell of the file (rejects.h).
std::string undone(std::string_view cell) {
  const size_t first = cell.find_first_not_of('\'');
  const bool ours = first != 0 && first != std::string_view::npos &&
                    std::string_view("=+-@\t\r").find(cell[first]) != std::string_view::npos;
  return std::string(cell.substr(ours ? 1 : 0));
}

const std::string kOwn = "consentry_line,consentry_codes,consentry_text,consentry_cells\r\n";

}  // namespace

TEST_CASE("no rejected row, no file") {
  Output out;
  out.rejects.on_header(SampleReport::mapping({"email"}));
  out.row(1, {"a@b.pl"}, RowStatus::accepted);
  out.row(2, {"a@b.pl"}, RowStatus::duplicate);
  CHECK(out.text.empty());
}

TEST_CASE("a rejected row keeps its cells and says why") {
  Output out;
  out.rejects.on_header(SampleReport::mapping({"email", "phone", "sms"}));
  out.find(Code::consent_not_recognised, 2, 3, "sms", {{"given", "1"}, {"refused", "0"}, {"nearest", ""}});
  out.find(Code::identifier_trimmed, 2, 1, "email");
  out.find(Code::identifier_phone_invalid, 2, 2, "phone", {{"reason", "too_short"}});
  out.find(Code::identifier_none, 3, 1, "email");
  out.row(1, {"a@b.pl", "", "1"}, RowStatus::accepted);
  out.row(2, {"anna, \"x\"", "+48", "tak"});
  CHECK(out.text == "email,phone,sms," + kOwn +
                        "\"anna, \"\"x\"\"\",'+48,tak,3,703 801,\"phone: The phone number is not valid: it is too "
                        "short. Write it with country code, "
                        "for example +48501228855. | sms: The value is neither a yes (1) nor a no (0). Write exactly "
                        "one of these words, or leave the "
                        "cell blank.\",\r\n");
  out.text.clear();
  out.row(3, {"", "", "1"}, RowStatus::conflict);
  CHECK(out.text.starts_with(",,1,4,701,"));
}

TEST_CASE("rows of another width can be rebuilt") {
  Output out;
  out.rejects.on_header(SampleReport::mapping({"a", "b"}));
  out.row(1, {"1"});
  out.row(2, {"1", "2", "3", ""});
  out.row(3, {});
  CHECK(out.text == "a,b," + kOwn + "1,,2,,,1\r\n1,2,3,,,4,3,\r\n,,4,,,0\r\n");
}

TEST_CASE("cells that a spreadsheet would run are neutralised, and that can be undone") {
  CHECK(neutralised("=1+1") == "'=1+1");
  CHECK(neutralised("+48501228855") == "'+48501228855");
  CHECK(neutralised("'=1") == "''=1");
  CHECK(neutralised("''\tx") == "'''\tx");
  CHECK(neutralised("'s-Hertogenbosch") == "'s-Hertogenbosch");
  CHECK(neutralised("'") == "'");
  CHECK(neutralised("") == "");
  constexpr std::string_view kLetters = "'=+-@\t\ra";
  for (size_t code = 0; code < 8 * 8 * 8 * 8; ++code) {
    std::string cell;
    for (size_t rest = code; rest > 0; rest /= 8) cell += kLetters[rest % 8];
    const std::string safe = neutralised(cell);
    CHECK(undone(safe) == cell);
    CHECK((safe.empty() || std::string_view("=+-@\t\r").find(safe[0]) == std::string_view::npos));
  }
}

TEST_CASE("findings that run ahead of their rows are kept for them") {
  Output out;
  out.rejects.on_header(SampleReport::mapping({"a"}));
  for (uint64_t record = 1; record <= 50; ++record)
    out.find(Code::record_required_blank, record, 1, "a", {{"field", std::to_string(record)}});
  for (uint64_t record = 1; record <= 50; ++record) {
    out.text.clear();
    out.row(record, {""});
    CHECK(out.text.find("but " + std::to_string(record) + " is required") != std::string::npos);
  }
}

TEST_CASE("a restart begins anew") {
  Output out;
  out.rejects.on_header(SampleReport::mapping({"a"}));
  out.find(Code::record_required_blank, 1, 1, "a");
  out.row(1, {"x"});
  out.rejects.on_restart("dialect");
  out.text.clear();
  out.rejects.on_header(SampleReport::mapping({"b"}));
  out.row(1, {"x"});
  CHECK(out.text == "b," + kOwn + "x,2,,,\r\n");
}
