// The decoders of single bytes and of UTF-16 and UTF-32 (Unicode 3.10); see decoder.h.
#include "core/encoding/decoder.h"

#include <algorithm>
#include <cstring>

#include "core/encoding/multi_byte_decoder.h"
#include "core/encoding/put_utf8.h"
#include "core/encoding/upper_half.h"

namespace consentry {
namespace {

constexpr uint32_t kReplacement = 0xFFFD;

bool high_surrogate(uint32_t unit) { return unit >> 10 == 0x36; }
bool low_surrogate(uint32_t unit) { return unit >> 10 == 0x37; }

class SingleByteDecoder : public Decoder {
 public:
  SingleByteDecoder(const Encoding& encoding, uint64_t offset) : Decoder(offset, 1), upper_(upper_half(encoding)) {}

 private:
  void decode(std::span<const uint8_t> bytes) override {
    for (size_t i = 0; i < bytes.size();) {
      size_t end = i;
      while (end < bytes.size() && bytes[end] < 0x80) ++end;
      add_ascii(bytes.data() + i, end - i);
      for (i = end; i < bytes.size() && bytes[i] >= 0x80; ++i) {
        const uint32_t character = upper_[bytes[i] - 0x80];
        if (character) add(character, 1);
        else add_fault(Code::encoding_invalid_byte, &bytes[i], 1);
      }
    }
  }

  const UpperHalf upper_;
};

/// UTF-16 and UTF-32: units of two or four bytes.
class WideDecoder : public Decoder {
 public:
  WideDecoder(uint32_t unit, bool big_endian, uint64_t offset)
      : Decoder(offset, unit), unit_(unit), big_endian_(big_endian) {}

 private:
  void decode(std::span<const uint8_t> bytes) override {
    for (size_t i = 0; i < bytes.size();) {
      const size_t count = std::min<size_t>(unit_ - open_size_ % unit_, bytes.size() - i);
      std::memcpy(open_ + open_size_, bytes.data() + i, count);
      open_size_ += static_cast<uint32_t>(count);
      i += count;
      if (open_size_ % unit_ == 0) take();
    }
  }

  void end() override {
    if (open_size_ >= unit_) add_fault(Code::encoding_surrogate, open_, unit_), drop(unit_);
    if (open_size_) add_fault(Code::encoding_truncated, open_, open_size_);
    open_size_ = 0;
  }

  uint32_t value(const uint8_t* bytes) const {
    uint32_t result = 0;
    for (uint32_t i = 0; i < unit_; ++i) result = result << 8 | bytes[big_endian_ ? i : unit_ - 1 - i];
    return result;
  }

  void drop(uint32_t size) {
    open_size_ -= size;
    std::memmove(open_, open_ + size, open_size_);
  }

  /// Judges the unit that was completed; a first half waits for its second.
  void take() {
    const uint32_t last = value(open_ + open_size_ - unit_);
    if (open_size_ > unit_) {
      if (low_surrogate(last)) return take_character(0x10000 + ((value(open_) & 0x3FF) << 10) + (last & 0x3FF));
      add_fault(Code::encoding_surrogate, open_, unit_);
      drop(unit_);
    }
    if (unit_ == 2 && high_surrogate(last)) return;
    take_character(last);
  }

  void take_character(uint32_t character) {
    const bool half = open_size_ == unit_ && (high_surrogate(character) || low_surrogate(character));
    if (half) add_fault(Code::encoding_surrogate, open_, open_size_);
    else if (character > 0x10FFFF) add_fault(Code::encoding_invalid_byte, open_, open_size_);
    else add(character, open_size_);
    open_size_ = 0;
  }

  const uint32_t unit_;
  const bool big_endian_;
  uint8_t open_[8] = {};
  uint32_t open_size_ = 0;
};

}  // namespace

void Decoder::add(uint32_t character, uint32_t size) {
  const size_t before = text_.size();
  append_utf8(text_, character);
  offset_ += size;
  if (size != (text_.size() - before) * unit_) places_.mark(text_start_ + text_.size(), offset_);
}

void Decoder::add_ascii(const uint8_t* bytes, size_t count) {
  text_.append(reinterpret_cast<const char*>(bytes), count);
  offset_ += count;
}

void Decoder::skip(uint32_t size) {
  offset_ += size;
  places_.mark(text_start_ + text_.size(), offset_);
}

void Decoder::add_fault(Code code, const uint8_t* bytes, uint32_t size) {
  DecodeFault fault{code, text_start_ + text_.size(), offset_, {}, static_cast<uint8_t>(size)};
  std::memcpy(fault.bytes, bytes, size);
  faults_.push_back(fault);
  add(kReplacement, size);
}

std::unique_ptr<Decoder> Decoder::of(const Encoding& encoding, uint64_t offset) {
  if (has_pairs(encoding.family)) return make_multi_byte_decoder(encoding, offset);
  switch (encoding.family) {
    case EncodingFamily::utf16le: return std::make_unique<WideDecoder>(2, false, offset);
    case EncodingFamily::utf16be: return std::make_unique<WideDecoder>(2, true, offset);
    case EncodingFamily::utf32le: return std::make_unique<WideDecoder>(4, false, offset);
    case EncodingFamily::utf32be: return std::make_unique<WideDecoder>(4, true, offset);
    default: return std::make_unique<SingleByteDecoder>(encoding, offset);
  }
}

}  // namespace consentry
