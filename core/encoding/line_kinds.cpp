// See line_kinds.h.
#include "core/encoding/line_kinds.h"

#include "core/encoding/is_utf8.h"

namespace consentry {
namespace {
constexpr size_t kLongest = 64 * 1024;  // of a longer line its beginning tells
}

void LineKinds::feed(std::span<const uint8_t> bytes) {
  for (const uint8_t byte : bytes) {
    const bool lf_of_crlf = byte == '\n' && after_cr_;
    after_cr_ = byte == '\r';
    if (lf_of_crlf) continue;
    if (byte == '\n' || byte == '\r') {
      end_line();
      ++number_;
    } else if (line_.size() < kLongest) {
      line_.push_back(byte);
      any_ |= byte >= 0x80;
    }
  }
}

void LineKinds::end_line() {
  if (any_) {
    const bool utf8 = is_utf8(line_);
    uint64_t& first = utf8 ? first_utf8_ : first_other_;
    if ((utf8 ? utf8_ : other_)++ == 0) first = number_;
  }
  line_.clear();
  any_ = false;
}

}  // namespace consentry
