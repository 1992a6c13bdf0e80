// See told.h.
#include "native/job/told.h"

#include <algorithm>
#include <cstring>

namespace consentry {
namespace {

constexpr size_t kChunkBytes = 256 * 1024;
constexpr size_t kLongestRun = 64 * 1024;  // of a row that is kept at once

}  // namespace

void* Arena::take_bytes(size_t size) {
  constexpr size_t kAlign = alignof(std::max_align_t);
  size = (size + kAlign - 1) / kAlign * kAlign;
  while (at_ < chunks_.size() && used_ + size > chunks_[at_].size) ++at_, used_ = 0;
  if (at_ == chunks_.size()) {
    const size_t chunk = std::max(size, kChunkBytes);
    chunks_.push_back({std::unique_ptr<std::byte[]>(new std::byte[chunk]), chunk});
  }
  void* taken = chunks_[at_].bytes.get() + used_;
  used_ += size;
  return taken;
}

void Told::on_rejects_columns(const RejectsColumns& columns) {
  rejects_ = &columns;
  events_.push_back({Kind::rejects_columns, 0, 0});
}

void Told::on_header_record(const Record& header) { keep(Kind::header, {&header, 1}); }
void Told::on_batch(std::span<const Record> records) { keep(Kind::batch, records); }

void Told::keep(Kind kind, std::span<const Record> records) {
  events_.push_back({kind, records_.size(), records.size()});
  for (const Record& record : records) records_.push_back(keep(record));
}

void Told::on_reader_finding(const Finding& finding) {
  Finding kept = finding;
  kept.header = keep(finding.header);
  kept.excerpt = keep(finding.excerpt);
  Argument* arguments = arena_.take<Argument>(finding.arguments.size());
  for (size_t i = 0; i < finding.arguments.size(); ++i)
    arguments[i] = {finding.arguments[i].name, keep(finding.arguments[i].text)};
  kept.arguments = {arguments, finding.arguments.size()};
  events_.push_back({Kind::finding, findings_.size(), 1});
  findings_.push_back(kept);
}

std::string_view Told::keep(std::string_view text) {
  char* kept = arena_.take<char>(text.size());
  std::copy(text.begin(), text.end(), kept);
  return {kept, text.size()};
}

Record Told::keep(const Record& record) {
  const size_t cells = record.fields.size();
  auto* texts = arena_.take<std::string_view>(cells);
  keep_cells(record.fields, texts);
  auto* starts = arena_.take<uint32_t>(cells);
  std::copy(record.starts.begin(), record.starts.end(), starts);
  Record kept = record;
  kept.fields = {texts, cells};
  kept.starts = {starts, cells};
  return kept;
}

// Most rows lie in one piece, from the first cell to the end of the last: one copy, and the cells move with it. Cells that lie elsewhere
// (undone quotes) go by themselves.
void Told::keep_cells(std::span<const std::string_view> cells, std::string_view* kept) {
  if (cells.empty()) return;
  const auto address = [](const char* p) { return reinterpret_cast<uintptr_t>(p); };
  const uintptr_t from = address(cells.front().data()), end = address(cells.back().data()) + cells.back().size();
  const bool one_piece =
      end >= from && end - from <= kLongestRun && std::all_of(cells.begin(), cells.end(), [&](std::string_view cell) {
        return address(cell.data()) - from + cell.size() <= end - from;
      });
  const char* copy = one_piece ? keep({cells.front().data(), end - from}).data() : nullptr;
  for (size_t i = 0; i < cells.size(); ++i)
    kept[i] = one_piece ? std::string_view(copy + (address(cells[i].data()) - from), cells[i].size()) : keep(cells[i]);
}

void Told::tell_again(RecordHandler& handler) const {
  const std::span<const Record> records(records_);
  for (const Event& event : events_) {
    switch (event.kind) {
      case Kind::rejects_columns: handler.on_rejects_columns(*rejects_); break;
      case Kind::header: handler.on_header_record(records[event.index]); break;
      case Kind::batch: handler.on_batch(records.subspan(event.index, event.count)); break;
      case Kind::finding: handler.on_reader_finding(findings_[event.index]); break;
    }
  }
}

void Told::clear() {
  arena_.clear();
  events_.clear();
  records_.clear();
  findings_.clear();
}

}  // namespace consentry
