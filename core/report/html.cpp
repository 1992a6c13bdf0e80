// See html.h: the page around its parts (html_parts.h).
#include "core/report/html.h"

#include "core/checker.h"
#include "core/report/html_parts.h"
#include "core/report/html_style.h"
#include "core/report/wording.h"
#include "core/sha256.h"

namespace consentry {
namespace {

constexpr std::string_view kLanguageTags[] = {"en", "de", "nl", "pl", "ru"};

uint8_t hex_digit(char c) { return static_cast<uint8_t>(c <= '9' ? c - '0' : c - 'a' + 10); }

// RFC 4648 section 4, of the bytes that the hexadecimal digits stand for.
std::string base64_of_hex(std::string_view hex) {
  constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (size_t i = 0; i < hex.size(); i += 3) {  // three digits are twelve bits: two characters
    uint32_t bits = 0;
    for (size_t j = i; j < i + 3; ++j) bits = bits << 4 | (j < hex.size() ? hex_digit(hex[j]) : 0);
    out += kDigits[bits >> 6];
    if (i + 1 < hex.size()) out += kDigits[bits & 63];
  }
  while (out.size() % 4 != 0) out += '=';
  return out;
}

void write_head(HtmlWriter& out, const ReportData& data, Language language) {
  out.raw("<!doctype html>\n<html lang=\"").raw(kLanguageTags[static_cast<size_t>(language)]).raw("\">\n<head>\n");
  out.raw(
      "<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'sha256-");
  out.raw(base64_of_hex(sha256_hex(kHtmlStyle))).raw("'; base-uri 'none'; form-action 'none'\">\n");
  out.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
  out.raw("<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"robots\" content=\"noindex\">\n");
  out.element("title", "Consentry: " + verdict_text(language, data));
  out.raw("<style>").raw(kHtmlStyle).raw("</style>\n</head>\n");
}

void write_link(HtmlWriter& out, std::string_view id, std::string_view text) {
  out.open("li").raw("<a href=\"#").raw(id).raw("\">").text(text).raw("</a>").close("li");
}

void write_contents(HtmlWriter& out, const ReportData& data, Language language) {
  out.raw("<nav aria-label=\"").text(label_text(language, Label::contents)).raw("\"><ul>\n");
  for (Severity severity : kGravestFirst)
    if (data.count(severity) > 0) write_link(out, severity_name(severity), severity_label(language, severity));
  if (!data.columns.columns().empty()) write_link(out, "columns", label_text(language, Label::columns));
  if (!data.preview.empty()) write_link(out, "preview", label_text(language, Label::preview));
  write_link(out, "facts", label_text(language, Label::facts));
  out.raw("</ul></nav>\n");
}

void write_number_row(HtmlWriter& out, std::string_view name, uint64_t number) {
  out.open("tr").open("th", "scope=\"row\"").text(name).raw("</th>");
  out.open("td", "class=\"number\"").number(number).raw("</td>").close("tr");
}

void write_totals(HtmlWriter& out, const ReportData& data, Language language) {
  out.open("section", "aria-labelledby=\"rows\"").element("h2", label_text(language, Label::rows), "id=\"rows\"");
  out.open("table", "class=\"totals\"")
      .element("caption", label_text(language, Label::profile) + " " + profile_name(data.profile))
      .open("tbody");
  for (const auto& [label, number] : totals_lines(data)) write_number_row(out, label_text(language, label), number);
  out.raw("</tbody></table>\n").close("section");
}

void write_overview_row(HtmlWriter& out, const ReportData& data, Severity severity, Language language) {
  const std::string name(severity_name(severity));
  out.open("tr").open("th", "scope=\"row\"").open("a", "href=\"#" + name + "\" class=\"badge " + name + "\"");
  out.text(severity_label(language, severity)).raw("</a></th>");
  out.open("td").text(effect_label(language, severity)).raw("</td>");
  out.open("td", "class=\"number\"").number(data.count(severity)).raw("</td>").close("tr");
}

void write_overview(HtmlWriter& out, const ReportData& data, Language language) {
  out.open("section", "aria-labelledby=\"findings\"");
  out.element("h2", label_text(language, Label::findings), "id=\"findings\"");
  if (data.groups.empty()) out.element("p", label_text(language, Label::nothing_found));
  else {
    const HtmlTable table(out, label_text(language, Label::severity), "",
                          {{label_text(language, Label::findings)},
                           {label_text(language, Label::effect)},
                           {label_text(language, Label::count), true}});
    for (Severity severity : kGravestFirst)
      if (data.count(severity) > 0) write_overview_row(out, data, severity, language);
  }
  out.close("section");
}

}  // namespace

std::string report_html(const Report& report, Language language) {
  const ReportData& data = report.data();
  std::string text;
  HtmlWriter out(text);
  write_head(out, data, language);
  out.raw("<body>\n<header>\n")
      .element("p", "Consentry · " + label_text(language, Label::report_title), "class=\"muted\"");
  out.element("h1", verdict_text(language, data), "class=\"" + std::string(outcome_name(data.outcome())) + "\"");
  out.close("header");
  write_contents(out, data, language);
  out.raw("<main>\n");
  write_totals(out, data, language);
  write_overview(out, data, language);
  write_html_findings(out, data, language);
  write_html_columns(out, data, language);
  write_html_preview(out, data, language);
  write_html_facts(out, data, language);
  out.close("main").raw("<footer>Consentry ").text(engine_version()).raw("</footer>\n</body>\n</html>\n");
  return text;
}

}  // namespace consentry
