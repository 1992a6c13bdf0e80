// One import from beginning to end: check and stage, compare with what was handed over, apply the policy, merge, commit. The only place
// that knows both a file and a store. Memory: the checker's, the report's and the store's caches; nothing grows with the file but the
// list of rows that meet two stored contacts, where a rejects file is asked for.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "core/report/report.h"
#include "native/job/contract.h"
#include "native/job/input.h"
#include "native/job/rejects_file.h"
#include "native/store/store.h"

namespace consentry {

/// How many rejected rows and conflicts an import bears. Both unset: any number.
struct RejectLimit {
  std::optional<uint64_t> rows;
  std::optional<uint64_t> percent_hundredths;  ///< of the rows read, in hundredths of a percent
  bool allows(uint64_t rejected, uint64_t read) const;
};

/// "12" or "2.5%"; nothing if it is neither.
std::optional<RejectLimit> parse_reject_limit(std::string_view text);

enum class Phase : uint8_t { surveying, reading, merging, committing, committed };
/// Told at the start of each phase and, while reading, after each block. `rows`: read so far.
using OnProgress = std::function<void(Phase, uint64_t bytes, uint64_t rows)>;

struct ImportRequest {
  const Profile* profile = nullptr;
  Options options;
  ImportSettings settings;
  RejectLimit limit;
  Expectation expectation;
  std::string target;
  std::string rejects_path;  ///< empty: none
  Language language = Language::en;
  OnProgress on_progress;
};

/// What came of it. Refused: nothing was changed, `refusal` says why and `result` is empty.
struct ImportOutcome {
  std::optional<Fault> refusal;
  std::optional<ImportResult> result;
  std::string recorded;  ///< when, UTC
  /// Rows or values left out, conflicts, or grants held back (exit 1).
  bool left_something_out = false;
};

/// An import; keep it alive while its report and lists are read.
class Import {
 public:
  explicit Import(ImportRequest);
  ~Import();

  /// A fault means that nothing was changed, except for output_rejects: the import is done, only the rejects file is not.
  Result<ImportOutcome> run(Input&);
  /// After run(): the report of the check.
  const Report& report() const { return *report_; }
  const std::string& report_json() const { return report_json_; }
  const std::string& report_sha256() const { return report_sha256_; }
  /// After run() with a result: the lists.
  Store& store() { return *store_; }

 private:
  class Rows;
  Status check(Input&);
  Status rewrite_rejects(Input&);
  Result<ImportOutcome> merge(Input&);
  Status refuse_unless_within_limit(uint64_t rejected, uint64_t read) const;
  ImportSource source(const Summary&, const std::string& recorded) const;
  void tell(Phase, uint64_t bytes = 0) const;

  ImportRequest request_;
  std::unique_ptr<Rows> rows_;
  std::unique_ptr<Report> report_;
  std::unique_ptr<RejectsFile> rejects_;
  std::unique_ptr<Store> store_;
  std::string report_json_, report_sha256_;
};

}  // namespace consentry
