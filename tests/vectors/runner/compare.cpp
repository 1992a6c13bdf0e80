// What a case expects against what the report says: verdict, totals, preview and the complete list of findings; and whatever else
// the case names. Part of the native vector runner.
#include <cstdlib>
#include <map>

#include "tests/vectors/runner/vector.h"

namespace vectors {
namespace {

using Lines = std::vector<std::string>;

std::string show(Json json) { return simdjson::minify(json); }

/// Everything named in `expected` stands in `actual` with the same value; lists have the same length.
bool contains(Json actual, Json expected) {
  simdjson::dom::object members;
  simdjson::dom::array items, others;
  if (expected.get(members) == simdjson::SUCCESS) {
    for (auto member : members) {
      Json other;
      if (actual[member.key].get(other) != simdjson::SUCCESS || !contains(other, member.value)) return false;
    }
    return true;
  }
  if (expected.get(items) != simdjson::SUCCESS) return show(actual) == show(expected);
  if (actual.get(others) != simdjson::SUCCESS || items.size() != others.size()) return false;
  auto other = others.begin();
  for (Json item : items) {
    if (!contains(*other, item)) return false;
    ++other;
  }
  return true;
}

void compare_part(simdjson::simdjson_result<Json> actual, simdjson::simdjson_result<Json> expected,
                  std::string_view what, Lines& lines) {
  Json wanted, found;
  if (expected.get(wanted) != simdjson::SUCCESS) return;
  if (actual.get(found) != simdjson::SUCCESS) {
    lines.push_back(std::string(what) + ": missing in the report");
  } else if (!contains(found, wanted)) {
    lines.push_back(std::string(what) + ": expected " + show(wanted) + ", found " + show(found));
  }
}

/// Places must be the same also where one does not apply; the other members only where the case names them.
std::string compare_sample(Json expected, Json actual) {
  for (std::string_view key : {"record", "line", "column", "char"}) {
    uint64_t wanted = 0, found = 0;
    bool wants = expected[key].get(wanted) == simdjson::SUCCESS, finds = actual[key].get(found) == simdjson::SUCCESS;
    if (wants != finds || wanted != found) return std::string(key);
  }
  for (std::string_view key : {"offset", "header", "excerpt", "arguments"}) {
    Json wanted, found;
    if (expected[key].get(wanted) != simdjson::SUCCESS) continue;
    if (actual[key].get(found) != simdjson::SUCCESS || !contains(found, wanted)) return std::string(key);
  }
  return "";
}

struct Group {
  uint64_t count = 0;
  std::vector<Json> samples;
};

std::map<uint64_t, Group> expected_groups(Json expect) {
  std::map<uint64_t, Group> groups;
  simdjson::dom::object counts;
  if (expect["counts"].get(counts) == simdjson::SUCCESS)
    for (auto member : counts)
      groups[std::strtoull(member.key.data(), nullptr, 10)].count = member.value.get_uint64().value_unsafe();
  simdjson::dom::array findings;
  if (expect["findings"].get(findings)) return groups;
  for (Json finding : findings) {
    Group& group = groups[finding["code"].get_uint64().value_unsafe()];
    uint64_t count = 1;
    if (finding["count"].get(count)) count = 1;
    group.count += count;
    group.samples.push_back(finding);
  }
  return groups;
}

void compare_group(uint64_t code, const Group& wanted, Json actual, Lines& lines) {
  std::string label = "finding " + std::to_string(code);
  uint64_t count = 0;
  simdjson::dom::array samples;
  if (actual["count"].get(count) || actual["samples"].get(samples))
    return lines.push_back(label + ": no count or samples");
  if (count != wanted.count)
    lines.push_back(label + ": expected " + std::to_string(wanted.count) + " times, found " + std::to_string(count) +
                    ": " + show(actual["samples"].value_unsafe()));
  if (wanted.samples.empty()) return;  // the case counts only
  if (samples.size() != wanted.samples.size())
    return lines.push_back(label + ": expected " + std::to_string(wanted.samples.size()) + " samples, found " +
                           std::to_string(samples.size()));
  size_t i = 0;
  for (Json sample : samples) {
    std::string key = compare_sample(wanted.samples[i], sample);
    if (!key.empty())
      lines.push_back(label + " sample " + std::to_string(i + 1) + " differs in " + key + ": expected " +
                      show(wanted.samples[i]) + ", found " + show(sample));
    ++i;
  }
  compare_part(actual["severity"], wanted.samples[0]["severity"], label + " severity", lines);
}

void compare_findings(const Vector& vector, Json report, Lines& lines) {
  std::map<uint64_t, Group> groups = expected_groups(vector.expect);
  simdjson::dom::array findings;
  if (report["findings"].get(findings)) return lines.push_back("findings: missing in the report");
  for (Json finding : findings) {
    uint64_t code = 0;
    if (finding["code"].get(code)) return lines.push_back("findings: one without a code");
    auto found = groups.find(code);
    if (found == groups.end()) {
      lines.push_back("finding " + std::to_string(code) + " not expected: " + show(finding["samples"].value_unsafe()));
      continue;
    }
    compare_group(code, found->second, finding, lines);
    groups.erase(found);
  }
  for (auto& [code, group] : groups) lines.push_back("finding " + std::to_string(code) + " expected, not found");
}

}  // namespace

bool expects_code(Json expect, uint64_t code) { return expected_groups(expect).count(code) != 0; }

std::vector<std::string> differences(const Vector& vector, const std::string& report) {
  Lines lines;
  simdjson::dom::parser parser;
  Json json;
  if (parser.parse(report).get(json)) return {"the report is no JSON: " + report.substr(0, 200)};
  const Json& expect = vector.expect;
  compare_part(json["verdict"], expect["verdict"], "verdict", lines);
  compare_part(json["totals"], expect["totals"], "totals", lines);
  uint64_t rows = 0;
  simdjson::dom::array preview;
  if (expect["preview_rows"].get(rows) == simdjson::SUCCESS) {
    if (json["preview"].get(preview) || preview.size() != rows)
      lines.push_back("preview: expected " + std::to_string(rows) + " rows, found " + std::to_string(preview.size()));
  } else {
    compare_part(json["preview"], expect["preview"], "preview", lines);
  }
  compare_part(json["file"]["dialect"], expect["dialect"], "dialect", lines);
  compare_part(json["file"]["encoding"], expect["encoding"], "encoding", lines);
  compare_part(json["mapping"], expect["mapping"], "mapping", lines);
  compare_part(json["columns"], expect["columns"], "columns", lines);
  compare_findings(vector, json, lines);
  return lines;
}

}  // namespace vectors
