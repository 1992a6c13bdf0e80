// See xlsx_reader.h.
#include "core/format/xlsx_reader.h"

#include <algorithm>

#include "core/format/sheet_choice.h"

namespace consentry {
XlsxReader::XlsxReader(ByteSource& source, ZipArchive&& archive, const ReaderSettings& settings, RecordHandler& handler)
    : source_(source),
      archive_(std::move(archive)),
      settings_(settings),
      handler_(handler),
      rows_(handler_, settings_.header, settings_.max_cell_bytes) {
  found_.format = "xlsx";
  found_.dialect = {.delimiter = "", .quote = "", .escape = "", .line_end = ""};
}

uint64_t XlsxReader::position() const {
  if (phase_ == Phase::done) return source_.size();
  return std::min(source_.size(), packed_done_ + (part_ ? part_->packed_position() : 0));
}

bool XlsxReader::pull(uint64_t budget) {
  switch (phase_) {
    case Phase::book: open_book(); break;
    case Phase::styles: read_styles(); break;
    case Phase::strings: pull_strings(budget); break;
    case Phase::sheet: pull_sheet(budget); break;
    case Phase::done: break;
  }
  return phase_ != Phase::done;
}

void XlsxReader::stop(const ContainerFault& fault) {
  phase_ = Phase::done;
  source_failed_ = fault.code == Code{};
  if (source_failed_) return;
  std::vector<Argument> arguments;
  for (const auto& [name, text] : fault.arguments) arguments.push_back({name, text});
  handler_.on_reader_finding({fault.code, code_info(fault.code).severity, {}, {}, {}, arguments});
}

void XlsxReader::note(Code code, uint64_t found) {
  if (!found) return;
  const std::string number = std::to_string(found);
  const Argument argument{"found", number};
  handler_.on_reader_finding({code, code_info(code).severity, {}, {}, {}, {&argument, 1}});
}

/// Null: the part is not there; where it is demanded, that was told.
const ZipEntry* XlsxReader::entry_of(const std::string& part, bool demanded) {
  bool several = false;
  const ZipEntry* entry = part.empty() ? nullptr : find_part(archive_, part, &several);
  if (several || (!entry && demanded)) stop(damaged(part, several ? "part_twice" : "part_missing"));
  return entry;
}

void XlsxReader::open_book() {
  phase_ = Phase::styles;
  if (const auto fault = read_book(source_, archive_, book_)) return stop(*fault);
  for (const BookSheet& sheet : book_.sheets) found_.sheets.push_back({sheet.name, sheet.visible, std::nullopt});
  choose_sheet();
}

void XlsxReader::choose_sheet() {
  const std::optional<size_t> chosen = chosen_sheet(book_.sheets, settings_.sheet);
  if (chosen) {
    found_.sheet = *chosen;
    const ZipEntry* const entry = find_part(archive_, book_.sheets[*chosen].part);
    if (entry) found_.content_bytes = entry->unpacked;
  }
  handler_.on_format(found_);
  if (const auto fault = no_sheet(book_.sheets, chosen, settings_.sheet)) return stop(*fault);
  sheet_ = *chosen;
  if (!entry_of(book_.sheets[sheet_].part, true)) return;
  if (!settings_.sheet) tell_several_sheets(book_.sheets, sheet_, handler_);
}

void XlsxReader::read_styles() {
  const ZipEntry* entry = entry_of(book_.styles, false);
  if (phase_ == Phase::done) return;
  if (entry)
    if (const auto fault = styles_.read(source_, *entry)) return stop(*fault);
  open_strings();
}

void XlsxReader::open_strings() {
  phase_ = Phase::strings;
  const ZipEntry* entry = entry_of(book_.strings, false);
  if (phase_ == Phase::done) return;
  if (!entry) return open_sheet();
  if (entry->unpacked > limits::kSharedStringsBytes)
    return stop({Code::workbook_strings_over_budget,
                 {{"limit", std::to_string(limits::kSharedStringsBytes)}, {"size", std::to_string(entry->unpacked)}}});
  part_ = std::make_unique<PartScanner>(source_, *entry);
  strings_reader_ = std::make_unique<SharedStringsReader>(*part_, strings_);
}

void XlsxReader::close_part() {
  packed_done_ += part_->packed_position();
  source_failed_ = part_->source_failed();
  if (source_failed_) phase_ = Phase::done;
  strings_reader_.reset();
  sheet_reader_.reset();
  part_.reset();
}

void XlsxReader::pull_strings(uint64_t budget) {
  part_->allow(budget);
  if (strings_reader_->step()) return;
  if (const auto fault = strings_reader_->fault()) return stop(*fault);
  close_part();
  if (!source_failed_) open_sheet();
}

void XlsxReader::open_sheet() {
  const ZipEntry* entry = entry_of(book_.sheets[sheet_].part, true);
  if (!entry) return;
  phase_ = Phase::sheet;
  part_ = std::make_unique<PartScanner>(source_, *entry);
  sheet_reader_ =
      std::make_unique<XlsxSheetReader>(*part_, SheetContext{strings_, styles_, book_.date1904}, rows_, handler_);
}

void XlsxReader::pull_sheet(uint64_t budget) {
  part_->allow(budget);
  if (sheet_reader_->step()) return;
  if (const auto fault = sheet_reader_->fault()) return stop(*fault);
  end_sheet();
}

void XlsxReader::end_sheet() {
  const uint64_t hidden = sheet_reader_->hidden_rows(), merged = sheet_reader_->merged_ranges();
  close_part();
  if (source_failed_) return;
  rows_.finish();
  note(Code::workbook_hidden_rows, hidden);
  note(Code::workbook_merged_cells, merged);
  found_.sheets[sheet_].rows = rows_.rows();
  found_.dialect.header_line = rows_.header_line();
  phase_ = Phase::done;
}

}  // namespace consentry
