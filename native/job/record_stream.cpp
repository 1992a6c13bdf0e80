// See record_stream.h.
#include "native/job/record_stream.h"

#include "native/thread.h"

namespace consentry {

class RecordStream::Listener : public RecordHandler {
 public:
  RecordHandler* ear = nullptr;

  void on_rejects_columns(const RejectsColumns& columns) override { ear->on_rejects_columns(columns); }
  void on_header_record(const Record& header) override { ear->on_header_record(header); }
  void on_batch(std::span<const Record> records) override { ear->on_batch(records); }
  void on_reader_finding(const Finding& finding) override { ear->on_reader_finding(finding); }
};

RecordStream::RecordStream(Input& input, const ReaderSettings& settings)
    : input_(input), listener_(std::make_unique<Listener>()), reader_(settings, *listener_) {
  has_thread_ = start_without_signals(&thread_, &RecordStream::read_ahead, this);
}

RecordStream::~RecordStream() {
  if (!has_thread_) return;
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  filled_or_freed_.notify_one();
  pthread_join(thread_, nullptr);
}

const RecordPart& RecordStream::next() {
  if (!has_thread_) {
    read_part(ring_[0]);
    return ring_[0];
  }
  std::unique_lock lock(mutex_);
  if (holds_part_) ++freed_, filled_or_freed_.notify_one();
  filled_or_freed_.wait(lock, [&] { return filled_ > freed_; });
  holds_part_ = true;
  return ring_[freed_ % kAhead];
}

void* RecordStream::read_ahead(void* self) {
  static_cast<RecordStream*>(self)->fill_ring();
  return nullptr;
}

void RecordStream::fill_ring() {
  std::unique_lock lock(mutex_);
  while (!stop_) {
    RecordPart& part = ring_[filled_ % kAhead];
    lock.unlock();
    read_part(part);
    lock.lock();
    ++filled_;
    filled_or_freed_.notify_one();
    if (part.last || part.fault) return;
    filled_or_freed_.wait(lock, [&] { return stop_ || filled_ - freed_ < kAhead; });
  }
}

void RecordStream::read_part(RecordPart& part) {
  const Result<std::span<const uint8_t>> block = input_.read();
  part.told.start(block ? block.value() : std::span<const uint8_t>());
  if (!block) {
    part.fault = block.fault();
    return;
  }
  listener_->ear = &part.told;
  part.bytes = block.value().size();
  part.last = part.bytes == 0;
  if (!part.last) return reader_.feed(block.value());
  reader_.finish();
  part.encoding = reader_.encoding();
  part.dialect = reader_.dialect();
}

}  // namespace consentry
