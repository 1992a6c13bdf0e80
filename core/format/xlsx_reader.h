// A workbook in Office Open XML (ECMA-376, ISO/IEC 29500; transitional and strict, .xlsx and .xlsm): small parts, shared strings, one sheet.
// Driven by Reader, or by the reader of the archive around it. Memory: shared strings (shared_strings.h), a block of the part at hand, a
// batch of rows; of the sheet itself nothing is held.
#pragma once
#include <memory>
#include <optional>

#include "core/container/zip_archive.h"
#include "core/format/pulled_format.h"
#include "core/format/xlsx_sheet.h"

namespace consentry {

class XlsxReader : public PulledFormat {
 public:
  /// Source and handler must outlive it. The archive is one that kind_of() takes for a workbook.
  XlsxReader(ByteSource& source, ZipArchive&& archive, const ReaderSettings& settings, RecordHandler& handler);

  bool pull(uint64_t budget) override;
  uint64_t position() const override;
  bool source_failed() const override { return source_failed_; }
  const FileFound& found() const override { return found_; }

 private:
  enum class Phase : uint8_t { book, styles, strings, sheet, done };

  void open_book();
  void choose_sheet();
  void read_styles();
  void open_strings();
  void open_sheet();
  void end_sheet();
  void pull_strings(uint64_t budget);
  void pull_sheet(uint64_t budget);
  void close_part();
  const ZipEntry* entry_of(const std::string& part, bool demanded);
  void stop(const ContainerFault& fault);
  void note(Code code, uint64_t found);

  ByteSource& source_;
  const ZipArchive archive_;
  const ReaderSettings settings_;
  RecordHandler& handler_;
  Phase phase_ = Phase::book;
  bool source_failed_ = false;
  FileFound found_;
  XlsxBook book_;
  size_t sheet_ = 0;
  BookStyles styles_;
  SharedStrings strings_;
  SheetRows rows_;
  std::unique_ptr<PartScanner> part_;  // at hand
  std::unique_ptr<SharedStringsReader> strings_reader_;
  std::unique_ptr<XlsxSheetReader> sheet_reader_;
  uint64_t packed_done_ = 0;  // of parts that are read
};

}  // namespace consentry
