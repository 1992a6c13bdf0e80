// See summary.h.
#include "core/report/summary.h"

#include <algorithm>

#include "core/report/excerpt.h"
#include "core/report/reading_lines.h"
#include "core/report/visible.h"
#include "core/report/wording.h"

namespace consentry {
namespace {

constexpr size_t kPlacesShown = 3;
constexpr size_t kPlacesOfNote = 1;
constexpr std::string_view kIndent = "  ";

void append_line(std::string& out, size_t indents, std::string_view text) {
  for (size_t i = 0; i < indents; ++i) out += kIndent;
  out.append(text).append("\n");
}

void append_padded(std::string& out, std::string_view text, size_t width) {
  out += text;
  out.append(width - std::min<size_t>(width, static_cast<size_t>(shown_length(text))), ' ');
}

std::string file_line(const ReportData& data, Language language) {
  const Summary& summary = data.summary;
  const FileFound& file = summary.file;
  const std::string bytes = std::to_string(summary.bytes),
                    delimiter = nothing_chosen(file) ? "" : delimiter_name(language, file.dialect.delimiter),
                    entry = visible(excerpt(file.entry.value_or(""), kUncut)),
                    sheet = visible(excerpt(sheet_name(file), kUncut));
  const Argument arguments[] = {
      {"format", file.format},
      {"bytes", bytes},
      {"encoding", is_workbook(file) || nothing_chosen(file) ? "" : std::string_view(file.encoding.name)},
      {"delimiter", delimiter},
      {"entry", entry},
      {"sheet", sheet}};
  return label_text(language, Label::file_line, arguments);
}

struct Line {
  std::string name, value;
};

void append_table(std::string& out, const std::vector<Line>& lines, bool numbers) {
  size_t names = 0, values = 0;
  for (const Line& line : lines) {
    names = std::max(names, static_cast<size_t>(shown_length(line.name)));
    values = std::max(values, line.value.size());
  }
  for (const Line& line : lines) {
    append_padded(out, line.name, names + 2);
    if (numbers) out.append(values - line.value.size(), ' ');
    out.append(line.value).append("\n");
  }
}

void append_head(std::string& out, const ReportData& data, Language language) {
  std::vector<Line> lines = {{label_text(language, Label::file), file_line(data, language)}};
  for (ReadingLine& line : reading_lines(data.summary.file, data.summary.totals.read > 0, language))
    lines.push_back({std::move(line.name), std::move(line.text)});
  lines.push_back({label_text(language, Label::profile), profile_name(data.profile)});
  append_table(out, lines, false);
}

void append_totals(std::string& out, const ReportData& data, Language language) {
  std::vector<Line> lines;
  for (const auto& [label, number] : totals_lines(data))
    lines.push_back({std::string(lines.empty() ? "" : kIndent) + label_text(language, label), std::to_string(number)});
  append_table(out, lines, true);
}

// The sentence stands once where it is the same at all places shown, else behind each place.
void append_places(std::string& out, const FindingGroup& group, size_t shown, Language language) {
  const bool same = one_sentence(language, group);
  for (size_t i = 0; i < shown; ++i) {
    const std::string at = visible(place_text(language, group.samples[i]));
    if (!at.empty()) append_line(out, 3, at);
    if (!same) append_line(out, at.empty() ? 3 : 4, visible(sample_sentence(language, group.code, group.samples[i])));
  }
  if (group.count > shown && shown > 0 && group.samples[0].location.line != kNoPlace)
    append_line(out, 3, numbered(language, Label::more_places, "count", group.count - shown));
}

void append_group(std::string& out, const FindingGroup& group, Language language) {
  const size_t most = group.severity == Severity::note ? kPlacesOfNote : kPlacesShown;
  const size_t shown = std::min(group.samples.size(), most);
  const std::string count = numbered(language, Label::times, "count", group.count);
  const std::string code = std::to_string(static_cast<uint32_t>(group.code));
  append_line(out, 1, count + ": " + visible(group_sentence(language, group)) + " [" + code + "]");
  append_places(out, group, shown, language);
  append_line(out, 2, label_text(language, Label::remedy) + ": " + finding_remedy(language, group.code));
}

// "Row left out: 46 times", a line for each kind of finding below it.
void append_severity(std::string& out, const ReportData& data, Severity severity, Language language) {
  const std::string count = numbered(language, Label::times, "count", data.count(severity));
  out += "\n" + severity_label(language, severity) + ": " + count + "\n";
  for (const FindingGroup* group : groups_of(data, severity)) {
    out += "\n";
    append_group(out, *group, language);
  }
}

}  // namespace

std::string report_text(const Report& report, Language language) {
  const ReportData& data = report.data();
  std::string out = verdict_text(language, data) + "\n\n";
  append_head(out, data, language);
  out += "\n";
  append_totals(out, data, language);
  if (data.groups.empty()) return out + "\n" + label_text(language, Label::nothing_found) + "\n";
  for (Severity severity : kGravestFirst)
    if (data.count(severity) > 0) append_severity(out, data, severity, language);
  return out + "\n" + label_text(language, Label::explain_hint) + "\n";
}

std::string explain_text(Language language, const CodeInfo& info) {
  std::string out = std::to_string(static_cast<uint32_t>(info.code)) + " " + std::string(info.name) + " (" +
                    severity_label(language, info.severity) + ")\n\n";
  out += general_sentence(language, info.code) + "\n\n" + finding_explanation(language, info.code) + "\n\n";
  append_table(out,
               {{label_text(language, Label::effect), effect_label(language, info.severity)},
                {label_text(language, Label::remedy), finding_remedy(language, info.code)}},
               false);
  return out;
}

}  // namespace consentry
