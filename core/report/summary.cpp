// See summary.h.
#include "core/report/summary.h"

#include <algorithm>
#include <array>

#include "core/report/excerpt.h"
#include "core/report/label.h"

namespace consentry {
namespace {

constexpr size_t kPlacesShown = 3;
constexpr std::string_view kIndent = "  ";

Label label_at(Label first, size_t offset) { return static_cast<Label>(static_cast<size_t>(first) + offset); }

std::string numbered(Language language, Label label, std::string_view name, uint64_t number) {
  const std::string digits = std::to_string(number);
  const Argument argument{name, digits};
  return label_text(language, label, {&argument, 1});
}

void append_padded(std::string& out, std::string_view text, size_t width) {
  out += text;
  out.append(width - std::min<size_t>(width, static_cast<size_t>(shown_length(text))), ' ');
}

std::string delimiter_name(Language language, std::string_view delimiter) {
  return delimiter == "\t" ? label_text(language, Label::tab) : excerpt(delimiter, kUncut);
}

std::string file_line(const ReportData& data, Language language) {
  const Summary& summary = data.summary;
  const std::string bytes = std::to_string(summary.bytes),
                    delimiter = delimiter_name(language, summary.dialect.delimiter);
  const Argument arguments[] = {
      {"format", summary.format}, {"bytes", bytes}, {"encoding", summary.encoding.name}, {"delimiter", delimiter}};
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
  const std::string profile = data.profile.id + (data.profile.revision.empty() ? "" : " " + data.profile.revision);
  append_table(
      out,
      {{label_text(language, Label::file), file_line(data, language)}, {label_text(language, Label::profile), profile}},
      false);
}

void append_totals(std::string& out, const Totals& totals, Language language) {
  const auto line = [&](Label label, uint64_t number, std::string_view indent) {
    return Line{std::string(indent) + label_text(language, label), std::to_string(number)};
  };
  append_table(out,
               {line(Label::read, totals.read, ""), line(Label::accepted, totals.accepted, kIndent),
                line(Label::rejected, totals.rejected, kIndent), line(Label::duplicates, totals.duplicates, kIndent),
                line(Label::conflicts, totals.conflicts, kIndent)},
               true);
}

std::string sentence(Language language, Code code, const Sample& sample) {
  std::vector<Argument> arguments;
  for (const auto& [name, text] : sample.arguments) arguments.push_back({name, text});
  return finding_text(language, code, arguments);
}

// "row 17, line 18, column 3 (phone): +48 501"
std::string place(Language language, const Sample& sample) {
  const Location& at = sample.location;
  const std::pair<Label, uint64_t> parts[] = {
      {Label::record, at.record}, {Label::line, at.line}, {Label::character, at.character}, {Label::column, at.column}};
  std::string out;
  for (const auto& [label, number] : parts)
    if (number != kNoPlace) out += (out.empty() ? "" : ", ") + numbered(language, label, "n", number);
  if (!sample.header.empty()) out += (out.empty() ? "" : " ") + ("(" + sample.header + ")");
  if (!sample.excerpt.empty()) out += (out.empty() ? "" : ": ") + sample.excerpt;
  return out;
}

// The sentence stands once where it is the same at all places shown, else behind each place.
void append_places(std::string& out, const FindingGroup& group, Language language) {
  const size_t shown = std::min(group.samples.size(), kPlacesShown);
  std::vector<std::string> sentences;
  for (size_t i = 0; i < shown; ++i) sentences.push_back(sentence(language, group.code, group.samples[i]));
  const bool same = std::equal(sentences.begin() + (shown > 0 ? 1 : 0), sentences.end(), sentences.begin());
  if (same && shown > 0) out.append(kIndent).append(sentences.front()).append("\n");
  for (size_t i = 0; i < shown; ++i) {
    const std::string at = place(language, group.samples[i]);
    if (!at.empty()) out.append(kIndent).append(kIndent).append(at).append("\n");
    if (!same) out.append(kIndent).append(at.empty() ? "" : "    ").append(sentences[i]).append("\n");
  }
  if (group.count > shown && shown > 0 && group.samples[0].location.line != kNoPlace)
    out.append(kIndent)
        .append(kIndent)
        .append(numbered(language, Label::more_places, "count", group.count - shown))
        .append("\n");
}

void append_group(std::string& out, const FindingGroup& group, Language language) {
  const CodeInfo& info = code_info(group.code);
  out += "\n" + label_text(language, label_at(Label::severity_note, static_cast<size_t>(group.severity)));
  out += "  " + std::to_string(static_cast<uint32_t>(group.code)) + " " + std::string(info.name);
  out += "  " + numbered(language, Label::times, "count", group.count) + "\n";
  append_places(out, group, language);
  out.append(kIndent).append(finding_remedy(language, group.code)).append("\n");
}

/// A sentence about no row in particular: "…" stands for its arguments, and the last plural form for all of them.
std::string without_arguments(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    const size_t end = text[i] == '{' ? text.find('}', i) : text.npos;
    if (end == text.npos) {
      out += text[i];
      continue;
    }
    const std::string_view placeholder = text.substr(i + 1, end - i - 1);
    const size_t form = placeholder.rfind('|');
    if (form == placeholder.npos) out += "…";
    else
      for (char c : placeholder.substr(form + 1)) out += c == '#' ? "…" : std::string(1, c);
    i = end;
  }
  return out;
}

}  // namespace

std::string report_text(const Report& report, Language language) {
  const ReportData& data = report.data();
  std::string out =
      label_text(language, label_at(Label::verdict_accepted, static_cast<size_t>(data.outcome()))) + "\n\n";
  append_head(out, data, language);
  out += "\n";
  append_totals(out, data.summary.totals, language);
  if (data.groups.empty()) return out + "\n" + label_text(language, Label::nothing_found) + "\n";
  for (size_t severity = 5; severity-- > 0;)
    for (const FindingGroup& group : data.groups)
      if (group.severity == static_cast<Severity>(severity)) append_group(out, group, language);
  return out;
}

std::string explain_text(Language language, const CodeInfo& info) {
  const auto severity = static_cast<size_t>(info.severity);
  std::string out = std::to_string(static_cast<uint32_t>(info.code)) + " " + std::string(info.name) + " (" +
                    label_text(language, label_at(Label::severity_note, severity)) + ")\n\n";
  out += without_arguments(finding_text(language, info.code, {})) + "\n\n" + finding_explanation(language, info.code) +
         "\n\n";
  append_table(out,
               {{label_text(language, Label::effect), label_text(language, label_at(Label::effect_note, severity))},
                {label_text(language, Label::remedy), finding_remedy(language, info.code)}},
               false);
  return out;
}

}  // namespace consentry
