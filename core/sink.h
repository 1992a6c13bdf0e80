// Who is told: the report, the preview, the rejects file and the store are all sinks. Calls come per batch, in the file's order.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/file_found.h"
#include "core/finding.h"
#include "core/mapping.h"
#include "core/record.h"

namespace consentry {

/// Totals that close: read = accepted + rejected + duplicates + conflicts.
struct Totals {
  uint64_t read = 0, accepted = 0, rejected = 0, duplicates = 0, conflicts = 0;
};

/// What is known only at the end of a file.
struct Summary {
  FileFound file;
  uint64_t bytes = 0;
  std::string sha256;  ///< empty unless the option `digest` is set
  Totals totals;
};

/// Receives what a check finds. Order: on_header at most once, then findings of a record before the batch that holds the record,
/// on_end once. After on_restart everything told before is void and the sequence begins anew. Batches may be of any size; a sink
/// must not let it show. All views are valid only during the call.
class Sink {
 public:
  virtual ~Sink() = default;
  virtual void on_header(const Mapping&) {}
  virtual void on_records(std::span<const CheckedRecord>) {}
  virtual void on_finding(const Finding&) {}
  virtual void on_restart(std::string_view /*reason*/) {}
  virtual void on_end(const Summary&) {}
};

}  // namespace consentry
