// See utf8_findings.h.
#include "core/encoding/utf8_findings.h"

#include "core/encoding/byte_faults.h"

namespace consentry {

void Utf8Findings::feed(std::span<const uint8_t> bytes, uint64_t line, bool after_cr) {
  places_.start_block(bytes, position_, line, after_cr);
  check_.feed(bytes, [this](const Utf8Fault& fault) { tell(fault); });
  places_.end_block();
  position_ += bytes.size();
}

void Utf8Findings::finish(uint64_t line) {
  places_.start_block({}, position_, line, false);
  check_.finish([this](const Utf8Fault& fault) { tell(fault); });
}

void Utf8Findings::tell(const Utf8Fault& fault) {
  any_ = true;
  if (silent_) return;
  tell_byte_fault(handler_, fault.code, "UTF-8", places_.find(fault.offset), fault.offset, {fault.bytes, fault.size});
}

}  // namespace consentry
