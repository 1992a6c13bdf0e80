// A row on its way: as the tokenizer delivers it (Record) and as the rules leave it (CheckedRecord).
// Memory: views into the current block or an arena of the stage; valid only during the call that hands them over.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

namespace consentry {

/// What a cell is in its file. A text file holds texts alone; in JSON and workbooks the file says so itself.
enum class CellKind : uint8_t {
  text,
  number,   ///< a number of a spreadsheet or JSON: as a phone or an id it may have lost its leading zeros
  boolean,  ///< TRUE or FALSE (spreadsheet), true or false (JSON)
  date,  ///< a date, a time or both, written in ISO 8601 whatever the sheet shows: 2026-11-23, 2026-11-23 10:15:00, 10:15:00
  error,  ///< a formula's error: #N/A
};

/// A row as tokenized: UTF-8 fields, quotes undone, nothing trimmed.
struct Record {
  uint64_t number = 0;  ///< from 1, the header not counted
  uint64_t line = 0;    ///< from 1: the line on which it starts; of a sheet: its row
  uint64_t offset =
      0;  ///< raw bytes from the start of the file; inside an archive or workbook: of the entry or sheet, unpacked
  std::span<const std::string_view> fields;
  std::span<const uint32_t> starts;  ///< by field: its first byte (an opening quote counts), from `offset`
  bool plain = false;  ///< no byte above 0x7E and no control character but tab and line ends: rules may take short cuts
  std::span<const CellKind> kinds = {};  ///< by field; empty where all are text
};

/// What became of a row; the four add up to the rows read (checking.md, "Report": totals).
enum class RowStatus : uint8_t { accepted, rejected, duplicate, conflict };

/// A consent of one row. Only an explicit refusal is `refused`, only an explicit grant `given`.
enum class Consent : uint8_t { absent, given, refused };

/// What became of a cell.
enum class CellState : uint8_t { kept, blank, left_out };

/// A row after the rules. Spans over columns are as long as Mapping::columns, whatever the row's own width.
struct CheckedRecord {
  Record record;
  RowStatus status = RowStatus::accepted;
  /// duplicate: the record of the same contact that is imported, or that this one is merged into; conflict: an earlier record;
  /// rejected: an earlier record of the same contact, which this one's refusals hold for; else 0
  uint64_t first_record = 0;
  uint64_t other_record = 0;  ///< conflict: the other earlier record; else 0
  std::span<const std::string_view>
      values;                         ///< by column: normalised where the type has a normal form, else as in the file
  std::span<const CellState> states;  ///< by column; empty where each is what state() makes of the cell
  std::span<const Consent>
      consents;  ///< by Mapping::consents; told for every status, since a refusal must not get lost

  /// What became of the cell of a column.
  CellState state(size_t column) const {
    if (!states.empty()) return states[column];
    return column < record.fields.size() && !record.fields[column].empty() ? CellState::kept : CellState::blank;
  }
};

}  // namespace consentry
