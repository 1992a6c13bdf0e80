// See record_stream.h.
#include "native/job/record_stream.h"

#include <algorithm>

namespace consentry {

class RecordStream::Listener : public RecordHandler {
 public:
  RecordHandler* ear = nullptr;

  void on_format(const FileFound& found) override { ear->on_format(found); }
  void on_restart(std::string_view reason) override { ear->on_restart(reason); }
  void on_rejects_columns(const RejectsColumns& columns) override { ear->on_rejects_columns(columns); }
  void on_header_record(const Record& header) override { ear->on_header_record(header); }
  void on_batch(std::span<const Record> records) override { ear->on_batch(records); }
  void on_reader_finding(const Finding& finding) override { ear->on_reader_finding(finding); }
};

RecordStream::RecordStream(Input& input, const ReaderSettings& settings)
    : input_(input),
      listener_(std::make_unique<Listener>()),
      reader_(settings, *listener_, &input),
      ahead_(kAhead, true, [this](size_t slot) {
        read_part(ring_[slot]);
        return ring_[slot].last || ring_[slot].fault;
      }) {}

RecordStream::~RecordStream() = default;

void RecordStream::read_part(RecordPart& part) {
  if (reader_.pulls()) return pull_part(part);
  const Result<std::span<const uint8_t>> block = input_.read();
  part.told.start(block ? block.value() : std::span<const uint8_t>());
  if (!block) {
    part.fault = block.fault();
    return;
  }
  listener_->ear = &part.told;
  part.bytes = block.value().size();
  done_ += part.bytes;
  part.last = part.bytes == 0;
  if (!part.last) reader_.feed(block.value());
  if (reader_.again()) part.last = true;
  if (!part.last) return;
  reader_.finish();
  part.last = !reader_.pulls();
  end(part);
}

void RecordStream::pull_part(RecordPart& part) {
  part.told.start({});
  listener_->ear = &part.told;
  part.last = !reader_.pull(kPull);
  const uint64_t now = std::max(done_, reader_.position());  // the first block was fed before it proved to be pulled
  part.bytes = now - done_;
  done_ = now;
  if (part.last) part.fault = reader_.source_failed() ? input_.source_fault() : input_.read_rest();
  if (!part.fault) part.fault = input_.interruption();
  end(part);
}

void RecordStream::end(RecordPart& part) const {
  if (!part.last) return;
  part.found = reader_.found();
  part.again = reader_.again();
  part.learned = reader_.learned();
}

}  // namespace consentry
