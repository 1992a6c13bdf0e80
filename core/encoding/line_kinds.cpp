// See line_kinds.h.
#include "core/encoding/line_kinds.h"

#include <algorithm>

#include "core/encoding/is_utf8.h"

namespace consentry {
namespace {
constexpr size_t kLongest = 64 * 1024;  // of a longer line its beginning tells
}

void LineKinds::feed(std::span<const uint8_t> bytes) {
  for (size_t at = 0; at < bytes.size();) {
    size_t end = at;
    uint8_t all = 0;
    for (; end < bytes.size() && bytes[end] != '\n' && bytes[end] != '\r'; ++end) all |= bytes[end];
    gather(bytes.subspan(at, end - at), all >= 0x80);
    if (end == bytes.size()) return;
    if (!(bytes[end] == '\n' && after_cr_)) end_line(), ++number_;
    after_cr_ = bytes[end] == '\r';
    at = end + 1;
  }
}

void LineKinds::gather(std::span<const uint8_t> part, bool any) {
  if (part.empty()) return;
  after_cr_ = false;
  any_ |= any;
  line_.insert(line_.end(), part.begin(),
               part.begin() + static_cast<ptrdiff_t>(std::min(part.size(), kLongest - line_.size())));
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
