// See told.h.
#include "native/job/told.h"

#include <algorithm>
#include <cstring>

namespace consentry {
namespace {

constexpr size_t kChunkBytes = 256 * 1024;

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

void Told::start(std::span<const uint8_t> block) {
  arena_.clear();
  events_.clear();
  records_.clear();
  findings_.clear();
  texts_.clear();
  block_ = {reinterpret_cast<const char*>(block.data()), block.size()};
  copy_ = nullptr;
}

void Told::on_format(const FileFound& found) {
  found_ = found;
  events_.push_back({Kind::format, 0, 0});
}

void Told::on_restart(std::string_view reason) {
  reason_ = reason;
  events_.push_back({Kind::restart, 0, 0});
}

void Told::on_rejects_columns(const RejectsColumns& columns) {
  rejects_ = &columns;
  events_.push_back({Kind::rejects_columns, 0, 0});
}

void Told::on_header_record(const Record& header) { keep(Kind::header, {&header, 1}); }
void Told::on_batch(std::span<const Record> records) { keep(Kind::batch, records); }

void Told::keep(Kind kind, std::span<const Record> records) {
  events_.push_back({kind, records_.size(), records.size()});
  size_t cells = 0;
  for (const Record& record : records) cells += record.fields.size();
  auto* texts = arena_.take<std::string_view>(cells);
  auto* starts = arena_.take<uint32_t>(cells);
  for (const Record& record : records) {
    Record& kept = records_.emplace_back(record);
    kept.fields = {texts, record.fields.size()};
    kept.starts = {starts, record.starts.size()};
    for (const std::string_view cell : record.fields) *texts++ = keep(cell);
    starts = std::copy(record.starts.begin(), record.starts.end(), starts);
    if (record.kinds.empty()) continue;
    auto* kinds = arena_.take<CellKind>(record.kinds.size());
    std::copy(record.kinds.begin(), record.kinds.end(), kinds);
    kept.kinds = {kinds, record.kinds.size()};
  }
}

void Told::on_reader_finding(const Finding& finding) {
  Finding kept = finding;
  kept.header = keep(finding.header);
  kept.excerpt = keep(finding.excerpt);
  Argument* arguments = arena_.take<Argument>(finding.arguments.size());
  for (size_t i = 0; i < finding.arguments.size(); ++i)
    arguments[i] = {texts_.keep(finding.arguments[i].name), texts_.keep(finding.arguments[i].text)};
  kept.arguments = {arguments, finding.arguments.size()};
  events_.push_back({Kind::finding, findings_.size(), 1});
  findings_.push_back(kept);
}

/// What lies in the block lies in its copy too; the rest (undone quotes, a row that two blocks share, JSON) is copied by itself.
inline std::string_view Told::keep(std::string_view text) {
  const uintptr_t at = reinterpret_cast<uintptr_t>(text.data()) - reinterpret_cast<uintptr_t>(block_.data());
  if (at >= block_.size()) return texts_.keep(text);
  if (!copy_) copy_block();
  return {copy_ + at, text.size()};
}

void Told::copy_block() {
  char* const copy = arena_.take<char>(block_.size());
  std::memcpy(copy, block_.data(), block_.size());
  copy_ = copy;
}

void Told::tell_again(RecordHandler& handler) const {
  const std::span<const Record> records(records_);
  for (const Event& event : events_) {
    switch (event.kind) {
      case Kind::format: handler.on_format(found_); break;
      case Kind::restart: handler.on_restart(reason_); break;
      case Kind::rejects_columns: handler.on_rejects_columns(*rejects_); break;
      case Kind::header: handler.on_header_record(records[event.index]); break;
      case Kind::batch: handler.on_batch(records.subspan(event.index, event.count)); break;
      case Kind::finding: handler.on_reader_finding(findings_[event.index]); break;
    }
  }
}

}  // namespace consentry
