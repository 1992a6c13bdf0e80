// See multi_byte_survey.h.
#include "core/encoding/multi_byte_survey.h"

#include "core/encoding/multi_byte.h"

namespace consentry {
namespace {

/// So many faults are borne, and one more for so many characters.
constexpr uint64_t kFaultsBorne = 4, kCharactersPerFault = 50;

bool is_letter(uint8_t byte) { return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z'; }

}  // namespace

void MultiByteTally::feed(std::span<const uint8_t> bytes) {
  if (given_up_) return;
  // What was open is told by as many more bytes as a character has at most.
  size_t at = 0;
  while (!open_.empty() && at < bytes.size()) {
    open_.push_back(bytes[at++]);
    while (!open_.empty()) {
      const Sequence found = first_sequence(family_, open_.data(), open_.size());
      if (found.size == 0) break;
      count(open_.data(), found.size, found.fault);
      open_.erase(open_.begin(), open_.begin() + found.size);
    }
  }
  while (at < bytes.size() && !given_up_) {
    if (bytes[at] < 0x80) {
      last_ = bytes[at++];
      continue;
    }
    const Sequence found = first_sequence(family_, bytes.data() + at, bytes.size() - at);
    if (found.size == 0) {
      open_.assign(bytes.begin() + static_cast<ptrdiff_t>(at), bytes.end());
      return;
    }
    count(bytes.data() + at, found.size, found.fault);
    at += found.size;
  }
}

void MultiByteTally::count(const uint8_t* bytes, size_t size, bool fault) {
  if (size == 1 && bytes[0] < 0x80) {
    if (last_ >= 0x80 && is_letter(bytes[0])) ++beside_letters_;
    last_ = bytes[0];
    return;
  }
  if (fault) {
    given_up_ = ++faults_ > kFaultsBorne + characters_ / kCharactersPerFault;
  } else if (size == 1) {
    ++singles_;
  } else {
    ++characters_;
    if (size == 2) ++pairs_[(size_t{bytes[0]} & 0x7F) << 8 | bytes[1]];
    else ++longer_;
  }
  if (is_letter(last_)) ++beside_letters_;
  last_ = 0x80;
}

MultiByteSurvey::MultiByteSurvey() {
  for (const EncodingFamily family : {EncodingFamily::gb18030, EncodingFamily::big5, EncodingFamily::euc_kr,
                                      EncodingFamily::shift_jis, EncodingFamily::euc_jp})
    tallies_.emplace_back(family);
}

}  // namespace consentry
