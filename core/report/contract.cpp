// See contract.h.
#include "core/report/contract.h"

#include "core/checker.h"
#include "core/profile/json.h"
#include "core/report/excerpt.h"
#include "core/sha256.h"

namespace consentry {
namespace {

std::string_view role_name(Role role) {
  constexpr std::string_view kNames[] = {"field", "consent", "attribute", "ignored"};
  return kNames[static_cast<size_t>(role)];
}

void write_mapping(JsonWriter& json, const Mapping& mapping) {
  json.key("mapping").begin_array();
  for (size_t i = 0; i < mapping.columns.size(); ++i) {
    const Column& column = mapping.columns[i];
    json.begin_object().key("column").integer(uint64_t{i + 1}).key("field");
    column.name.empty() ? json.null() : json.string(excerpt(column.name, kUncut));
    json.key("header").string(excerpt(column.header, kUncut)).key("role").string(role_name(column.role)).end_object();
  }
  json.end_array();
}

}  // namespace

std::string contract_json(const ReportData& data, std::string_view report_json) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("engine").string(engine_version());
  json.key("file").begin_object().key("bytes").integer(data.summary.bytes);
  if (!data.summary.sha256.empty()) json.key("sha256").string(data.summary.sha256);
  json.end_object().key("format_version").integer(int64_t{1});
  write_mapping(json, data.mapping);
  json.key("options").raw(told_options_json(data));
  json.key("profile").begin_object().key("id").string(data.profile.id).key("revision").string(data.profile.revision);
  json.key("sha256").string(data.profile.sha256).end_object();
  json.key("repairs").begin_array().end_array();
  json.key("report_sha256").string(sha256_hex(report_json)).end_object();
  return out;
}

}  // namespace consentry
