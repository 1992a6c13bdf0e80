// See wording.h.
#include "core/report/wording.h"

#include <algorithm>

#include "core/report/excerpt.h"

namespace consentry {
namespace {

// "…" stands for the arguments, and the last plural form for all of them; optional parts are left out by the filler.
std::string without_arguments(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    const size_t end = text[i] == '{' ? text.find('}', i) : text.npos;
    if (end == text.npos) {
      out += text[i];
      continue;
    }
    const std::string_view slot = text.substr(i + 1, end - i - 1);
    const size_t form = slot.rfind('|');
    if (form == slot.npos) out += "…";
    else
      for (char c : slot.substr(form + 1)) out += c == '#' ? "…" : std::string(1, c);
    i = end;
  }
  return out;
}

}  // namespace

std::string numbered(Language language, Label label, std::string_view name, uint64_t number) {
  const std::string digits = std::to_string(number);
  const Argument argument{name, digits};
  return label_text(language, label, {&argument, 1});
}

std::string verdict_text(Language language, const ReportData& data) {
  const Outcome outcome = data.outcome();
  const bool no_row = outcome != Outcome::refused && data.summary.totals.read > 0 && !data.summary.totals.accepted;
  if (no_row) return label_text(language, Label::verdict_no_row);
  return label_text(language, label_at(Label::verdict_accepted, static_cast<size_t>(outcome)));
}

std::string severity_label(Language language, Severity severity) {
  return label_text(language, label_at(Label::severity_note, static_cast<size_t>(severity)));
}

std::string effect_label(Language language, Severity severity) {
  return label_text(language, label_at(Label::effect_note, static_cast<size_t>(severity)));
}

std::array<std::pair<Label, uint64_t>, 5> totals_lines(const ReportData& data) {
  const Totals& totals = data.summary.totals;
  const Label accepted = data.outcome() == Outcome::refused ? Label::sound : Label::accepted;
  return {{{Label::read, totals.read},
           {accepted, totals.accepted},
           {Label::rejected, totals.rejected},
           {Label::duplicates, totals.duplicates},
           {Label::conflicts, totals.conflicts}}};
}

std::string delimiter_name(Language language, std::string_view delimiter) {
  if (delimiter == "\t") return label_text(language, Label::tab);
  if (delimiter == " ") return label_text(language, Label::space);
  if (delimiter == "  ") return label_text(language, Label::spaces);
  const bool blank_at_end = delimiter.ends_with(' ');
  return blank_at_end ? "\"" + excerpt(delimiter, kUncut) + "\"" : excerpt(delimiter, kUncut);
}

bool nothing_chosen(const FileFound& file) { return file.format == "zip"; }

bool is_workbook(const FileFound& file) { return file.format == "xlsx" || file.format == "xls"; }

std::string_view sheet_name(const FileFound& file) {
  return file.sheet && *file.sheet < file.sheets.size()
             ? std::string_view(file.sheets[static_cast<size_t>(*file.sheet)].name)
             : "";
}

std::string profile_name(const Profile& profile) {
  return excerpt(profile.id + (profile.revision.empty() ? "" : " " + profile.revision), kUncut);
}

std::string sample_sentence(Language language, Code code, const Sample& sample) {
  std::vector<Argument> arguments;
  for (const auto& [name, text] : sample.arguments) arguments.push_back({name, text});
  return finding_text(language, code, arguments);
}

bool one_sentence(Language language, const FindingGroup& group) {
  return std::all_of(group.samples.begin(), group.samples.end(), [&](const Sample& sample) {
    return sample_sentence(language, group.code, sample) == sample_sentence(language, group.code, group.samples[0]);
  });
}

std::string general_sentence(Language language, Code code) {
  std::string out = without_arguments(finding_text(language, code, {}));
  if (out.ends_with("….")) out.pop_back();
  return out;
}

std::string group_sentence(Language language, const FindingGroup& group) {
  const bool same = !group.samples.empty() && one_sentence(language, group);
  return same ? sample_sentence(language, group.code, group.samples.front()) : general_sentence(language, group.code);
}

std::string place_text(Language language, const Sample& sample) {
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

std::vector<const FindingGroup*> groups_of(const ReportData& data, Severity severity) {
  std::vector<const FindingGroup*> groups;
  for (const FindingGroup& group : data.groups)
    if (group.severity == severity) groups.push_back(&group);
  const auto more = [](const FindingGroup* a, const FindingGroup* b) { return a->count > b->count; };
  std::stable_sort(groups.begin(), groups.end(), more);
  return groups;
}

}  // namespace consentry
