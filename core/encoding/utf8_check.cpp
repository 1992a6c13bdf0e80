// The table of well-formed UTF-8 (Unicode 3.9, table 3-7) as code; see utf8_check.h.
#include "core/encoding/utf8_check.h"

#include <cstring>

namespace consentry {
namespace {

/// Bytes that a character with this lead has; 0: no character begins so.
uint8_t length_of(uint8_t lead) {
  if (lead < 0xC2) return lead < 0x80 ? 1 : 0;
  return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
}

/// Whether `byte` may follow the lead as second byte.
bool second_byte_fits(uint8_t lead, uint8_t byte) {
  const uint8_t low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const uint8_t high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  return byte >= low && byte <= high;
}

bool continuation(uint8_t byte) { return (byte & 0xC0) == 0x80; }

/// Why the second byte does not fit. A lone lead byte is the mark of another encoding rather than of a cut.
Code second_byte_code(uint8_t lead, uint8_t byte) {
  if (!continuation(byte)) return Code::encoding_invalid_byte;
  if (lead == 0xE0 || lead == 0xF0) return Code::encoding_overlong;
  return lead == 0xED ? Code::encoding_surrogate : Code::encoding_invalid_byte;
}

}  // namespace

Utf8Check::Verdict Utf8Check::add(uint8_t byte, Code& code) {
  if (!open_size_) {
    open_[0] = byte;
    open_size_ = 1;
    wanted_ = length_of(byte);
    if (wanted_ > 0) return wanted_ == 1 ? Verdict::whole : Verdict::open;
    code = byte == 0xC0 || byte == 0xC1 ? Code::encoding_overlong : Code::encoding_invalid_byte;
    return Verdict::ill_formed;
  }
  const bool fits = open_size_ == 1 ? second_byte_fits(open_[0], byte) : continuation(byte);
  if (!fits) {
    code = open_size_ == 1 ? second_byte_code(open_[0], byte) : Code::encoding_truncated;
    return Verdict::ill_formed;
  }
  open_[open_size_++] = byte;
  return open_size_ == wanted_ ? Verdict::whole : Verdict::open;
}

Utf8Fault Utf8Check::fault(Code code, uint64_t end) const {
  Utf8Fault found{code, end - open_size_, {}, open_size_};
  std::memcpy(found.bytes, open_, open_size_);
  return found;
}

}  // namespace consentry
