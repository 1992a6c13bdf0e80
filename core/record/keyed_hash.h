// A hash of short texts under a secret key: without the key nobody can make texts that collide. Memory: 1.6 KB of expanded key.
//
// Multilinear hashing (Halevi and Krawczyk's MMH, in the form with half the products): with independent random 64-bit keys a, b, c and
// 32-bit halves x, y of the words of a text, the upper half of
//
//     c + (a0 + size)(b0 + kind) + (a1 + x1)(b1 + y1) + (a2 + x2)(b2 + y2) + ...   modulo 2^64
//
// is the same for two different texts with a probability of 2^-32, whatever they are: the difference of two sums is linear in the keys,
// and has one of them times the difference of two halves, which is less than 2^32 and not 0. Three such sums with keys of their own make
// 96 bits: 2^-96 for any two texts, 2^-49 for any pair among the 2^24 that a duplicate table holds. All 96 bits are pairwise
// independent, so that any of them may be an index. The keys are SipHash of a counter under the secret; a text of more than kDirectBytes
// goes through SipHash first.
//
// No product of more than 64 bits, which WebAssembly doesn't have; a phone number takes nine multiplications that don't wait for each other.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include "core/bytes16.h"

namespace consentry {

struct KeyedHash {
  uint32_t words[3] = {};

  bool operator==(const KeyedHash&) const = default;
};

class KeyedHasher {
 public:
  static constexpr size_t kDirectBytes = 256;

  explicit KeyedHasher(const std::array<uint64_t, 2>& key);

  /// `kind` parts texts of different meaning.
  KeyedHash operator()(uint32_t kind, std::string_view text) const {
    Sums sums{*this, static_cast<uint32_t>(text.size()), kind};
    const char* const p = text.data();
    const size_t size = text.size();
    if (size < 8) {
      sums.add(1, read_up_to_8(p, size));
    } else if (size <= kDirectBytes) {
      sums.add(1, read_8(p));
      sums.add(2, read_8(p + size - 8));  // words may overlap: with the size they are still the text
      if (size > 16) add_middle(sums, p, size);
    } else {
      add_long(sums, text);
    }
    return {{upper(sums.a), upper(sums.b), upper(sums.c)}};
  }

 private:
  /// The keys of one word, for each sum two.
  struct WordKeys {
    uint64_t low[3], high[3];
  };
  /// Three sums at once.
  struct Sums {
    const KeyedHasher& keys;
    uint64_t a, b, c;

    [[gnu::always_inline]] Sums(const KeyedHasher& hasher, uint32_t size, uint32_t kind)
        : keys(hasher), a(hasher.start_[0]), b(hasher.start_[1]), c(hasher.start_[2]) {
      add(0, size | uint64_t{kind} << 32);
    }
    [[gnu::always_inline]] void add(size_t place, uint64_t word) {
      const WordKeys& key = keys.words_[place];
      const uint64_t low = static_cast<uint32_t>(word), high = word >> 32;
      a += (key.low[0] + low) * (key.high[0] + high);
      b += (key.low[1] + low) * (key.high[1] + high);
      c += (key.low[2] + low) * (key.high[2] + high);
    }
  };

  static uint32_t upper(uint64_t sum) { return static_cast<uint32_t>(sum >> 32); }
  /// What stands between the first and the last eight bytes. The same two words up to 32 bytes: no branch on most sizes.
  static void add_middle(Sums& sums, const char* p, size_t size) {
    sums.add(3, read_8(p + 8));
    sums.add(4, read_8(p + size - 16));
    for (size_t at = 16, place = 5; at + 16 < size; at += 8) sums.add(place++, read_8(p + at));
  }
  void add_long(Sums&, std::string_view text) const;

  std::array<uint64_t, 2> key_;
  uint64_t start_[3];
  WordKeys words_[kDirectBytes / 8 + 1];
};

}  // namespace consentry
