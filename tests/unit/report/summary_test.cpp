// The report as text for a terminal.
#include "core/report/summary.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/report/sample_report.h"

using namespace consentry;
using test::SampleReport;

TEST_CASE("a sound file is told in a few lines") {
  SampleReport sample;
  sample.row({});
  Summary summary;
  summary.bytes = 12;
  summary.file.dialect.header_line = 1;
  sample.end(summary);
  CHECK(report_text(sample.report, Language::en) ==
        "Accepted: the file can be imported.\n\n"
        "File     csv, 12 bytes, UTF-8, delimiter ,\n"
        "Profile  test 2024-01-01\n\n"
        "Rows read     1\n"
        "  accepted    1\n"
        "  rejected    0\n"
        "  duplicates  0\n"
        "  conflicts   0\n\n"
        "No findings.\n");
}

TEST_CASE("findings are told gravest first, with their first places") {
  SampleReport sample;
  sample.header({"email", "sms"});
  sample.find(Code::dialect_blank_lines, {});
  for (uint64_t record = 1; record <= 5; ++record)
    sample.find(Code::consent_not_recognised, {record, record + 1, 2, kNoPlace, 9}, "sms", "tak",
                {{"given", "1"}, {"refused", "0"}, {"nearest", "1"}});
  sample.find(Code::identifier_email_invalid, {7, 8, 1, kNoPlace, 9}, "email", "anna", {{"reason", "no_at"}});
  sample.find(Code::identifier_email_invalid, {9, 10, 1, kNoPlace, 9}, "email", "@x", {{"reason", "local_empty"}});
  sample.row({"a", "tak"}, RowStatus::rejected);
  sample.end();
  const std::string text = report_text(sample.report, Language::en);
  CHECK(
      text.ends_with("\nRow left out: 5 times\n\n"
                     "  5 times: The value is neither a yes (1) nor a no (0); perhaps 1 is meant. [801]\n"
                     "      row 1, line 2, column 2 (sms): tak\n"
                     "      row 2, line 3, column 2 (sms): tak\n"
                     "      row 3, line 4, column 2 (sms): tak\n"
                     "      2 more places\n"
                     "    What to do: Write exactly one of these words, or leave the cell blank.\n"
                     "\nValue left out: 2 times\n\n"
                     "  2 times: The e-mail address is not valid: … [702]\n"
                     "      row 7, line 8, column 1 (email): anna\n"
                     "        The e-mail address is not valid: there is no @ in it.\n"
                     "      row 9, line 10, column 1 (email): @x\n"
                     "        The e-mail address is not valid: nothing stands before the @.\n"
                     "    What to do: Correct the address; it looks like name@example.com.\n"
                     "\nNote: 1 time\n\n"
                     "  1 time: The file has blank lines. They were passed over. [406]\n"
                     "    What to do: Nothing needs to be done.\n"
                     "\nMore about a number in brackets: consentry explain NUMBER\n"));
}

TEST_CASE("one sentence stands above the places only if all kept places share it") {
  SampleReport sample;
  for (uint64_t record = 1; record <= 4; ++record)
    sample.find(Code::consent_not_recognised, {record, record + 1, 2, kNoPlace, 9}, "sms", "tak",
                {{"given", "1"}, {"refused", "0"}, {"nearest", record == 4 ? "0" : "1"}});
  sample.end();
  const std::string text = report_text(sample.report, Language::en);
  CHECK(text.find("  4 times: The value is neither a yes (…) nor a no (…). [801]\n") != text.npos);
  CHECK(text.find("        The value is neither a yes (1) nor a no (0); perhaps 1 is meant.\n") != text.npos);
}

TEST_CASE("the most frequent finding of a severity comes first, and rows of a refused file are not called accepted") {
  SampleReport sample;
  sample.row({});
  sample.find(Code::size_empty);
  sample.find(Code::header_consent_undeclared);
  sample.find(Code::header_consent_undeclared);
  sample.end();
  const std::string text = report_text(sample.report, Language::en);
  CHECK(text.find("[508]") < text.find("[101]"));
  CHECK(text.find("  sound") != text.npos);
  CHECK(text.find("  accepted") == text.npos);
}

TEST_CASE("a cell can't turn the text of a terminal around") {
  SampleReport sample;
  sample.find(Code::consent_not_recognised, {1, 2, 2, kNoPlace, 9}, "a\u202Eb", "\u2067x\x1B[31m");
  sample.end();
  const std::string text = report_text(sample.report, Language::en);
  CHECK(text.find("(a[U+202E]b): [U+2067]x\\x1B[31m\n") != text.npos);
}

TEST_CASE("explain says what a code means, what follows and what to do") {
  const std::string text = explain_text(Language::en, code_info(Code::size_empty));
  CHECK(text ==
        "101 size_empty (File refused)\n\n"
        "The file is empty: it has no bytes at all.\n\n"
        "A file of zero bytes is usually an export or a download that broke off.\n\n"
        "Effect      The whole file is refused.\n"
        "What to do  Export it again and choose the new file.\n");
  for (Language language : {Language::de, Language::nl, Language::pl, Language::ru})
    for (const CodeInfo& info : code_catalogue()) CHECK(explain_text(language, info).size() > 100);
}
