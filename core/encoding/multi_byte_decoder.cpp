// See multi_byte_decoder.h.
#include "core/encoding/multi_byte_decoder.h"

#include "core/encoding/multi_byte.h"

namespace consentry {
namespace {

class MultiByteDecoder : public Decoder {
 public:
  MultiByteDecoder(const Encoding& encoding, uint64_t offset)
      : Decoder(offset, 1), family_(encoding.family), table_(PairTable::of(encoding)) {}

 private:
  void decode(std::span<const uint8_t> bytes) override {
    const size_t kept = open_.size();
    open_.insert(open_.end(), bytes.begin(), bytes.end());
    size_t at = 0;
    while (at < open_.size()) {
      const size_t ascii = kept > at ? 0 : ascii_run(at);
      if (ascii) add_ascii(open_.data() + at, ascii);
      const size_t size = ascii ? ascii : take(at);
      if (size == 0) break;
      at += size;
    }
    open_.erase(open_.begin(), open_.begin() + static_cast<ptrdiff_t>(at));
  }

  void end() override {
    while (!open_.empty()) {
      const auto size = static_cast<uint32_t>(open_[0] < 0x80 ? 0 : open_.size());
      if (size) add_fault(Code::encoding_truncated, open_.data(), size);
      else add_ascii(open_.data(), open_.size());
      open_.clear();
    }
  }

  size_t ascii_run(size_t at) const {
    size_t end = at;
    while (end < open_.size() && open_[end] < 0x80) ++end;
    return end - at;
  }

  /// Bytes of the next character; 0: it is not whole yet.
  size_t take(size_t at) {
    const uint8_t* bytes = open_.data() + at;
    const Sequence found = first_sequence(family_, bytes, open_.size() - at);
    if (found.size == 0) return 0;
    const uint32_t character = found.fault ? 0 : character_of(family_, table_, bytes, found.size);
    const bool is_nul = found.size == 1 && bytes[0] == 0;
    if (character || is_nul) return add_whole(character, found.size);
    const uint32_t size = found.size == 2 && bytes[1] < 0x80 ? 1 : found.size;
    add_fault(Code::encoding_invalid_byte, bytes, size);
    return size;
  }

  size_t add_whole(uint32_t character, uint32_t size) {
    const bool with_mark = character > 0x10FFFF;
    add(with_mark ? character & 0xFFFF : character, with_mark ? 1 : size);
    if (with_mark) add(character >> 16, size - 1);
    return size;
  }

  const EncodingFamily family_;
  const PairTable& table_;
  std::vector<uint8_t> open_;
};

/// ISO-2022-JP (Encoding Standard 12.2): seven bits, and escape sequences that say of which set they are.
class Iso2022JpDecoder : public Decoder {
 public:
  Iso2022JpDecoder(const Encoding& encoding, uint64_t offset) : Decoder(offset, 1), table_(PairTable::of(encoding)) {}

 private:
  enum class Set : uint8_t { ascii, roman, katakana, pairs };

  void decode(std::span<const uint8_t> bytes) override {
    for (const uint8_t byte : bytes) {
      open_[size_++] = byte;
      while (size_ && step()) {
      }
    }
  }

  void end() override {
    while (size_) {
      if (open_[0] < 0x80 && open_[0] != 0x1B && set_ != Set::pairs) take_single();
      else fault(1, Code::encoding_truncated);
    }
  }

  /// False: more bytes are needed.
  bool step() {
    if (open_[0] == 0x1B) return step_escape();
    if (set_ != Set::pairs || open_[0] < 0x21 || open_[0] > 0x7E) return take_single(), true;
    if (size_ < 2) return false;
    const uint32_t character = table_.at(open_[0] | 0x80, open_[1] | 0x80);
    if (!character || open_[1] < 0x21 || open_[1] > 0x7E) return fault(1, Code::encoding_invalid_byte), true;
    add(character, 2);
    drop(2);
    return true;
  }

  bool step_escape() {
    if (size_ < 3) return false;
    const uint8_t kind = open_[1], set = open_[2];
    if (kind == '(' && set == 'B') set_ = Set::ascii;
    else if (kind == '(' && set == 'J') set_ = Set::roman;
    else if (kind == '(' && set == 'I') set_ = Set::katakana;
    else if (kind == '$' && (set == '@' || set == 'B')) set_ = Set::pairs;
    else return fault(1, Code::encoding_invalid_byte), true;
    skip(3);
    drop(3);
    return true;
  }

  void take_single() {
    const uint8_t byte = open_[0];
    const bool katakana = set_ == Set::katakana && byte >= 0x21 && byte <= 0x5F;
    const bool control = byte < 0x21 || byte == 0x7F;
    if (byte >= 0x80 || (set_ == Set::katakana && !katakana && !control)) return fault(1, Code::encoding_invalid_byte);
    if (katakana) add(0xFF61 - 0x21 + byte, 1);
    else if (set_ == Set::roman && byte == '\\') add(0xA5, 1);
    else if (set_ == Set::roman && byte == '~') add(0x203E, 1);
    else add_ascii(&byte, 1);
    drop(1);
  }

  void fault(uint32_t size, Code code) {
    add_fault(code, open_, size);
    drop(size);
  }

  void drop(size_t size) {
    size_ -= size;
    for (size_t i = 0; i < size_; ++i) open_[i] = open_[i + size];
  }

  const PairTable& table_;
  Set set_ = Set::ascii;
  uint8_t open_[4] = {};
  size_t size_ = 0;
};

}  // namespace

std::unique_ptr<Decoder> make_multi_byte_decoder(const Encoding& encoding, uint64_t offset) {
  if (encoding.family == EncodingFamily::iso_2022_jp) return std::make_unique<Iso2022JpDecoder>(encoding, offset);
  return std::make_unique<MultiByteDecoder>(encoding, offset);
}

}  // namespace consentry
