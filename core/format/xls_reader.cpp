// See xls_reader.h.
#include "core/format/xls_reader.h"

#include <algorithm>
#include <array>

#include "core/format/sheet_choice.h"
#include "core/name_mismatch.h"

namespace consentry {
namespace {

struct Mark {
  std::string_view stream, format;
};
/// Other documents in compound files, by a name in their root.
constexpr Mark kOthers[] = {{"WordDocument", "DOC"},
                            {"PowerPoint Document", "PPT"},
                            {"__properties_version1.0", "MSG"},
                            {"VisioDocument", "VSD"}};
/// Installers name their streams in a code of their own, but bear a class: {000C1084-0000-0000-C000-000000000046}.
constexpr std::array<uint8_t, CompoundFile::kClassBytes> kInstaller = {0x84, 0x10, 0x0C, 0, 0, 0, 0, 0,
                                                                       0xC0, 0,    0,    0, 0, 0, 0, 0x46};
/// What stands for a workbook that is encrypted as a whole: by a password, or by rights management (MS-OFFCRYPTO 2.2).
constexpr std::string_view kEncrypted[] = {"EncryptedPackage", "\tDRMContent"};

std::string kind_of(const CompoundFile& file) {
  const auto other =
      std::find_if(std::begin(kOthers), std::end(kOthers), [&](const Mark& mark) { return file.has(mark.stream); });
  if (other != std::end(kOthers)) return std::string(other->format);
  const auto found = file.root_class();
  return std::equal(kInstaller.begin(), kInstaller.end(), found.begin()) ? "MSI" : "OLE";
}

}  // namespace

XlsReader::XlsReader(ByteSource& source, const ReaderSettings& settings, RecordHandler& handler)
    : source_(source),
      settings_(settings),
      handler_(handler),
      rows_(handler_, settings_.header, settings_.max_cell_bytes) {
  found_.format = "xls";
  found_.dialect = {.delimiter = "", .quote = "", .escape = "", .line_end = ""};
}

uint64_t XlsReader::position() const { return phase_ == Phase::done ? source_.size() : position_; }

bool XlsReader::pull(uint64_t budget) {
  switch (phase_) {
    case Phase::file: open_file(); break;
    case Phase::book:
      if (!book_->step(budget)) end_book();
      break;
    case Phase::sheet:
      if (!sheet_reader_->step(budget)) end_sheet();
      break;
    case Phase::done: break;
  }
  if (records_) position_ = std::max(position_, std::min(records_->position(), source_.size()));
  if (source_failed()) phase_ = Phase::done;
  return phase_ != Phase::done;
}

void XlsReader::stop(const ContainerFault& fault) {
  std::vector<Argument> arguments;
  for (const auto& [name, text] : fault.arguments) arguments.push_back({name, text});
  handler_.on_reader_finding({fault.code, code_info(fault.code).severity, {}, {}, {}, arguments});
  phase_ = Phase::done;
}

void XlsReader::note(Code code, uint64_t found) {
  if (!found) return;
  const std::string number = std::to_string(found);
  const Argument argument{"found", number};
  handler_.on_reader_finding({code, code_info(code).severity, {}, {}, {}, {&argument, 1}});
}

void XlsReader::open_file() {
  auto opened = CompoundFile::open(source_);
  if (std::holds_alternative<SourceFailed>(opened)) {
    source_failed_ = true;
    return;
  }
  if (const auto* fault = std::get_if<ContainerFault>(&opened)) return stop(*fault);
  CompoundFile& file = std::get<CompoundFile>(opened);
  for (const std::string_view name : kEncrypted)
    if (file.has(name)) return stop({Code::workbook_encrypted, {}});
  if (file.has("Workbook")) return open_stream(file, "Workbook");
  if (file.has("Book")) return open_stream(file, "Book");
  stop({Code::container_not_supported, {{"format", kind_of(file)}}});
}

void XlsReader::open_stream(CompoundFile& file, std::string_view name) {
  tell_name_mismatch(settings_.extension, "XLS", handler_);
  auto opened = file.stream(name);
  if (std::holds_alternative<SourceFailed>(opened)) {
    source_failed_ = true;
    return;
  }
  if (const auto* fault = std::get_if<ContainerFault>(&opened)) return stop(*fault);
  CompoundStream& stream = std::get<CompoundStream>(opened);
  records_ = std::make_unique<BiffRecords>(std::move(stream));
  book_ = std::make_unique<BiffBook>(*records_);
  phase_ = Phase::book;
}

void XlsReader::end_book() {
  if (book_->fault()) return stop(*book_->fault());
  if (records_->source_failed()) return;
  for (const BiffSheet& sheet : book_->sheets()) found_.sheets.push_back({sheet.name, sheet.visible, std::nullopt});
  const std::optional<size_t> chosen = chosen_sheet(book_->sheets(), settings_.sheet);
  if (chosen) found_.sheet = *chosen;
  handler_.on_format(found_);
  if (const auto fault = no_sheet(book_->sheets(), chosen, settings_.sheet)) return stop(*fault);
  sheet_ = *chosen;
  if (!settings_.sheet) tell_several_sheets(book_->sheets(), sheet_, handler_);
  records_->seek(book_->sheets()[sheet_].offset);
  sheet_reader_ = std::make_unique<BiffSheetReader>(*records_, *book_, rows_, handler_);
  phase_ = Phase::sheet;
}

/// Of a sheet that breaks off the rows before count, so that everything is seen at once.
void XlsReader::end_sheet() {
  if (records_->source_failed()) return;
  rows_.finish();
  note(Code::workbook_hidden_rows, sheet_reader_->hidden_rows());
  note(Code::workbook_merged_cells, sheet_reader_->merged_ranges());
  found_.sheets[sheet_].rows = rows_.rows();
  found_.dialect.header_line = rows_.header_line();
  if (sheet_reader_->fault()) return stop(*sheet_reader_->fault());
  phase_ = Phase::done;
}

}  // namespace consentry
