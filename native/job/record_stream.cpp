// See record_stream.h.
#include "native/job/record_stream.h"

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
    : input_(input),
      listener_(std::make_unique<Listener>()),
      reader_(settings, *listener_),
      ahead_(kAhead, true, [this](size_t slot) {
        read_part(ring_[slot]);
        return ring_[slot].last || ring_[slot].fault;
      }) {}

RecordStream::~RecordStream() = default;

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
