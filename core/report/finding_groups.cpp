// See finding_groups.h. Once a group is full, a finding further down the file costs one comparison.
#include "core/report/finding_groups.h"

#include <algorithm>
#include <tuple>

#include "core/limits.h"
#include "core/report/excerpt.h"

namespace consentry {
namespace {

// kNoPlace + 1 is 0: what concerns the whole file comes first.
auto place_key(const Location& at) {
  return std::tuple(at.line + 1, at.record + 1, at.column + 1, at.character + 1, at.offset + 1);
}

bool place_before(const Location& at, const Sample& sample) { return place_key(at) < place_key(sample.location); }

FindingGroup& group_of(std::vector<FindingGroup>& groups, Code code, Severity severity) {
  const auto before = [](const FindingGroup& group, std::pair<Code, Severity> key) {
    return std::pair(group.code, group.severity) < key;
  };
  auto it = std::lower_bound(groups.begin(), groups.end(), std::pair(code, severity), before);
  if (it == groups.end() || it->code != code || it->severity != severity)
    it = groups.insert(it, FindingGroup{code, severity, 0, {}});
  return *it;
}

std::string shown(std::string_view text) { return excerpt(text, limits::kExcerptBytes); }

Sample sample_of(const Finding& finding) {
  Sample sample{finding.location, shown(finding.header), shown(finding.excerpt), {}};
  for (const Argument& argument : finding.arguments) sample.arguments.emplace_back(argument.name, shown(argument.text));
  const auto by_name = [](const auto& a, const auto& b) { return a.first < b.first; };
  std::stable_sort(sample.arguments.begin(), sample.arguments.end(), by_name);
  return sample;
}

}  // namespace

void add_finding(std::vector<FindingGroup>& groups, const Finding& finding) {
  FindingGroup& group = group_of(groups, finding.code, finding.severity);
  group.count += finding.count;
  std::vector<Sample>& samples = group.samples;
  const bool full = samples.size() == limits::kSamplesPerCode;
  if (full && !place_before(finding.location, samples.back())) return;
  if (full) samples.pop_back();
  const auto at = std::upper_bound(samples.begin(), samples.end(), finding.location, place_before);
  samples.insert(at, sample_of(finding));
}

}  // namespace consentry
