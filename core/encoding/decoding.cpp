// See decoding.h.
#include "core/encoding/decoding.h"

#include "core/encoding/byte_faults.h"

namespace consentry {

Decoding::Decoding(const Encoding& encoding, const EncodingFound& found, uint64_t offset, RecordHandler& next)
    : Placing(next), found_(found), decoder_(Decoder::of(encoding, offset)) {}

std::span<const uint8_t> Decoding::text_of(std::span<const uint8_t> bytes) {
  decoder_->places().forget(first_needed());
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
  fault_places_.start_block(bytes, decoder_->text_start(), lines_.line, lines_.after_cr);
  for (const DecodeFault& fault : decoder_->faults()) tell(fault);
  fault_places_.end_block();
  for (const uint8_t byte : bytes) lines_.pass(byte);
  return bytes;
}

void Decoding::tell(const DecodeFault& fault) {
  any_fault_ = true;
  tell_byte_fault(next_, fault.code, found_.name, fault_places_.find(fault.decoded), fault.offset,
                  {fault.bytes, fault.size});
}

}  // namespace consentry
