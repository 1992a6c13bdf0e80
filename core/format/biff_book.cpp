// See biff_book.h. MS-XLS 2.4.21 (BOF), 2.4.28 (BoundSheet8), 2.4.126 (Format), 2.4.353 (XF), 2.4.265 (SST), 2.4.117 (FilePass).
#include "core/format/biff_book.h"

#include "core/container/little_endian.h"
#include "core/limits.h"

namespace consentry {
namespace {

ContainerFault damaged(const char* part, const char* reason) {
  return {Code::workbook_damaged, {{"part", part}, {"reason", reason}}};
}

/// Up to Excel 4 the type of the record says it, then its first number.
const char* version_name(const BiffRecord& record) {
  switch (record.type) {
    case biff::kBof: return read_u16(record.data.data()) == 0x0500 ? "Excel 5.0/95" : "Excel 2";
    case 0x0409: return "Excel 4";
    case 0x0209: return "Excel 3";
    default: return "Excel 2";
  }
}

}  // namespace

void BiffStrings::add(std::string_view text) {
  texts_ += text;
  ends_.push_back(texts_.size());
}

std::optional<std::string_view> BiffStrings::at(uint64_t index) const {
  if (index >= ends_.size()) return std::nullopt;
  const uint64_t start = index ? ends_[static_cast<size_t>(index) - 1] : 0;
  return std::string_view(texts_).substr(static_cast<size_t>(start),
                                         static_cast<size_t>(ends_[static_cast<size_t>(index)] - start));
}

const NumberFormat& BiffBook::format_of(uint32_t style) const {
  return formats_.of(style < styles_.size() ? styles_[style] : 0);
}

bool BiffBook::step(uint64_t budget) {
  const uint64_t end = records_.position() + budget;
  BiffRecord record;
  while (records_.position() < end) {
    if (shared_) {
      if (read_strings(end)) return !fault_;
      continue;
    }
    if (!records_.next(record)) {
      if (!records_.source_failed()) fault_ = damaged("Workbook", "cut_off");
      return false;
    }
    if (!take(record)) return false;
  }
  return true;
}

/// False at the end of the globals.
bool BiffBook::take(const BiffRecord& record) {
  const std::span<const uint8_t> data = record.data;
  if (!begun_) {
    if ((record.type & 0xFF) != 0x09 || data.size() < 4) return fault_ = damaged("Workbook", "part_unexpected"), false;
    if (record.type != biff::kBof || read_u16(data.data()) != biff::kBiff8)
      return fault_ = ContainerFault{Code::workbook_old_version, {{"version", version_name(record)}}}, false;
    return begun_ = true;
  }
  switch (record.type) {
    case biff::kEof: return false;
    case biff::kFilePass: return fault_ = ContainerFault{Code::workbook_encrypted, {}}, false;
    case biff::kDateMode: date1904_ = data.size() >= 2 && read_u16(data.data()) == 1; break;
    case biff::kBoundSheet: read_sheet(record); break;
    case biff::kFormat: read_format(record); break;
    case biff::kXf: styles_.push_back(data.size() >= 4 ? read_u16(&data[2]) : uint16_t{0}); break;
    case biff::kSst: {
      uint32_t all = 0;
      shared_.emplace(records_, record);
      if (!shared_->number(4, all) || !shared_->number(4, promised_)) shared_.reset();
      break;
    }
    default: break;
  }
  return true;
}

void BiffBook::read_sheet(const BiffRecord& record) {
  if (record.data.size() < 8 || sheets_.size() >= limits::kEntries) return;
  BiffSheet& sheet = sheets_.emplace_back();
  sheet.offset = read_u32(record.data.data());
  sheet.visible = (record.data[4] & 3) == 0;
  sheet.has_cells = record.data[5] == 0;
  BiffCursor cursor(records_, {record.type, record.offset, record.data.subspan(6)});
  read_biff_string(cursor, 1, sheet.name);
}

void BiffBook::read_format(const BiffRecord& record) {
  BiffCursor cursor(records_, record);
  uint32_t id = 0;
  std::string code;
  if (cursor.number(2, id) && read_biff_string(cursor, 2, code)) formats_.define(id, code);
}

/// True where nothing more can come of it: the budget is spent, or there is a fault. The table ends where its data end, whatever it promised.
bool BiffBook::read_strings(uint64_t end) {
  std::string text;
  while (!shared_->at_end()) {
    if (records_.position() >= end) return true;
    text.clear();
    if (!read_biff_string(*shared_, 2, text)) {
      if (strings_.size() < promised_ && !records_.source_failed()) fault_ = damaged("SST", "cut_off");
      break;
    }
    strings_.add(text);
    if (strings_.bytes() > limits::kSharedStringsBytes)
      fault_ = ContainerFault{
          Code::workbook_strings_over_budget,
          {{"limit", std::to_string(limits::kSharedStringsBytes)}, {"size", std::to_string(strings_.bytes())}}};
    if (fault_) return true;
  }
  shared_.reset();
  return fault_.has_value();
}

}  // namespace consentry
