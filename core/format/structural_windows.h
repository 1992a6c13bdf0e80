// The pass behind StructuralIndex, over vectors of any width: masks of 64 bytes, quote parity by prefix-xor, separators written out as
// offsets. Compiled once for each width, in files with flags of their own; so nothing here may be shared between them: no inline
// functions of libraries, which the linker would merge. Memory: what it is given.
#pragma once
#include <cstdint>
#include <cstring>

#include "core/format/byte_masks.h"
#include "core/format/wide_bytes.h"

namespace consentry {

/// What 64 bytes hold besides separators, one bit a byte.
struct StructuralWindow {
  uint64_t quote;
  uint64_t not_plain;        ///< is_plain_text() is false for them
  uint64_t odd;              ///< without it may_hold_odd_characters() would be in vain
  uint64_t inner_line_feed;  ///< inside quotes
  uint64_t doubled;          ///< second halves of doubled quotes
};

/// Where the pass writes.
struct StructuralOutput {
  uint16_t *marks, *row_ends;
  StructuralWindow* windows;
};

namespace structural {
namespace {

constexpr size_t kWindow = 64;
constexpr size_t kAtOnce = 8;  // offsets written without asking how many there are

/// What one window leaves for the next: 0 or 1, `inside` all ones.
struct Carry {
  uint64_t inside = 0;
  uint64_t boundary = 1;  // a cell may begin
  uint64_t closed = 0;    // a quote closed
  uint64_t cr = 0;
};

/// What one window holds; `wrong` is against RFC 4180, or beyond what this pass takes on.
struct Found {
  uint64_t separators, line_feeds, wrong;
};

/// Bit i is set where an odd number of bits up to i are: inside quotes, the opening one included.
inline uint64_t prefix_xor(uint64_t bits) {
  for (unsigned shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
  return bits;
}

inline unsigned lowest(uint64_t bits) { return static_cast<unsigned>(__builtin_ctzll(bits)); }
inline size_t count(uint64_t bits) { return static_cast<size_t>(__builtin_popcountll(bits)); }

/// CRs that no LF follows are wrong; what is not plain is looked at once more.
template <typename Bytes>
inline void look_closer(const Bytes& bytes, Carry& carry, Found& found, StructuralWindow& window) {
  const uint64_t crs = bytes.equal('\r');
  found.wrong |= (crs << 1 | carry.cr) & ~found.line_feeds;
  carry.cr = crs >> 63;
  window.not_plain &= ~(crs | bytes.equal('\t'));
  // E0 too: ill-formed, it can spell a control character, which counts where the exact way looks.
  const uint64_t letters = bytes.at_least(0x80) & ~(bytes.at_least(0xEF) | bytes.equal(0xC2) | bytes.equal(0xE0));
  window.odd = window.not_plain & ~letters;
}

/// A quote opens at the beginning of a cell, or as the second half of a doubled one; behind a closing one the cell ends.
template <typename Bytes>
inline void part_quotes(const Bytes& bytes, Carry& carry, Found& found, StructuralWindow& window) {
  const uint64_t inside = prefix_xor(window.quote) ^ carry.inside;
  const uint64_t opening = window.quote & inside, closing = window.quote & ~inside;
  const uint64_t behind = closing << 1 | carry.closed;
  const uint64_t may_follow = found.separators | window.quote | bytes.equal('\r');
  window.inner_line_feed = found.line_feeds & inside;
  window.doubled = opening & behind;
  found.separators &= ~inside;
  found.line_feeds &= ~inside;
  const uint64_t boundaries = found.separators << 1 | carry.boundary;
  found.wrong |= (opening & ~(boundaries | behind)) | (behind & ~may_follow);
  carry.inside = 0 - (inside >> 63);
  carry.closed = closing >> 63;
}

template <typename Bytes>
inline Found read_window(const Bytes& bytes, ByteNeedles needles, Carry& carry, StructuralWindow& window) {
  Found found{bytes.equal(needles.delimiter), bytes.equal('\n'), 0};
  found.separators |= found.line_feeds;
  window = {};
  window.not_plain = bytes.not_printable() & ~found.line_feeds;
  if (needles.quote != needles.delimiter) window.quote = bytes.equal(needles.quote);
  if (window.not_plain | carry.cr) look_closer(bytes, carry, found, window);
  if (window.quote | carry.inside | carry.closed) part_quotes(bytes, carry, found, window);
  if (found.wrong) {
    const uint64_t sound = (uint64_t{1} << lowest(found.wrong)) - 1;
    found.separators &= sound;
    found.line_feeds &= sound;
  }
  carry.boundary = found.separators >> 63;
  return found;
}

/// Writes offsets of the bits, and up to kAtOnce meaningless ones behind them.
inline uint16_t* write_offsets(uint16_t* out, uint64_t bits, size_t at) {
  const size_t bits_set = count(bits);
  for (size_t i = 0; i < bits_set; i += kAtOnce) {
    for (size_t j = 0; j < kAtOnce; ++j) {
      out[i + j] = static_cast<uint16_t>(at + lowest(bits | uint64_t{1} << 63));
      bits &= bits - 1;
    }
  }
  return out + bits_set;
}

/// Writes which of the separators, counted from `first`, end rows. The first is written without asking whether there is one: every second
/// window has one, and no processor guesses which.
inline uint16_t* write_row_ends(uint16_t* out, const Found& found, size_t first) {
  uint64_t ends = found.line_feeds;
  do {
    const uint64_t before = found.separators & ((uint64_t{1} << lowest(ends | uint64_t{1} << 63)) - 1);
    *out = static_cast<uint16_t>(first + count(before));
    out += ends != 0;
    ends &= ends - 1;
  } while (ends);
  return out;
}

/// Number of complete rows.
template <typename Bytes>
inline size_t read_windows(const uint8_t* bytes, size_t size, ByteNeedles needles, const StructuralOutput& out) {
  Carry carry;
  uint16_t *marks = out.marks, *row_ends = out.row_ends;
  StructuralWindow* window = out.windows;
  for (size_t at = 0; at < size; at += kWindow, ++window) {
    uint8_t padded[kWindow] = {};
    const bool whole = size - at >= kWindow;
    if (!whole) std::memcpy(padded, bytes + at, size - at);
    const Found found = read_window(Bytes(whole ? bytes + at : padded), needles, carry, *window);
    row_ends = write_row_ends(row_ends, found, static_cast<size_t>(marks - out.marks));
    marks = write_offsets(marks, found.separators, at);
    if (found.wrong) break;
  }
  return static_cast<size_t>(row_ends - out.row_ends);
}

}  // namespace
}  // namespace structural

/// For processors with AVX2 and BMI (structural_windows_avx2.cpp).
size_t read_windows_avx2(const uint8_t* bytes, size_t size, ByteNeedles needles, const StructuralOutput& out);

}  // namespace consentry
