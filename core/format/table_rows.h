// What of a text's rows is the table: leaves out units below the header, headers that come again and lines below the table, restores damaged rows where
// the columns leave one answer, and tells where another table begins. Stands behind the tokenizer. Rows that fit pass untouched; of the others a
// few are held until the next one shows what they are. Memory: kHeld rows.
#pragma once
#include <deque>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/format/row_repair.h"
#include "core/format/table_outline.h"
#include "core/reader.h"

namespace consentry {

class TableRows : public RecordHandler {
 public:
  TableRows(RecordHandler& next, const TableOutline&, std::string_view delimiter);

  /// Hands over or leaves out what is held.
  void finish();

  /// Rows that have another width than the table, of all.
  uint64_t odd_rows() const { return odd_; }
  uint64_t rows() const { return rows_; }
  /// Offsets of odd rows since the last call.
  std::vector<uint64_t> take_odd_offsets() { return std::exchange(odd_offsets_, {}); }
  uint64_t footer_lines() const { return footer_lines_; }

  void on_format(const FileFound& found) override { next_.on_format(found); }
  void on_restart(std::string_view reason) override { next_.on_restart(reason); }
  void on_header_record(const Record& header) override { next_.on_header_record(header); }
  void on_batch(std::span<const Record>) override;
  void on_reader_finding(const Finding&) override;

 private:
  /// A row that is kept, with its place; its views are its own.
  struct Held {
    Record record;
    KeptRow row;
    std::vector<std::string_view> views;
    bool after_gap = false;
  };

  bool all_sound(std::span<const Record>) const;
  bool sound(const Record&, uint64_t line_before) const;
  bool may_be_footer(const Record&) const;
  bool is_header_again(const Record&) const;
  bool begins_table(const Held&, const Record& next) const;
  bool is_other_header(const Record&) const;
  bool holds_marks(const Record&) const;
  /// Rows of units, which are no records: those below count from there.
  uint64_t units() const { return outline_.unit_lines.size(); }
  void take(const Record&, bool after_gap);
  void take_odd(const Record&, bool after_gap);
  void hold(const Record&, bool after_gap);
  void release(size_t count);
  void release_row(Held&);
  bool restore(Held&, std::optional<RestoredRow>, Code);
  void restore_lines();
  void end_table();
  size_t footer_start() const;
  void pass(const Record&);
  void send();
  void tell(Code, const Record&, uint64_t column, std::string_view excerpt, std::span<const Argument> = {},
            uint64_t count = 1);
  std::span<const CellShape> shapes() const { return outline_.shapes; }

  RecordHandler& next_;
  const TableOutline outline_;
  const std::string delimiter_;
  bool mends_ = false;  // the columns are known well enough to restore rows

  std::vector<Record> passed_;
  std::deque<Held> held_, sent_;  // sent_: rows of ours among passed_
  uint64_t last_line_ = 0;        // on which the row before ends
  uint64_t rows_ = 0, odd_ = 0;
  std::vector<uint64_t> odd_offsets_;
  uint64_t headers_again_ = 0, footer_lines_ = 0, left_out_ = 0;
  Record first_header_again_, other_table_;
  bool ended_ = false;
};

}  // namespace consentry
