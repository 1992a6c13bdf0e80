// See findings_csv.h.
#include "core/report/findings_csv.h"

#include "core/report/csv_row.h"
#include "core/report/wording.h"

namespace consentry {
namespace {

constexpr std::string_view kColumns[] = {"code",   "name",   "severity", "record", "line",   "column", "char",
                                         "offset", "header", "excerpt",  "text",   "remedy", "count"};

void append_place(std::string& row, uint64_t number) {
  append_cell(row, number == kNoPlace ? "" : std::to_string(number));
}

void append_sample(std::string& row, const FindingGroup& group, const Sample& sample, Language language) {
  const CodeInfo& info = code_info(group.code);
  append_cell(row, std::to_string(static_cast<uint32_t>(group.code)));
  append_cell(row, info.name);
  append_cell(row, severity_name(group.severity));
  const Location& at = sample.location;
  for (uint64_t number : {at.record, at.line, at.column, at.character, at.offset}) append_place(row, number);
  append_cell(row, sample.header);
  append_cell(row, sample.excerpt);
  append_cell(row, sample_sentence(language, group.code, sample));
  append_cell(row, finding_remedy(language, group.code));
  append_cell(row, std::to_string(group.count));
  end_row(row);
}

}  // namespace

std::string findings_csv(const Report& report, Language language) {
  std::string out;
  for (std::string_view name : kColumns) append_cell(out, name);
  end_row(out);
  for (Severity severity : kGravestFirst)
    for (const FindingGroup* group : groups_of(report.data(), severity))
      for (const Sample& sample : group->samples) append_sample(out, *group, sample, language);
  return out;
}

}  // namespace consentry
