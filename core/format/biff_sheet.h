// The cells of a sheet of the binary form (MS-XLS 2.1.7.20.6), in any order that the file has them, with what is hidden or merged. Between
// the record stream and SheetRows. Nothing is believed that the sheet says about its size (2.4.90 Dimensions). Memory: one cell, and two bits for each row that a
// sheet can have.
#pragma once
#include <bitset>
#include <optional>
#include <string>

#include "core/format/biff_book.h"
#include "core/format/sheet_rows.h"

namespace consentry {

class BiffSheetReader {
 public:
  /// `records` stand at the sheet's beginning.
  BiffSheetReader(BiffRecords& records, const BiffBook& book, SheetRows& rows, RecordHandler& handler)
      : records_(records), book_(book), rows_(rows), handler_(handler) {}

  /// Works on about `budget` bytes; false once the sheet is read, or can't be.
  bool step(uint64_t budget);
  const std::optional<ContainerFault>& fault() const { return fault_; }
  /// Of those with any filled cell.
  uint64_t hidden_rows() const { return (hidden_ & filled_).count(); }
  uint64_t merged_ranges() const { return merged_ranges_; }

 private:
  /// Row, column and style, which every cell begins with.
  struct Place {
    uint32_t row, column, style;
    uint64_t offset;
  };
  static constexpr size_t kPlaceBytes = 6;

  bool take(const BiffRecord&);
  void take_cell(const BiffRecord&);
  void take_row(const BiffRecord&);
  void take_formula(const Place&, std::span<const uint8_t> value);
  void take_result(const BiffRecord&);
  void take_text(const Place&, const BiffRecord&);
  void take_shared(const Place&, uint32_t index);
  void take_many(const BiffRecord&);
  void take_code(const Place&, uint8_t value, bool error);
  void add_compressed(const Place&, uint32_t rk);
  void add_double(const Place&, uint64_t bits);
  void add_number(const Place&, std::string_view decimal);
  void add(const Place&, CellKind, std::string_view text, bool stays = false);
  void enter_row(const Place&);
  void leave_row();
  void leave_formula();
  void tell(const Place&, Code, const char* reason = nullptr);
  void tell(Code, const Location&, const char* reason = nullptr);

  BiffRecords& records_;
  const BiffBook& book_;
  SheetRows& rows_;
  RecordHandler& handler_;
  std::optional<ContainerFault> fault_;
  uint64_t merged_ranges_ = 0;
  std::bitset<65536> hidden_, filled_;  // rows, by a number of 16 bits
  int depth_ = 0;                       // of sub-streams: charts stand within a sheet
  std::optional<uint32_t> row_;         // at hand
  uint64_t row_offset_ = 0;
  bool order_told_ = false;
  std::optional<Place> formula_;  // whose text is to come
  std::string text_, decimal_, buffer_;
};

}  // namespace consentry
