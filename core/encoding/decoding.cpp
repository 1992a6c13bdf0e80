// See decoding.h.
#include "core/encoding/decoding.h"

#include "core/encoding/byte_faults.h"

namespace consentry {

Decoding::Decoding(const Encoding& encoding, const EncodingFound& found, uint64_t offset, RecordHandler& next)
    : next_(next), found_(found), decoder_(Decoder::of(encoding, offset)) {}

std::span<const uint8_t> Decoding::text_of(std::span<const uint8_t> bytes) {
  decoder_->places().forget(first_needed_);
  decoder_->feed(bytes);
  return told_text();
}

std::span<const uint8_t> Decoding::rest() {
  decoder_->finish();
  return told_text();
}

FileFound Decoding::found_of(FileFound text) const {
  text.encoding = found_;
  text.encoding.sure = found_.sure && !any_fault_;
  return text;
}

/// Faults come before the rows in which they are.
std::span<const uint8_t> Decoding::told_text() {
  const std::string_view text = decoder_->text();
  const std::span bytes(reinterpret_cast<const uint8_t*>(text.data()), text.size());
  places_.start_block(bytes, decoder_->text_start(), lines_.line, lines_.after_cr);
  for (const DecodeFault& fault : decoder_->faults()) tell(fault);
  places_.end_block();
  for (const uint8_t byte : bytes) lines_.pass(byte);
  return bytes;
}

void Decoding::tell(const DecodeFault& fault) {
  any_fault_ = true;
  tell_byte_fault(next_, fault.code, found_.name, places_.find(fault.decoded), fault.offset, {fault.bytes, fault.size});
}

Record Decoding::placed(const Record& record, uint32_t* starts) const {
  Record told = record;
  const OffsetMap& places = decoder_->places();
  told.offset = places.raw(record.offset);
  for (size_t i = 0; i < record.starts.size(); ++i)
    starts[i] = static_cast<uint32_t>(places.raw(record.offset + record.starts[i]) - told.offset);
  told.starts = {starts, record.starts.size()};
  return told;
}

void Decoding::on_header_record(const Record& header) {
  starts_.resize(header.starts.size());
  next_.on_header_record(placed(header, starts_.data()));
}

void Decoding::on_batch(std::span<const Record> records) {
  size_t cells = 0;
  for (const Record& one : records) cells += one.starts.size();
  starts_.resize(cells);
  records_.clear();
  uint32_t* starts = starts_.data();
  for (const Record& one : records) {
    records_.push_back(placed(one, starts));
    starts += one.starts.size();
  }
  first_needed_ = records.back().offset;
  next_.on_batch(records_);
}

void Decoding::on_reader_finding(const Finding& finding) {
  Finding told = finding;
  if (told.location.offset != kNoPlace) told.location.offset = decoder_->places().raw(told.location.offset);
  next_.on_reader_finding(told);
}

}  // namespace consentry
