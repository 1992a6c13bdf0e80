// See utf8_findings.h.
#include "core/encoding/utf8_findings.h"

#include <cstdio>

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
  const FaultPlace place = places_.find(fault.offset);
  char hex[16] = {};
  for (int i = 0; i < fault.size; ++i)
    std::snprintf(hex + (i ? 3 * i - 1 : 0), 4, i ? " %02X" : "%02X", static_cast<unsigned>(fault.bytes[i]));
  const Argument arguments[] = {{"encoding", "UTF-8"}, {"hex", hex}};
  Location location;
  location.line = place.line;
  location.character = place.character;
  location.offset = fault.offset;
  handler_.on_reader_finding(
      {fault.code,
       code_info(fault.code).severity,
       location,
       {},
       {reinterpret_cast<const char*>(fault.bytes), fault.size},
       fault.code == Code::encoding_invalid_byte ? std::span(arguments) : std::span(arguments).last(1)});
}

}  // namespace consentry
