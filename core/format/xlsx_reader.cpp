// See xlsx_reader.h.
#include "core/format/xlsx_reader.h"

#include <algorithm>

namespace consentry {
namespace {

std::string names_of(const std::vector<BookSheet>& sheets) {
  constexpr size_t kNames = 20;  // more are no help in a sentence
  std::string names;
  for (size_t i = 0; i < std::min(kNames, sheets.size()); ++i) names += (i ? ", " : "") + sheets[i].name;
  return names + (sheets.size() > kNames ? ", …" : "");
}

}  // namespace

XlsxReader::XlsxReader(ByteSource& source, ZipArchive&& archive, const ReaderSettings& settings, RecordHandler& handler)
    : source_(source),
      archive_(std::move(archive)),
      settings_(settings),
      handler_(handler),
      rows_(handler_, settings_.header, settings_.max_cell_bytes) {
  found_.format = "xlsx";
  found_.dialect = {"", "", "", "", 0, true};
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
  std::vector<Argument> arguments;
  for (const auto& [name, text] : fault.arguments) arguments.push_back({name, text});
  handler_.on_reader_finding({fault.code, code_info(fault.code).severity, {}, {}, {}, arguments});
  phase_ = Phase::done;
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

/// The one that was asked for, else the first visible one with cells, else the first with cells.
std::optional<size_t> XlsxReader::chosen_sheet() const {
  const auto& sheets = book_.sheets;
  const auto first = [&](auto fits) -> std::optional<size_t> {
    const auto found = std::find_if(sheets.begin(), sheets.end(), fits);
    return found == sheets.end() ? std::nullopt : std::optional(static_cast<size_t>(found - sheets.begin()));
  };
  if (settings_.sheet && settings_.sheet->index)
    return *settings_.sheet->index < sheets.size() ? std::optional(static_cast<size_t>(*settings_.sheet->index))
                                                   : std::nullopt;
  if (settings_.sheet) return first([&](const BookSheet& sheet) { return sheet.name == settings_.sheet->name; });
  const auto visible = first([](const BookSheet& sheet) { return sheet.has_cells && sheet.visible; });
  return visible ? visible : first([](const BookSheet& sheet) { return sheet.has_cells; });
}

void XlsxReader::choose_sheet() {
  const std::optional<size_t> chosen = chosen_sheet();
  if (chosen) found_.sheet = *chosen;
  handler_.on_format(found_);
  if (!chosen && settings_.sheet) {
    const std::string asked = settings_.sheet->index ? std::to_string(*settings_.sheet->index) : settings_.sheet->name;
    return stop({Code::workbook_sheet_not_found, {{"sheet", asked}, {"sheets", names_of(book_.sheets)}}});
  }
  if (!chosen || !book_.sheets[*chosen].has_cells) return stop({Code::workbook_no_sheet, {}});
  sheet_ = *chosen;
  const ZipEntry* entry = entry_of(book_.sheets[sheet_].part, true);
  if (!entry) return;
  if (entry->unpacked > settings_.max_unpacked_bytes)
    return stop({Code::workbook_too_large,
                 {{"limit", std::to_string(settings_.max_unpacked_bytes)}, {"size", std::to_string(entry->unpacked)}}});
  if (!settings_.sheet) tell_several();
}

void XlsxReader::tell_several() {
  const auto count =
      std::count_if(book_.sheets.begin(), book_.sheets.end(), [](const BookSheet& sheet) { return sheet.has_cells; });
  if (count < 2) return;
  const std::string found = std::to_string(count);
  const Argument arguments[] = {{"found", found}, {"sheet", book_.sheets[sheet_].name}};
  handler_.on_reader_finding({Code::workbook_several_sheets, Severity::note, {}, {}, {}, arguments});
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
