// A rejects file of ours as a table of columns: which of them are its own, and how its rows become again what they were.
// The form stands in core/report/rejects.h; a spreadsheet may have moved its columns. Memory: a number for each column.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/sink.h"

namespace consentry {

/// The delimiter of a first record that holds the three names; nothing where it is not there or the head cuts it off.
std::optional<char> find_rejects_delimiter(std::string_view head);

/// The cell (or name) without the apostrophe that keeps a spreadsheet from running it.
std::string_view without_apostrophe(std::string_view cell);

/// Columns of the file and of the table in it. Cells beyond the header stand after the table's own in both.
class RejectsColumns {
 public:
  /// Nothing unless consentry_line, consentry_codes and consentry_text are all there, each spelt exactly so.
  static std::optional<RejectsColumns> find(std::span<const std::string_view> header);

  /// Writes a row of the table to `cells` and `starts`, from a row of the file.
  void restore(const Record& row, std::vector<std::string_view>& cells, std::vector<uint32_t>& starts) const;

  /// Numbers of columns count from 1, as in Location.
  bool is_own(uint64_t file_column) const;
  uint64_t table_column(uint64_t file_column) const;
  uint64_t file_column(uint64_t table_column) const;
  /// True where a column of the table has another number in the file.
  bool moved() const;

 private:
  size_t own_size(std::span<const std::string_view> cells, std::string_view count) const;

  std::vector<uint32_t> table_;    // by column of the table: its place in the file
  std::vector<uint32_t> own_;      // places of ours, ascending
  std::optional<uint32_t> cells_;  // place of consentry_cells
  size_t width_ = 0;               // of the file's header
};

/// Passes everything on; columns of findings become those of the file as it stands.
class FileColumns : public Sink {
 public:
  FileColumns(const RejectsColumns& columns, Sink& next) : columns_(columns), next_(next) {}
  void on_header(const Mapping& mapping) override { next_.on_header(mapping); }
  void on_records(std::span<const CheckedRecord> records) override { next_.on_records(records); }
  void on_finding(const Finding&) override;
  void on_restart(std::string_view reason) override { next_.on_restart(reason); }
  void on_end(const Summary& summary) override { next_.on_end(summary); }

 private:
  const RejectsColumns& columns_;
  Sink& next_;
};

}  // namespace consentry
