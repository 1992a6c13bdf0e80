// See byte_faults.h.
#include "core/encoding/byte_faults.h"

namespace consentry {

std::string hex_of(std::span<const uint8_t> bytes) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string hex;
  for (const uint8_t byte : bytes) {
    if (!hex.empty()) hex += ' ';
    hex += kDigits[byte >> 4];
    hex += kDigits[byte & 15];
  }
  return hex;
}

void tell_byte_fault(RecordHandler& handler, Code code, std::string_view encoding, FaultPlace place, uint64_t offset,
                     std::span<const uint8_t> bytes) {
  const std::string hex = hex_of(bytes);
  const Argument arguments[] = {{"encoding", encoding}, {"hex", hex}};
  Location location;
  location.line = place.line;
  location.character = place.character;
  location.offset = offset;
  const std::string_view excerpt(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  const std::span<const Argument> told =
      code == Code::encoding_invalid_byte ? std::span(arguments) : std::span(arguments).last(1);
  handler.on_reader_finding({code, code_info(code).severity, location, {}, excerpt, told});
}

}  // namespace consentry
