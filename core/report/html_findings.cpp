// See html_parts.h: the findings, gravest and most frequent first.
#include "core/report/html_parts.h"
#include "core/report/wording.h"

namespace consentry {
namespace {

// Which columns the table of places needs: none stays empty throughout.
struct Needed {
  bool record = false, line = false, column = false, character = false, excerpt = false, sentence = false;
  bool any() const { return record || line || column || character || excerpt; }
};

Needed needed(const FindingGroup& group, Language language) {
  Needed need;
  for (const Sample& sample : group.samples) {
    need.record |= sample.location.record != kNoPlace;
    need.line |= sample.location.line != kNoPlace;
    need.column |= sample.location.column != kNoPlace || !sample.header.empty();
    need.character |= sample.location.character != kNoPlace;
    need.excerpt |= !sample.excerpt.empty();
  }
  need.sentence = !one_sentence(language, group);
  return need;
}

void write_place(HtmlWriter& out, bool wanted, uint64_t number) {
  if (!wanted) return;
  out.open("td", "class=\"number\"");
  if (number != kNoPlace) out.number(number);
  out.raw("</td>");
}

void write_column(HtmlWriter& out, const Sample& sample) {
  out.open("td");
  if (sample.location.column != kNoPlace) out.number(sample.location.column);
  if (!sample.header.empty()) out.raw(sample.location.column != kNoPlace ? " " : "").shown(sample.header);
  out.raw("</td>");
}

void write_sample(HtmlWriter& out, const FindingGroup& group, const Sample& sample, const Needed& need,
                  Language language) {
  out.open("tr");
  write_place(out, need.record, sample.location.record);
  write_place(out, need.line, sample.location.line);
  write_place(out, need.character, sample.location.character);
  if (need.column) write_column(out, sample);
  if (need.excerpt) out.open("td", "class=\"cell\"").shown(sample.excerpt).raw("</td>");
  if (need.sentence) out.open("td", "class=\"cell\"").text(sample_sentence(language, group.code, sample)).raw("</td>");
  out.close("tr");
}

std::vector<HtmlTable::Head> heads(const Needed& need, Language language) {
  std::vector<HtmlTable::Head> out;
  const auto add = [&](bool wanted, Label label, bool number) {
    if (wanted) out.push_back({label_text(language, label), number});
  };
  add(need.record, Label::record_name, true);
  add(need.line, Label::line_name, true);
  add(need.character, Label::character_name, true);
  add(need.column, Label::column_name, false);
  add(need.excerpt, Label::in_the_file, false);
  add(need.sentence, Label::what_is_wrong, false);
  return out;
}

std::string places_caption(const FindingGroup& group, Language language) {
  const std::string shown = std::to_string(group.samples.size()), count = std::to_string(group.count);
  const Argument arguments[] = {{"shown", shown}, {"count", count}};
  return label_text(language, group.samples.size() < group.count ? Label::places_shown : Label::places_all, arguments);
}

void write_places(HtmlWriter& out, const FindingGroup& group, Language language) {
  const Needed need = needed(group, language);
  if (!need.any()) return;
  const HtmlTable table(out, places_caption(group, language), "", heads(need, language));
  for (const Sample& sample : group.samples) write_sample(out, group, sample, need, language);
}

void write_group(HtmlWriter& out, const FindingGroup& group, Language language) {
  const CodeInfo& info = code_info(group.code);
  const std::string classes(severity_name(group.severity));
  out.open("article", "class=\"" + classes + (group.samples.size() > 8 ? " long\"" : "\""));
  out.element("h3", group_sentence(language, group));
  out.open("p", "class=\"muted\"").text(numbered(language, Label::times, "count", group.count)).raw(" · <code>");
  out.number(static_cast<uint64_t>(group.code)).raw(" ").text(info.name).raw("</code>").close("p");
  out.open("p").open("strong").text(label_text(language, Label::remedy) + ":").raw("</strong> ");
  out.text(finding_remedy(language, group.code)).close("p");
  write_places(out, group, language);
  out.close("article");
}

void write_severity(HtmlWriter& out, const ReportData& data, Severity severity, Language language) {
  const std::string name(severity_name(severity));
  out.open("section", "aria-labelledby=\"" + name + "\"");
  out.open("h2", "id=\"" + name + "\"").open("span", "class=\"badge " + name + "\"");
  out.text(severity_label(language, severity)).raw("</span> ");
  out.text(numbered(language, Label::times, "count", data.count(severity))).close("h2");
  for (const FindingGroup* group : groups_of(data, severity)) write_group(out, *group, language);
  out.close("section");
}

}  // namespace

void write_html_findings(HtmlWriter& out, const ReportData& data, Language language) {
  for (Severity severity : kGravestFirst)
    if (data.count(severity) > 0) write_severity(out, data, severity, language);
}

}  // namespace consentry
