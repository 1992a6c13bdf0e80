// The report as CSV, HTML and JUnit: hostile headers and cells stay text, whatever form they are put into.
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "core/report/findings_csv.h"
#include "core/report/html.h"
#include "core/report/html_style.h"
#include "core/report/junit.h"
#include "core/report/visible.h"
#include "core/sha256.h"
#include "tests/unit/report/sample_report.h"

using namespace consentry;
using test::SampleReport;

namespace {

constexpr std::string_view kScript = "<script>alert('1')</script>]]>&\"";

size_t count(std::string_view text, std::string_view part) {
  size_t found = 0;
  for (size_t at = 0; (at = text.find(part, at)) != std::string_view::npos; at += part.size()) ++found;
  return found;
}

bool has(std::string_view text, std::string_view part) { return count(text, part) > 0; }

// Every place where a text of the file can come out: header, cell, excerpt, argument, delimiter.
void fill_with(SampleReport& sample, std::string_view text, Severity severity = Severity::error) {
  sample.header({std::string(text)});
  sample.row({std::string(text)});
  sample.report.on_finding({Code::consent_not_recognised,
                            severity,
                            {1, 2, 1, kNoPlace, 9},
                            text,
                            text,
                            std::vector<Argument>{{"given", text}, {"refused", "0"}, {"nearest", text}}});
  sample.end();
}

// One of the names that a style sheet gives to colours, in the first (light) or second (dark) scheme.
double luminance(std::string_view name, bool dark) {
  const std::string wanted = "--" + std::string(name) + ":#";
  size_t at = kHtmlStyle.find(wanted, dark ? kHtmlStyle.find("prefers-color-scheme:dark") : 0) + wanted.size();
  const bool short_form = !std::isxdigit(static_cast<unsigned char>(kHtmlStyle[at + 3]));
  double sum = 0;
  for (double weight : {0.2126, 0.7152, 0.0722}) {
    const std::string digits = short_form ? std::string(2, kHtmlStyle[at]) : std::string(kHtmlStyle.substr(at, 2));
    const double part = std::stoi(digits, nullptr, 16) / 255.0;
    sum += weight * (part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4));
    at += short_form ? 1 : 2;
  }
  return sum;
}

// WCAG 2.2, contrast ratio.
double contrast(std::string_view a, std::string_view b, bool dark) {
  const double first = luminance(a, dark), second = luminance(b, dark);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

}  // namespace

TEST_CASE("markup of the file stays text in HTML and XML") {
  SampleReport sample;
  fill_with(sample, kScript);
  const std::string html = report_html(sample.report, Language::en), xml = report_junit(sample.report, Language::en);
  for (const std::string& page : {html, xml}) {
    CHECK_FALSE(has(page, "<script"));
    CHECK_FALSE(has(page, "]]>"));
    CHECK(has(page, "&lt;script&gt;"));
  }
  CHECK(count(html, "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;]]&gt;&amp;&quot;") >= 4);
}

TEST_CASE("an HTML report needs nothing outside itself and allows nothing but its style") {
  SampleReport sample;
  fill_with(sample, "x");
  const std::string html = report_html(sample.report, Language::pl);
  CHECK(html.starts_with("<!doctype html>\n<html lang=\"pl\">"));
  CHECK(has(html, "default-src 'none'; style-src 'sha256-"));
  for (std::string_view none : {"http://", "https://", "src=\"", "style=\"", " on", "url(", "@import"})
    CHECK((none == " on" ? !has(html, " onclick") : !has(html, none)));
  CHECK(count(html, "<h1") == 1);
  CHECK(count(html, "<style>") == 1);
  for (std::string_view landmark : {"<header>", "<nav ", "<main>", "<footer>"}) CHECK(count(html, landmark) == 1);
  CHECK(count(html, "<table") == count(html, "<caption>"));
  CHECK(count(html, "<table") == count(html, "</table>"));
  CHECK(count(html, "<bdi>") == count(html, "</bdi>"));
}

// The digest was computed with `openssl dgst -sha256 -binary | base64` once for the RFC 4634 test "abc"; here only its form matters,
// the browser tells whether it fits: without it the page has no style.
TEST_CASE("the digest of the style is base64 of 32 bytes") {
  SampleReport sample;
  sample.end();
  const std::string html = report_html(sample.report, Language::en);
  const size_t start = html.find("sha256-") + 7;
  CHECK(html.find('\'', start) - start == 44);
  CHECK(html[start + 43] == '=');
}

TEST_CASE("every colour of text has a contrast of at least 4.5 in both schemes") {
  for (bool dark : {false, true}) {
    for (std::string_view text : {"text", "muted", "link"})
      for (std::string_view ground : {"ground", "soft"}) CHECK(contrast(text, ground, dark) >= 4.5);
    for (std::string_view badge : {"fatal", "error", "value", "warning", "note"}) {
      INFO(badge << dark);
      CHECK(contrast("on", badge, dark) >= 4.5);
    }
  }
}

TEST_CASE("hidden characters are shown, control characters as bytes") {
  SampleReport sample;
  fill_with(sample, std::string("a\0b\x01", 4) + "\u202Egnp.exe\u200B\uFFFE");
  const std::string html = report_html(sample.report, Language::en), xml = report_junit(sample.report, Language::en);
  CHECK(has(html, "a\\x00b\\x01<span class=\"hidden\">U+202E</span>gnp.exe<span class=\"hidden\">U+200B</span>"));
  CHECK(has(xml, "a\\x00b\\x01[U+202E]gnp.exe[U+200B]\\xEF\\xBF\\xBE"));
  for (const std::string& page : {html, xml}) {
    CHECK_FALSE(has(page, "\u202E"));
    CHECK_FALSE(has(page, "\uFFFE"));
    CHECK(page.find('\0') == std::string::npos);
  }
}

