#include "native/job/contract.h"

#include <algorithm>
#include <span>

#include "core/checker.h"
#include "core/profile/load.h"
#include "core/sha256.h"

namespace consentry {
namespace {

Fault shape(const std::string& what) {
  return Fault{"contract_shape", "contract: " + what + "; export it again from the page"};
}

struct Key {
  std::string_view name;
  Json::Kind kind;
  bool optional = false;
};

/// That the object has these keys, no others, and of these kinds. `where`: "" or "profile.", for the message.
Status check_keys(const Json& object, const std::string& where, std::span<const Key> keys) {
  for (const Key& key : keys) {
    const std::string name = where + std::string(key.name);
    const Json* value = object.find(key.name);
    if (!value && !key.optional) return shape(name + " is missing");
    if (value && !value->is(key.kind))
      return shape(name + ": expected " + std::string(kind_name(key.kind)) + ", found " +
                   std::string(kind_name(value->kind())));
  }
  for (const auto& [name, value] : object.object())
    if (std::none_of(keys.begin(), keys.end(), [&](const Key& key) { return key.name == name; }))
      return shape("unknown key " + where + name);
  return {};
}

Status check_shape(const Json& document) {
  using enum Json::Kind;
  constexpr Key kDocument[] = {{"format_version", integer}, {"engine", string},       {"file", object},
                               {"mapping", array},          {"options", object},      {"profile", object},
                               {"repairs", array},          {"report_sha256", string}};
  constexpr Key kFile[] = {{"bytes", integer}, {"sha256", string, true}};
  constexpr Key kProfile[] = {{"id", string}, {"revision", string}, {"sha256", string}};
  if (!document.is(object)) return shape("expected an object, found " + std::string(kind_name(document.kind())));
  const Json* version = document.find("format_version");
  if (version && version->is(integer) && version->integer() != 1) return shape("format_version must be 1");
  if (Status status = check_keys(document, "", kDocument)) return status;
  if (Status status = check_keys(*document.find("file"), "file.", kFile)) return status;
  if (Status status = check_keys(*document.find("profile"), "profile.", kProfile)) return status;
  if (document.find("file")->find("bytes")->integer() < 0) return shape("file.bytes must not be negative");
  const Json::Array& mapping = document.find("mapping")->array();
  for (size_t i = 0; i < mapping.size(); ++i)
    if (!mapping[i].is(object)) return shape("mapping[" + std::to_string(i) + "]: expected an object");
  return {};
}

Status differs(const std::string& field, const std::string& expected, const std::string& found) {
  return Fault{"refused_contract",
               "hand-over: " + field + " differs: expected " + expected + ", found " + found +
                   "; nothing was changed. Check the file again in the page and hand over what it exports then"};
}

Status compare(const std::string& field, const std::string& expected, const std::string& found) {
  if (expected.empty() || expected == found) return {};
  return differs(field, expected, found);
}

std::string text_at(const Json* object, std::string_view key) {
  const Json* found = object ? object->find(key) : nullptr;
  return found ? found->string() : std::string();
}

/// A column that is left out has no field: null in the report, and empty in a contract.
bool is_nothing(const Json& value) {
  return value.is(Json::Kind::null) || (value.is(Json::Kind::string) && value.string().empty());
}

bool same_cell(const Json& a, const Json& b) { return a == b || (is_nothing(a) && is_nothing(b)); }

/// The first place where two mappings differ, as "mapping[2].field".
Status compare_mapping(const Json& expected, const Json& found) {
  for (size_t i = 0; i < expected.array().size() && i < found.array().size(); ++i)
    for (const auto& [key, value] : expected.array()[i].object()) {
      const Json* other = found.array()[i].find(key);
      if (!other || !same_cell(*other, value))
        return differs("mapping[" + std::to_string(i) + "]." + key, canonical(value),
                       other ? canonical(*other) : "nothing");
    }
  if (expected.array().size() == found.array().size()) return {};
  return differs("mapping", std::to_string(expected.array().size()) + " columns", std::to_string(found.array().size()));
}

}  // namespace

Result<Contract> read_contract(std::string_view text) {
  Result<Json> parsed = parse_json(text, "contract_json");
  if (!parsed) return parsed.fault();
  const Json& document = parsed.value();
  if (Status status = check_shape(document)) return *status;
  if (!document.find("repairs")->array().empty()) return shape("repairs are not yet in this version");
  Contract contract;
  const Json* profile = document.find("profile");
  const Json* file = document.find("file");
  contract.engine = text_at(&document, "engine");
  contract.profile_id = text_at(profile, "id");
  contract.profile_sha256 = text_at(profile, "sha256");
  contract.file_sha256 = text_at(file, "sha256");
  contract.report_sha256 = text_at(&document, "report_sha256");
  if (contract.profile_id.empty() || contract.profile_sha256.empty())
    return shape("profile.id and profile.sha256 must not be empty");
  contract.file_bytes = static_cast<uint64_t>(file->find("bytes")->integer());
  contract.mapping = *document.find("mapping");
  contract.options_json = canonical(*document.find("options"));
  Result<Options> options = parse_options(contract.options_json);
  if (!options) return options.fault();
  contract.options = options.value();
  return contract;
}

Expectation::Expectation(std::optional<Contract> contract, std::string report_sha256)
    : contract_(std::move(contract)), report_sha256_(std::move(report_sha256)) {}

Status Expectation::check_before(const Profile& profile, uint64_t file_bytes) const {
  if (!contract_) return {};
  if (Status status = compare("engine", contract_->engine, std::string(engine_version()))) return status;
  if (Status status = compare("profile.id", contract_->profile_id, profile.id)) return status;
  if (Status status = compare("profile.sha256", contract_->profile_sha256, profile.sha256)) return status;
  if (!contract_->file_bytes) return {};
  return compare("file.bytes", std::to_string(*contract_->file_bytes), std::to_string(file_bytes));
}

Status Expectation::check_after(std::string_view report_json) const {
  if (!needs_digest()) return {};
  const std::string digest = sha256_hex(report_json);
  if (contract_) {
    const Result<Json> parsed = parse_json(report_json, "internal_report");
    if (!parsed) return parsed.fault();
    const Json& report = parsed.value();
    if (Status status = compare("file.sha256", contract_->file_sha256, text_at(report.find("file"), "sha256")))
      return status;
    const Json* options = report.find("options");
    if (options && !contract_->options_json.empty())
      if (Status status = compare("options", contract_->options_json, canonical(*options))) return status;
    const Json* mapping = report.find("mapping");
    if (contract_->mapping && mapping)
      if (Status status = compare_mapping(*contract_->mapping, *mapping)) return status;
    if (Status status = compare("report_sha256", contract_->report_sha256, digest)) return status;
  }
  return compare("report_sha256", report_sha256_, digest);
}

}  // namespace consentry
