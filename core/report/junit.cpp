// See junit.h.
#include "core/report/junit.h"

#include <algorithm>

#include "core/report/excerpt.h"
#include "core/report/visible.h"
#include "core/report/wording.h"

namespace consentry {
namespace {

struct Block {
  uint16_t end;  // first code behind it
  std::string_view name;
};
constexpr Block kBlocks[] = {{200, "size"},   {300, "container"}, {400, "encoding"},   {500, "dialect"},
                             {600, "header"}, {700, "record"},    {800, "identifier"}, {850, "consent"},
                             {900, "store"},  {1000, "internal"}};

const Block& block_of(Code code) {
  return *std::find_if(std::begin(kBlocks), std::end(kBlocks) - 1,
                       [code](const Block& block) { return static_cast<uint16_t>(code) < block.end; });
}

// The groups of one code: one, or several that differ in severity.
using Case = std::span<const FindingGroup>;

bool fails(const FindingGroup& group) { return group.severity >= Severity::value; }
bool fails(Case groups) {
  return std::any_of(groups.begin(), groups.end(), [](const auto& g) { return fails(g); });
}

std::vector<Case> cases_of(const std::vector<FindingGroup>& groups) {
  std::vector<Case> cases;
  for (size_t first = 0, end; first < groups.size(); first = end) {
    for (end = first + 1; end < groups.size() && groups[end].code == groups[first].code;) ++end;
    cases.push_back(std::span(groups).subspan(first, end - first));
  }
  return cases;
}

std::string places(const FindingGroup& group, Language language) {
  const bool same = one_sentence(language, group);
  std::string out;
  for (const Sample& sample : group.samples) {
    const std::string at = place_text(language, sample);
    if (!at.empty()) out += at + "\n";
    if (!same) out += (at.empty() ? "" : "  ") + sample_sentence(language, group.code, sample) + "\n";
  }
  const uint64_t more = group.count - std::min<uint64_t>(group.count, group.samples.size());
  if (more > 0) out += numbered(language, Label::more_places, "count", more) + "\n";
  return out;
}

std::string heading(const FindingGroup& group, Language language) {
  return numbered(language, Label::times, "count", group.count) + ": " + group_sentence(language, group);
}

std::string body(const FindingGroup& group, Language language) {
  return places(group, language) + label_text(language, Label::remedy) + ": " + finding_remedy(language, group.code) +
         "\n";
}

void append_failure(std::string& out, std::string_view type, std::string_view message, std::string_view text) {
  out.append("      <failure type=\"").append(type).append("\" message=\"").append(xml_text(message)).append("\">");
  out.append(xml_text(text)).append("</failure>\n");
}

void append_output(std::string& out, std::string_view text) {
  out.append("      <system-out>").append(xml_text(text)).append("</system-out>\n");
}

void append_case_start(std::string& out, std::string_view block, std::string_view name) {
  out.append("    <testcase classname=\"consentry.").append(block).append("\" name=\"").append(name).append("\">\n");
}

// A case has its failures before its output, gravest first, as readers expect.
void append_case(std::string& out, std::string_view block, Case groups, Language language) {
  const CodeInfo& info = code_info(groups.front().code);
  append_case_start(out, block, std::to_string(static_cast<uint32_t>(info.code)) + " " + std::string(info.name));
  std::string output;
  for (auto group = groups.rbegin(); group != groups.rend(); ++group) {
    if (fails(*group))
      append_failure(out, severity_name(group->severity), heading(*group, language), body(*group, language));
    else
      output +=
          severity_label(language, group->severity) + ", " + heading(*group, language) + "\n" + body(*group, language);
  }
  if (!output.empty()) append_output(out, output);
  out += "    </testcase>\n";
}

std::string counts(size_t tests, size_t failures) {
  return " tests=\"" + std::to_string(tests) + "\" failures=\"" + std::to_string(failures) + "\" errors=\"0\"";
}

size_t failures_of(const std::vector<Case>& cases) {
  return static_cast<size_t>(std::count_if(cases.begin(), cases.end(), [](Case groups) { return fails(groups); }));
}

void append_suite_start(std::string& out, std::string_view name, size_t tests, size_t failures) {
  out.append("  <testsuite name=\"").append(name).append("\"").append(counts(tests, failures)).append(">\n");
}

void append_block(std::string& out, const Block& block, const std::vector<Case>& cases, Language language) {
  if (cases.empty()) return;
  append_suite_start(out, block.name, cases.size(), failures_of(cases));
  for (Case groups : cases) append_case(out, block.name, groups, language);
  out += "  </testsuite>\n";
}

std::string totals_text(const ReportData& data, Language language) {
  std::string out;
  for (const auto& [label, number] : totals_lines(data))
    out += label_text(language, label) + ": " + std::to_string(number) + "\n";
  return out;
}

void append_verdict(std::string& out, const ReportData& data, Language language) {
  const bool refused = data.outcome() == Outcome::refused;
  append_suite_start(out, "verdict", 1, refused ? 1 : 0);
  append_case_start(out, "verdict", "verdict");
  const std::string verdict = verdict_text(language, data);
  if (refused) append_failure(out, outcome_name(data.outcome()), verdict, "");
  append_output(out, verdict + "\n" + label_text(language, Label::profile) + ": " + profile_name(data.profile) + "\n" +
                         totals_text(data, language));
  out += "    </testcase>\n  </testsuite>\n";
}

}  // namespace

std::string xml_text(std::string_view shown) {
  std::string out;
  while (!shown.empty()) {
    const size_t hidden = hidden_character(shown);
    const char c = shown[0];
    if (hidden > 0 && (code_point(shown) == 0xFFFE || code_point(shown) == 0xFFFF))
      out += code_point(shown) == 0xFFFE ? "\\xEF\\xBF\\xBE" : "\\xEF\\xBF\\xBF";
    else if (hidden > 0) out += "[" + code_point_name(code_point(shown)) + "]";
    else if (c == '&') out += "&amp;";
    else if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else if (c == '"') out += "&quot;";
    else out += c;
    shown.remove_prefix(std::max<size_t>(hidden, 1));
  }
  return out;
}

std::string report_junit(const Report& report, Language language) {
  const ReportData& data = report.data();
  const std::vector<Case> cases = cases_of(data.groups);
  const size_t refused = data.outcome() == Outcome::refused ? 1 : 0;
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"consentry\"" +
                    counts(cases.size() + 1, failures_of(cases) + refused) + ">\n";
  append_verdict(out, data, language);
  for (const Block& block : kBlocks) {
    std::vector<Case> own;
    std::copy_if(cases.begin(), cases.end(), std::back_inserter(own),
                 [&](Case groups) { return &block_of(groups.front().code) == &block; });
    append_block(out, block, own, language);
  }
  return out + "</testsuites>\n";
}

}  // namespace consentry