TEST_CASE("visible text names what nobody sees and leaves joiners alone") {
  CHECK(visible("plain ąж") == "plain ąж");
  CHECK(visible("\u200B") == "[U+200B]");
  CHECK(visible("a\U000E0041") == "a[U+E0041]");
  CHECK(visible("\U0001FFFE") == "[U+1FFFE]");
  CHECK(visible("\u2067x\u2069") == "[U+2067]x[U+2069]");
  CHECK(visible("👩\u200D🚒") == "👩\u200D🚒");
  CHECK(xml_text("\uFFFF\uFDD0") == "\\xEF\\xBF\\xBF[U+FDD0]");
}

TEST_CASE("the table of findings is RFC 4180 and no spreadsheet runs a cell of it") {
  SampleReport sample;
  sample.header({"=cmd", "b"});
  sample.find(Code::consent_not_recognised, {1, 2, 1, kNoPlace, 9}, "=cmd", "+48,\"x\"",
              {{"given", "1"}, {"refused", "0"}});
  sample.find(Code::encoding_invalid_byte, {kNoPlace, 7, kNoPlace, 3, 40}, {}, "@", {{"hex", "FF"}});
  sample.end();
  CHECK(
      findings_csv(sample.report, Language::en) ==
      "code,name,severity,record,line,column,char,offset,header,excerpt,text,remedy,count\r\n"
      "301,encoding_invalid_byte,fatal,,7,,3,40,,'@," +
          finding_text(Language::en, Code::encoding_invalid_byte, std::vector<Argument>{{"hex", "FF"}}) + "," +
          finding_remedy(Language::en, Code::encoding_invalid_byte) +
          ",1\r\n"
          "801,consent_not_recognised,error,1,2,1,,9,'=cmd,\"'+48,\"\"x\"\"\",The value is neither a yes (1) nor a no "
          "(0).,\"" +
          finding_remedy(Language::en, Code::consent_not_recognised) + "\",1\r\n");
}

TEST_CASE("a code of which more is found than kept has one line for each sample and the exact count") {
  SampleReport sample;
  for (uint64_t i = 1; i <= 30; ++i) sample.find(Code::record_not_a_boolean, {i, i + 1, 1, kNoPlace, i}, "vip", "tak");
  sample.end();
  const std::string csv = findings_csv(sample.report, Language::en);
  CHECK(count(csv, "\r\n") == 1 + limits::kSamplesPerCode);
  CHECK(count(csv, ",30\r\n") == limits::kSamplesPerCode);
  CHECK(has(report_junit(sample.report, Language::en), "10 more places"));
  CHECK(has(report_html(sample.report, Language::en), "Places: first 20 of 30"));
}

TEST_CASE("JUnit has a case for each code and fails where something is left out") {
  SampleReport sample;
  sample.report.on_finding({Code::record_not_a_date, Severity::value, {1, 2, 1, kNoPlace, 9}, "born", "x", {}});
  sample.report.on_finding({Code::record_not_a_date, Severity::warning, {2, 3, 1, kNoPlace, 9}, "born", "y", {}});
  sample.find(Code::record_trailing_blanks, {3, 4, kNoPlace, kNoPlace, 9});
  sample.end();
  const std::string xml = report_junit(sample.report, Language::en);
  CHECK(has(xml, "<testsuites name=\"consentry\" tests=\"3\" failures=\"1\" errors=\"0\">"));
  CHECK(has(xml, "<testsuite name=\"verdict\" tests=\"1\" failures=\"0\" errors=\"0\">"));
  CHECK(has(xml, "<testsuite name=\"record\" tests=\"2\" failures=\"1\" errors=\"0\">"));
  CHECK(count(xml, "name=\"615 record_not_a_date\"") == 1);
  CHECK(count(xml, "<failure type=\"value\"") == 1);
  CHECK_FALSE(has(xml, "time="));
}

TEST_CASE("a refused file fails the verdict") {
  SampleReport sample;
  sample.find(Code::size_empty);
  sample.end();
  const std::string xml = report_junit(sample.report, Language::en);
  CHECK(has(xml, "<failure type=\"refused\" message=\"Refused: nothing of this file can be imported.\"></failure>"));
  CHECK(has(xml, "<testsuite name=\"size\" tests=\"1\" failures=\"1\" errors=\"0\">"));
}

TEST_CASE("wide files and long cells are bounded in HTML") {
  SampleReport sample;
  sample.header(std::vector<std::string>(2000, std::string(300, 'h')));
  for (int i = 0; i < 60; ++i) sample.row(std::vector<std::string>(2000, std::string(300, 'c')));
  sample.end();
  const std::string html = report_html(sample.report, Language::en);
  CHECK(html.size() < 600'000);
  CHECK(has(html, "1500 more columns are not shown."));
  CHECK(has(html, "1960 more columns are not shown."));
  CHECK_FALSE(has(html, std::string(81, 'c')));
}

TEST_CASE("all forms say the same twice") {
  for (Language language : {Language::en, Language::de, Language::nl, Language::pl, Language::ru}) {
    SampleReport sample;
    fill_with(sample, kScript);
    CHECK(report_html(sample.report, language) == report_html(sample.report, language));
    CHECK(report_junit(sample.report, language) == report_junit(sample.report, language));
    CHECK(findings_csv(sample.report, language) == findings_csv(sample.report, language));
  }
}
