// See shared_strings.h.
#include "core/format/shared_strings.h"

#include <bit>

#include "core/bytes16.h"
#include "core/format/byte_masks.h"
#include "core/format/xlsx_text.h"

namespace consentry {
namespace {

using Event = XmlScanner::Event;

/// Of an item's text as it is written: cut there, it is too long for a cell even if all of it is escapes, of seven bytes each.
constexpr size_t kRawBytes = 8 * limits::kCellBytes;

std::string prefix_of(std::string_view name) {
  return std::string(name.substr(0, name.find(':') == name.npos ? 0 : name.find(':') + 1));
}

ContainerFault over_budget(uint64_t size) {
  return {Code::workbook_strings_over_budget,
          {{"limit", std::to_string(limits::kSharedStringsBytes)}, {"size", std::to_string(size)}}};
}

}  // namespace

void SharedStrings::add(std::string_view text) {
  text = cut_behind(text, limits::kCellBytes);
  if (chunks_.empty() || kChunkBytes - used_ < text.size()) {
    chunks_.push_back(std::unique_ptr<char[]>(new char[kChunkBytes]));
    used_ = 0;
  }
  const auto size = static_cast<uint32_t>(text.size());
  copy_bytes(chunks_.back().get() + used_, text.data(), size);
  // A blank text at the end of a full chunk stands at its start, where there is memory.
  const auto chunk = static_cast<uint32_t>(chunks_.size() - 1);
  places_.push_back({chunk * kChunkBytes + (size ? used_ : 0), size & 0x7FFF'FFFF, is_plain_cell(text)});
  used_ += size;
  bytes_ += size + sizeof(Place);
}

bool SharedStringsReader::is(std::string_view name) const {
  const std::string_view there = part_.at().name();
  return there.size() == prefix_.size() + name.size() && there.starts_with(prefix_) && there.ends_with(name);
}

bool SharedStringsReader::step() {
  for (;;) {
    switch (part_.next()) {
      case Event::start: start_element(); break;
      case Event::end: end_element(); break;
      case Event::text:
        if (in_text_ && text_.size() <= kRawBytes) text_ += part_.at().text();
        break;
      case Event::more: fault_ = part_.fault(); return !fault_ && !part_.source_failed();
      case Event::finished: return false;
      case Event::refused: fault_ = part_.fault(); return false;
    }
    if (strings_.bytes() > limits::kSharedStringsBytes) fault_ = over_budget(strings_.bytes());
    if (fault_) return false;
  }
}

// sst (1), si (2), t (3) or r (3) with t (4); rPh and what else there may be is passed over.
void SharedStringsReader::start_element() {
  const XmlScanner& at = part_.at();
  switch (at.depth()) {
    case 1:
      prefix_ = prefix_of(at.name());
      if (!is("sst")) fault_ = part_.unexpected();
      else pass_plain_strings();
      return;
    case 2:
      in_item_ = is("si");
      item_.clear();
      return;
    case 3:
      in_run_ = in_item_ && is("r");
      in_text_ = in_item_ && is("t");
      break;
    case 4: in_text_ = in_run_ && is("t"); break;
    default: return;
  }
  text_.clear();
  keeps_space_ = false;
  for (const XmlAttribute& one : at.attributes()) keeps_space_ |= one.name == "xml:space" && one.value == "preserve";
}

void SharedStringsReader::end_element() {
  const size_t depth = part_.at().depth();
  if (in_text_ && (depth == 2 || depth == 3) && is("t")) {
    const bool whole = keeps_space_ || in_run_ || text_.size() > kRawBytes;
    if (item_.size() <= kRawBytes) item_ += whole ? std::string_view(text_) : trimmed(text_);
    in_text_ = false;
  }
  if (depth != 1) return;
  if (in_item_) strings_.add(without_escapes(item_, buffer_));
  in_item_ = in_run_ = false;
  pass_plain_strings();
}

/// Items as nearly all of them are, read from the bytes ahead: `<si><t>text</t></si>`.
void SharedStringsReader::pass_plain_strings() {
  constexpr std::string_view kOpen = "<si><t>", kClose = "</t></si>";
  if (!prefix_.empty()) return;
  const std::string_view ahead = part_.at().ahead();
  const char* const start = ahead.data();
  const char* const end = start + ahead.size();
  const char* p = start;
  while (p < end && same_bytes(p, kOpen.data(), kOpen.size())) {
    const char* const text = p + kOpen.size();
    const char* q = text;
    uint32_t marks = 0, underscores = 0;
    for (; q < end && !marks; q += marks ? 0 : 16) {
      const Bytes16 piece = Bytes16::load(q);
      marks = (piece.is('<') | piece.is('&') | piece.is('\r') | piece.is(']')).mask();
      underscores |= piece.is('_').mask();
    }
    if (!marks) break;
    q += std::countr_zero(marks);
    if (q + kClose.size() > end || !same_bytes(q, kClose.data(), kClose.size())) break;
    const std::string_view written = trimmed({text, static_cast<size_t>(q - text)});
    strings_.add(underscores ? without_escapes(written, buffer_) : written);
    p = q + kClose.size();
    if (strings_.bytes() > limits::kSharedStringsBytes) break;
  }
  part_.at().skip(static_cast<size_t>(p - start));
}

}  // namespace consentry
