// A workbook of the old binary form (MS-XLS in a compound file, MS-CFB): Excel 97 to 2003, and what others write as .xls. Driven by Reader, or by
// the reader of the archive around it. Memory: sector table, shared strings, a batch of rows; of the sheet itself nothing is held.
#pragma once
#include <memory>
#include <optional>

#include "core/format/biff_sheet.h"
#include "core/format/pulled_format.h"

namespace consentry {

class XlsReader : public PulledFormat {
 public:
  /// Source and handler must outlive it.
  XlsReader(ByteSource& source, const ReaderSettings& settings, RecordHandler& handler);

  bool pull(uint64_t budget) override;
  uint64_t position() const override;
  bool source_failed() const override { return source_failed_ || (records_ && records_->source_failed()); }
  const FileFound& found() const override { return found_; }

 private:
  enum class Phase : uint8_t { file, book, sheet, done };

  void open_file();
  void open_stream(CompoundFile& file, std::string_view name);
  void end_book();
  void end_sheet();
  void stop(const ContainerFault& fault);
  void note(Code code, uint64_t found);

  ByteSource& source_;
  const ReaderSettings settings_;
  RecordHandler& handler_;
  Phase phase_ = Phase::file;
  bool source_failed_ = false;
  uint64_t position_ = 0;
  FileFound found_;
  std::unique_ptr<BiffRecords> records_;
  std::unique_ptr<BiffBook> book_;
  size_t sheet_ = 0;
  SheetRows rows_;
  std::unique_ptr<BiffSheetReader> sheet_reader_;
};

}  // namespace consentry
