// A workbook of the binary form by its globals (MS-XLS 2.1.7.20.3): sheets, styles, date system, shared strings. Between the record stream and
// the readers of a sheet. Memory: the shared strings, limits::kSharedStringsBytes at the most, eight bytes of it for each.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/container/fault.h"
#include "core/format/biff_records.h"
#include "core/format/number_format.h"

namespace consentry {

struct BiffSheet {
  std::string name;
  bool visible = true;
  bool has_cells = false;  ///< a worksheet; not a chart, a macro sheet or a module
  uint64_t offset = 0;     ///< of its records in the stream
};

/// Texts by their number (2.4.265).
class BiffStrings {
 public:
  void add(std::string_view text);
  /// Nothing where there is no such number.
  std::optional<std::string_view> at(uint64_t index) const;
  size_t size() const { return ends_.size(); }
  /// Of memory, as far as they ask for it.
  uint64_t bytes() const { return texts_.size() + sizeof(uint64_t) * ends_.size(); }

 private:
  std::string texts_;
  std::vector<uint64_t> ends_;
};

class BiffBook {
 public:
  explicit BiffBook(BiffRecords& records) : records_(records) {}

  /// Works on about `budget` bytes; false once the globals are read, or can't be.
  bool step(uint64_t budget);
  const std::optional<ContainerFault>& fault() const { return fault_; }

  const std::vector<BiffSheet>& sheets() const { return sheets_; }
  const BiffStrings& strings() const { return strings_; }
  bool date1904() const { return date1904_; }
  /// Of a cell's style; General where there is none.
  const NumberFormat& format_of(uint32_t style) const;

 private:
  bool take(const BiffRecord&);
  void read_sheet(const BiffRecord&);
  void read_format(const BiffRecord&);
  bool read_strings(uint64_t end);

  BiffRecords& records_;
  std::optional<ContainerFault> fault_;
  std::optional<BiffCursor> shared_;  // the table at hand
  uint32_t promised_ = 0;             // unique strings, as it says
  bool begun_ = false, date1904_ = false;
  std::vector<BiffSheet> sheets_;
  std::vector<uint16_t> styles_;  // by XF: a number format
  NumberFormats formats_;
  BiffStrings strings_;
};

}  // namespace consentry
