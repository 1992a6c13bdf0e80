// Bytes of any encoding but UTF-8 to UTF-8, pushed, in blocks of any size. What stands for no character becomes U+FFFD and is told.
// Memory: one block's text, the bytes of a character that a block's end cuts, and the map of places (offset_map.h).
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/encoding/encodings.h"
#include "core/encoding/offset_map.h"
#include "core/finding.h"

namespace consentry {

/// Bytes that stand for no character.
struct DecodeFault {
  Code code;         ///< encoding_invalid_byte, encoding_surrogate or encoding_truncated
  uint64_t decoded;  ///< place of its U+FFFD in the whole text
  uint64_t offset;   ///< of the first byte in the file
  uint8_t bytes[4];
  uint8_t size;
};

class Decoder {
 public:
  /// `offset`: where the first byte stands in the file. `encoding` is not UTF-8.
  static std::unique_ptr<Decoder> of(const Encoding& encoding, uint64_t offset);
  virtual ~Decoder() = default;

  /// The text of these bytes, of which text() and faults() then speak.
  void feed(std::span<const uint8_t> bytes) {
    start();
    decode(bytes);
  }
  /// What the file's end leaves open.
  void finish() {
    start();
    end();
  }

  std::string_view text() const { return text_; }
  std::span<const DecodeFault> faults() const { return faults_; }
  /// Place of text()'s first byte in the whole text.
  uint64_t text_start() const { return text_start_; }
  OffsetMap& places() { return places_; }

 protected:
  Decoder(uint64_t offset, uint32_t unit) : places_(offset, unit), unit_(unit), offset_(offset) {}
  virtual void decode(std::span<const uint8_t>) = 0;
  virtual void end() {}

  /// A character of `size` bytes.
  void add(uint32_t character, uint32_t size);
  void add_ascii(const uint8_t* bytes, size_t count);
  /// Bytes that are no text.
  void skip(uint32_t size);
  void add_fault(Code, const uint8_t* bytes, uint32_t size);

  std::string text_;

 private:
  void start() {
    text_start_ += text_.size();
    text_.clear();
    faults_.clear();
  }

  OffsetMap places_;
  const uint32_t unit_;
  uint64_t offset_, text_start_ = 0;
  std::vector<DecodeFault> faults_;
};

}  // namespace consentry
