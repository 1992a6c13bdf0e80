// The rejects file: every row with the status rejected or conflict, its original cells, then consentry_line, consentry_codes,
// consentry_text and consentry_cells. RFC 4180, UTF-8 without byte order mark, CRLF, commas. The reader rebuilds each row exactly
// (core/format/rejects_columns.h):
//
//   header   its original names, then the four names above
//   row      its first cells, padded with blanks up to the header's width w; the four; then the cells beyond w, if any
//   consentry_cells   the row's number of cells where that is not w, else blank: a short row ends there, padding is no cell
//   neutralised       a cell (or name) of apostrophes, perhaps none, then one of = + - @ tab CR gets one more apostrophe in front,
//                     so that no spreadsheet runs it; undone by taking one away from a cell of apostrophes, at least one, then such a character
//
// consentry_codes: the codes of what keeps the row or a value out, ascending, each once, blanks between. A row whose cells were not kept
// (too long) has none here and consentry_cells 0. Bytes that are not UTF-8 stay as they are; such a file is refused anyway.
// Memory: one batch and its findings; the text goes to `write` row by row.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/report/csv_row.h"
#include "core/report/text.h"
#include "core/sink.h"

namespace consentry {

/// A sink that writes rejected rows as CSV. Writes nothing, not even a header, where no row is rejected. After a restart the host
/// must drop what was written.
class Rejects : public Sink {
 public:
  using Write = std::function<void(std::string_view)>;
  Rejects(Language language, Write write);

  void on_header(const Mapping&) override;
  void on_records(std::span<const CheckedRecord>) override;
  void on_finding(const Finding&) override;
  void on_restart(std::string_view reason) override;

 private:
  // What keeps a row or a value out; its texts stand in texts_: name of the column, arguments.
  struct Fault {
    uint64_t record, column;
    Code code;
    size_t texts;
    size_t arguments;
  };
  void write_header();
  void write_row(const CheckedRecord&, std::span<const Fault> faults);
  std::string codes(std::span<const Fault> faults) const;
  std::string text(std::span<const Fault> faults) const;
  std::string text(const Fault&) const;
  std::span<const Fault> take_faults(uint64_t record);
  void forget_taken_faults();

  Language language_;
  Write write_;
  std::vector<std::string> header_;
  std::vector<Fault> faults_;  // of the records not yet told
  std::vector<std::string> texts_;
  size_t next_fault_ = 0;
  bool header_written_ = false;
  std::string row_;
};

}  // namespace consentry
