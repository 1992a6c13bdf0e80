// See encoding_survey.h.
#include "core/encoding/encoding_survey.h"

#include <algorithm>
#include <cstring>

#include "core/encoding/byte_faults.h"

namespace consentry {
namespace {

constexpr size_t kBefore = SampleLines::kBefore, kAfter = SampleLines::kAfter;
/// By so many bytes a fault may be known late.
constexpr size_t kLate = 4;

/// ASCII is passed over by so many bytes at a time.
constexpr size_t kAhead = sizeof(uint64_t);

bool is_ascii_ahead(std::span<const uint8_t> bytes, size_t at) {
  uint64_t ahead = 0;
  if (bytes.size() - at < kAhead) return false;
  std::memcpy(&ahead, bytes.data() + at, kAhead);
  return !(ahead & 0x8080808080808080);
}

bool line_end(uint8_t byte) { return byte == '\n' || byte == '\r'; }

}  // namespace

void EncodingSurvey::feed(std::span<const uint8_t> bytes) {
  places_.start_block(bytes, position_, lines_.line, lines_.after_cr);
  check_.feed(bytes, [this](const Utf8Fault& fault) { note(fault); });
  places_.end_block();
  if (!sampled_) gather_sample(bytes);
  more_.feed(bytes);
  count_pairs(bytes);
  multi_byte_.feed(bytes);
  line_kinds_.feed(bytes);
  position_ += bytes.size();
}

void EncodingSurvey::finish() {
  places_.start_block({}, position_, lines_.line, false);
  check_.finish([this](const Utf8Fault& fault) { note(fault); });
  if (!sampled_ && first_fault_) trim_sample(position_);
  line_kinds_.finish();
  const uint8_t end[] = {'\n'};
  count_pairs(end);
}

void EncodingSurvey::count_pairs(std::span<const uint8_t> bytes) {
  uint8_t last = last_;
  for (size_t i = 0; i < bytes.size(); ++i) {
    if (last < 0x80 && is_ascii_ahead(bytes, i)) {
      i += kAhead - 1;
      last = bytes[i];
      continue;
    }
    const uint8_t byte = bytes[i];
    if ((byte | last) & 0x80) {
      ++pairs_[size_t{last} << 8 | byte];
      leads_ += byte >= 0xC0;
    }
    last = byte;
  }
  last_ = last;
}

void EncodingSurvey::note(const Utf8Fault& fault) {
  faulty_bytes_ += fault.size;
  faulty_leads_ += fault.bytes[0] >= 0xC0;
  if (first_fault_) return;
  const FaultPlace place = places_.find(fault.offset);
  first_fault_ = {fault.offset, place.line, place.character, hex_of({fault.bytes, fault.size}), {}};
}

/// Keeps the last bytes of the line until the fault is known, which is up to three bytes behind it, and then some more. Counts lines
/// meanwhile, for the fault's place.
void EncodingSurvey::gather_sample(std::span<const uint8_t> bytes) {
  uint64_t at = position_;
  for (const uint8_t byte : bytes) {
    sampled_ = first_fault_ && at >= first_fault_->offset && (line_end(byte) || at >= first_fault_->offset + kAfter);
    if (sampled_) break;
    lines_.pass(byte);
    if (line_end(byte)) sample_.clear();
    else sample_ += static_cast<char>(byte);
    if (!first_fault_ && sample_.size() > 2 * (kBefore + kLate)) sample_.erase(0, kBefore + kLate);
    ++at;
  }
  if (sampled_) trim_sample(at);
}

/// Leaves kBefore bytes before the fault; the sample ends before `end`.
void EncodingSurvey::trim_sample(uint64_t end) {
  const uint64_t start = end - sample_.size(),
                 wanted = first_fault_->offset - std::min(first_fault_->offset, uint64_t{kBefore});
  if (wanted > start) sample_.erase(0, static_cast<size_t>(wanted - start));
}

}  // namespace consentry
