// The report: exact counts, bounded samples, column statistics, preview, as canonical JSON (RFC 8785, integers only;
// core/report/report.schema.json). A cumulative sink. Memory: samples and preview rows by core/limits.h, 1,000 distinct values a column.
#pragma once
#include <memory>
#include <string>

#include "core/options.h"
#include "core/profile/profile.h"
#include "core/report/report_data.h"
#include "core/sink.h"

namespace consentry {

/// Collects a report. The profile and options must outlive it.
class Report : public Sink {
 public:
  Report(const Profile&, const Options&);
  ~Report() override;

  void on_header(const Mapping&) override;
  void on_records(std::span<const CheckedRecord>) override;
  void on_finding(const Finding&) override;
  void on_restart(std::string_view reason) override;
  void on_end(const Summary&) override;

  /// After on_end only. refused: a fatal finding; accepted_with_rejects: a row or value is left out.
  Outcome outcome() const;
  /// Number of findings of this severity so far.
  uint64_t count(Severity) const;
  /// After on_end only: the canonical JSON, without a final newline.
  std::string json() const;
  /// At any time: {"header":[…],"provisional":…,"rows":[[…],…]} of the rows seen so far; provisional until on_end.
  std::string preview_json() const;
  /// What the report is made of, for other forms of it; valid until the next call of a member that changes it.
  const ReportData& data() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace consentry
