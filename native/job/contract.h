// What the page handed over (checking.md, "Hand-over"): which profile, options, mapping and report the operator saw. The server checks
// the same file again and refuses where anything differs, naming the first field. Memory: the contract.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/options.h"
#include "core/profile/json.h"
#include "core/profile/profile.h"
#include "native/status.h"

namespace consentry {

/// contract.json, format_version 1: {engine, file {bytes, sha256}, format_version, mapping, options, profile {id, revision, sha256},
/// repairs [], report_sha256}.
struct Contract {
  std::string engine, profile_id, profile_sha256, file_sha256, report_sha256;
  std::optional<uint64_t> file_bytes;
  Options options;
  std::string options_json;  ///< canonical
  std::optional<Json> mapping;
};

/// Faults: contract_json, contract_shape, and those of parse_options.
Result<Contract> read_contract(std::string_view text);

/// What was expected of a check, from a contract, from --expect-report, or from both. Faults bear refused_contract and name the field.
class Expectation {
 public:
  Expectation() = default;
  Expectation(std::optional<Contract> contract, std::string report_sha256);

  /// True where something is expected that only a digest can answer.
  bool needs_digest() const { return contract_.has_value() || !report_sha256_.empty(); }
  /// What can be told before the file is read.
  Status check_before(const Profile&, uint64_t file_bytes) const;
  /// The rest. `report_json` as it is told.
  Status check_after(std::string_view report_json) const;

 private:
  std::optional<Contract> contract_;
  std::string report_sha256_;
};

}  // namespace consentry
