// The records of a workbook stream (MS-XLS 2.1.4), one after the other: type, size, data. Between the compound file and the readers of
// workbook and sheet. Memory: kBuffer bytes.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/container/compound_file.h"

namespace consentry {

/// Types that are read (MS-XLS 2.3).
namespace biff {
inline constexpr uint16_t kFormula = 0x006, kEof = 0x00A, kDateMode = 0x022, kFilePass = 0x02F, kContinue = 0x03C,
                          kBoundSheet = 0x085, kFilterMode = 0x09B, kMulRk = 0x0BD, kRString = 0x0D6, kXf = 0x0E0,
                          kMergedCells = 0x0E5, kSst = 0x0FC, kLabelSst = 0x0FD, kNumber = 0x203, kLabel = 0x204,
                          kBoolErr = 0x205, kString = 0x207, kRow = 0x208, kArray = 0x221, kTable = 0x236, kRk = 0x27E,
                          kFormat = 0x41E, kSharedFormula = 0x4BC, kBof = 0x809;
inline constexpr uint16_t kBiff8 = 0x0600;
}  // namespace biff

struct BiffRecord {
  uint16_t type = 0;
  uint64_t offset = 0;  ///< in the stream
  std::span<const uint8_t> data;
};

class BiffRecords {
 public:
  explicit BiffRecords(CompoundStream stream) : stream_(std::move(stream)) {}

  /// Goes on at another place of the stream.
  void seek(uint64_t offset);
  /// The next record; its data stay until the next call. False: the stream ends, or breaks off within a record, or the source failed.
  bool next(BiffRecord&);
  /// Whether the record to come is of this type.
  bool follows(uint16_t type);
  uint64_t position() const { return offset_ + at_; }
  bool cut_off() const { return cut_off_; }
  bool source_failed() const { return source_failed_; }

 private:
  static constexpr size_t kBuffer = 128 << 10;
  bool have(size_t bytes);

  CompoundStream stream_;
  std::vector<uint8_t> buffer_;
  uint64_t offset_ = 0;  // of the buffer in the stream
  size_t at_ = 0, filled_ = 0;
  bool cut_off_ = false, source_failed_ = false;
};

/// The data of a record and of those that continue it (2.3.69), as one.
class BiffCursor {
 public:
  /// `first` is the record that `records` answered last.
  BiffCursor(BiffRecords& records, const BiffRecord& first) : records_(records), data_(first.data) {}

  bool at_end();
  /// False where the data end before.
  bool number(size_t bytes, uint32_t& value);
  bool skip(uint64_t bytes);
  /// `count` characters in UTF-8 behind `text`; UTF-16, or its low bytes. Where they are continued, a byte says anew which (2.5.293).
  bool characters(uint32_t count, bool wide, std::string& text);

 private:
  bool refill();

  BiffRecords& records_;
  std::span<const uint8_t> data_;
};

/// XLUnicodeString and its rich form (2.5.294, 2.5.293): count, flags, characters; runs and phonetic data are left out.
bool read_biff_string(BiffCursor&, size_t count_bytes, std::string& text);

}  // namespace consentry
