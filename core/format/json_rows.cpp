// See json_rows.h.
#include "core/format/json_rows.h"

#include <algorithm>

#include "core/format/byte_masks.h"

namespace consentry {
namespace {

const uint8_t* bytes_of(const char* p) { return reinterpret_cast<const uint8_t*>(p); }
bool too_long(const JsonElement& element) { return element.end - element.offset > limits::kRecordBytes; }

}  // namespace

JsonRows::JsonRows(const ReaderSettings& settings, RecordHandler& handler)
    : max_cell_bytes_(settings.max_cell_bytes),
      batch_(handler),
      columns_(settings.learned.columns),
      elements_(batch_.arena()),
      quick_(columns_, settings.max_cell_bytes) {}

void JsonRows::survey(const JsonElement& element, std::string_view text) {
  if (element.depth > limits::kJsonDepth || too_long(element)) return;
  const JsonJudged& judged = elements_.judge(text);
  for (const JsonCell& cell : judged.cells) columns_.add(cell.name);
  batch_.arena().clear();
}

void JsonRows::settle(uint64_t line, uint64_t offset) {
  settled_ = true;
  width_ = columns_.size();
  stamps_.assign(width_, 0);
  batch_.tell_header(columns_.names(), line, offset);
  quick_.settle();
}

const char* JsonRows::take(const JsonElement& element, const char* p, const char* limit) {
  const JsonRow row = batch_.next_row();
  const char* const end = quick_.take(p, limit, row, batch_.arena());
  const auto size = static_cast<size_t>(end ? end - p : 0);
  if (!end || size > limits::kRecordBytes) return nullptr;
  any_ = true;
  if (late_) return end;
  const bool plain = is_plain_text(bytes_of(p), size);
  const bool odd = quick_.odd() || (!plain && may_hold_odd_characters(bytes_of(p), size));
  batch_.add(element.line, element.offset, width_, plain && !quick_.odd(), odd);
  return end;
}

void JsonRows::add(const JsonElement& element, std::string_view text) {
  any_ = true;
  JsonRow row = batch_.next_row();
  const Place place{element, text};
  const bool judges = !too_long(element) && element.depth <= limits::kJsonDepth;
  const JsonJudged* const judged = judges ? &elements_.judge(text) : nullptr;
  if (!settled_) {
    if (judged)
      for (const JsonCell& cell : judged->cells) columns_.add(cell.name);
    settle(element.line, element.offset);
    row = batch_.row();
  }
  if (is_bad(place, judged)) {
    if (!late_) batch_.add(element.line, element.offset, 0, false, false);
    return;
  }
  if (!collect(*judged)) return;
  fill(place, *judged, row);
}

void JsonRows::tell(const Place& place, Code code, const char* at, size_t column, std::string_view excerpt,
                    const char* name, std::string_view argument) {
  if (late_) return;
  const uint64_t offset = place.element.offset + (at ? static_cast<uint64_t>(at - place.text.data()) : 0);
  const Argument named{name ? name : "", argument};
  batch_.fault(code, place.element.line, column, offset, excerpt, {&named, name ? size_t{1} : size_t{0}});
}

bool JsonRows::is_bad(const Place& place, const JsonJudged* judged) {
  if (too_long(place.element)) {
    tell(place, Code::size_record_too_long, nullptr, 0, {}, "limit", std::to_string(limits::kRecordBytes));
  } else if (!judged) {
    tell(place, Code::json_too_deep, nullptr, 0, {}, "limit", std::to_string(limits::kJsonDepth));
  } else if (!judged->reason.empty() || place.element.cut || place.element.same_line) {
    const std::string_view reason = judged->reason.empty() ? "json_structure" : judged->reason;
    tell(place, Code::json_syntax, nullptr, 0, place.text, "reason", reason);
  } else if (!judged->object) {
    tell(place, Code::json_not_object, nullptr, 0, place.text);
  } else {
    return false;
  }
  return true;
}

/// Finds the columns of the cells; false where one is new, now or before.
bool JsonRows::collect(const JsonJudged& judged) {
  places_.clear();
  size_t guess = 0;
  for (const JsonCell& cell : judged.cells) {
    const auto known = columns_.find_near(cell.name, guess);
    const uint32_t column = known ? *known : columns_.add(cell.name);
    if (column >= width_) late_ = true;
    places_.push_back(column);
    guess = size_t{column} + 1;
  }
  return !late_;
}

void JsonRows::put(const Place& place, const JsonCell& cell, const JsonRow& row, size_t column, bool twice_is_told) {
  std::string_view& text = row.texts[column];
  if (stamps_[column] == stamp_) {
    if (!twice_is_told) tell(place, Code::json_column_twice, cell.place, column + 1, cell.text, "column", cell.name);
    text = batch_.arena().copy(std::string(text) + ", " + std::string(cell.text));
    row.kinds[column] = CellKind::text;
  } else {
    text = cell.text;
    row.kinds[column] = cell.kind;
    row.starts[column] = static_cast<uint32_t>(cell.place - place.text.data());
  }
  stamps_[column] = stamp_;
  if (text.size() > max_cell_bytes_)
    tell(place, Code::size_cell_too_long, cell.place, column + 1, text, "limit", std::to_string(max_cell_bytes_));
}

void JsonRows::tell_flaws(const Place& place, const JsonJudged& judged) {
  for (const JsonFlaw& flaw : judged.flaws) {
    size_t column = 0;
    for (size_t i = 0; i < judged.cells.size() && !column; ++i) {
      const JsonCell& cell = judged.cells[i];
      if (flaw.place ? cell.place == flaw.place : cell.name == flaw.text) column = size_t{places_[i]} + 1;
    }
    const char* const name = flaw.code == Code::json_duplicate_key ? "key"
                             : flaw.code == Code::json_item_comma  ? "item"
                                                                   : nullptr;
    tell(place, flaw.code, flaw.place, column, flaw.text, name, flaw.text);
  }
}

void JsonRows::fill(const Place& place, const JsonJudged& judged, const JsonRow& row) {
  ++stamp_;
  tell_flaws(place, judged);
  const bool repeated = std::any_of(judged.flaws.begin(), judged.flaws.end(),
                                    [](const JsonFlaw& flaw) { return flaw.code == Code::json_duplicate_key; });
  bool odd_cell = false;
  for (size_t i = 0; i < judged.cells.size(); ++i) {
    put(place, judged.cells[i], row, places_[i], repeated);
    odd_cell |= judged.cells[i].odd;
  }
  const uint8_t* const bytes = bytes_of(place.text.data());
  const bool plain = is_plain_text(bytes, place.text.size());
  const bool odd = odd_cell || (!plain && may_hold_odd_characters(bytes, place.text.size()));
  batch_.add(place.element.line, place.element.offset, width_, plain && !odd_cell, odd);
}

}  // namespace consentry
