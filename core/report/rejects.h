// The rejects file: every row that was not accepted, its original cells, then consentry_line, consentry_codes, consentry_text.
// Cells that a spreadsheet would run as a formula are neutralised with an apostrophe (checking.md, "Repairs"). RFC 4180, UTF-8, CRLF.
// Memory: one batch; the text goes to `write` as it arises.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/report/text.h"
#include "core/sink.h"

namespace consentry {

/// A sink that writes rejected rows as CSV. Writes nothing, not even a header, where no row is rejected.
class Rejects : public Sink {
 public:
  using Write = std::function<void(std::string_view)>;
  Rejects(Language language, Write write);

  void on_header(const Mapping&) override;
  void on_records(std::span<const CheckedRecord>) override;
  void on_finding(const Finding&) override;
  void on_restart(std::string_view reason) override;

 private:
  struct Fault {
    uint64_t record;
    Code code;
    std::string text;
  };
  void write_row(const CheckedRecord&);

  Language language_;
  Write write_;
  std::vector<std::string> header_;
  std::vector<Fault> faults_;  // of the records not yet told
  size_t next_fault_ = 0;
  bool header_written_ = false;
  std::string row_;
};

}  // namespace consentry
