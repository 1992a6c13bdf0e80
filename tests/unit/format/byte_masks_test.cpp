// The vectors of byte_masks against the scalar reference: every byte at every place, and every length of a rest.
#include "core/format/byte_masks.h"

#include <array>
#include <catch2/catch_test_macros.hpp>

using namespace consentry;

namespace {

constexpr ByteNeedles kNeedles{';', '"'};

bool same(const ByteMasks& a, const ByteMasks& b) {
  return a.delimiter == b.delimiter && a.quote == b.quote && a.line_end == b.line_end;
}

bool plain(uint8_t byte) { return (byte >= 0x20 && byte < 0x7F) || byte == '\t' || byte == '\n' || byte == '\r'; }
bool odd(uint8_t byte) { return byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte >= 0xEF; }

}  // namespace

TEST_CASE("Masks equal the scalar reference", "[masks]") {
  std::array<uint8_t, 64> bytes;
  for (unsigned value = 0; value < 256; ++value) {
    for (size_t at = 0; at < 64; ++at) {
      bytes.fill('x');
      bytes[at] = static_cast<uint8_t>(value);
      const ByteMasks wanted = scalar_masks(bytes.data(), kNeedles);
      REQUIRE(same(byte_masks(bytes.data(), kNeedles), wanted));
      REQUIRE(same(byte_masks_of_rest(bytes.data(), 63, kNeedles),
                   {wanted.delimiter & ~(uint64_t{1} << 63), wanted.quote & ~(uint64_t{1} << 63),
                    wanted.line_end & ~(uint64_t{1} << 63)}));
    }
  }
}

TEST_CASE("Nothing past the end of a rest is seen", "[masks]") {
  std::array<uint8_t, 64> bytes;
  bytes.fill(';');
  for (size_t size = 1; size < 64; ++size)
    REQUIRE(byte_masks_of_rest(bytes.data(), size, kNeedles).delimiter == (uint64_t{1} << size) - 1);
}

TEST_CASE("Plain and odd bytes are found wherever they stand", "[masks]") {
  std::array<uint8_t, 40> bytes;
  for (unsigned value = 0; value < 256; ++value) {
    for (size_t at = 0; at < bytes.size(); ++at) {
      bytes.fill('x');
      bytes[at] = static_cast<uint8_t>(value);
      REQUIRE(is_plain_text(bytes.data(), bytes.size()) == plain(bytes[at]));
      REQUIRE(may_hold_odd_characters(bytes.data(), bytes.size()) == odd(bytes[at]));
    }
  }
}
