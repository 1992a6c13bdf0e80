// SipHash-1-3 with 128 bits (Aumasson, Bernstein), for the keys and for long texts; see keyed_hash.h.
#include "core/record/keyed_hash.h"

#include <bit>

namespace consentry {
namespace {

struct SipState {
  uint64_t v0, v1, v2, v3;

  explicit SipState(const std::array<uint64_t, 2>& key)
      : v0(key[0] ^ 0x736f6d6570736575),
        v1(key[1] ^ 0x646f72616e646f6d ^ 0xee),
        v2(key[0] ^ 0x6c7967656e657261),
        v3(key[1] ^ 0x7465646279746573) {}
  void round() {
    v0 += v1, v1 = std::rotl(v1, 13) ^ v0, v0 = std::rotl(v0, 32);
    v2 += v3, v3 = std::rotl(v3, 16) ^ v2;
    v0 += v3, v3 = std::rotl(v3, 21) ^ v0;
    v2 += v1, v1 = std::rotl(v1, 17) ^ v2, v2 = std::rotl(v2, 32);
  }
  void absorb(uint64_t word) {
    v3 ^= word;
    round();
    v0 ^= word;
  }
  uint64_t squeeze() {
    round(), round(), round();
    return v0 ^ v1 ^ v2 ^ v3;
  }
};

std::array<uint64_t, 2> sip_hash(const std::array<uint64_t, 2>& key, std::string_view text) {
  SipState state(key);
  size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) state.absorb(read_8(text.data() + at));
  state.absorb(uint64_t{text.size()} << 56 | read_up_to_8(text.data() + at, text.size() - at));
  state.v2 ^= 0xee;
  const uint64_t first = state.squeeze();
  state.v1 ^= 0xdd;
  return {first, state.squeeze()};
}

}  // namespace

KeyedHasher::KeyedHasher(const std::array<uint64_t, 2>& key) : key_(key) {
  char counter[8] = {};
  const auto next = [&] {
    ++counter[0];
    if (counter[0] == 0) ++counter[1];
    return sip_hash(key, {counter, sizeof counter})[0];
  };
  for (uint64_t& start : start_) start = next();
  for (WordKeys& word : words_)
    for (size_t i = 0; i < 3; ++i) word.low[i] = next(), word.high[i] = next();
}

void KeyedHasher::add_long(Sums& sums, std::string_view text) const {
  const std::array<uint64_t, 2> hash = sip_hash(key_, text);
  sums.add(1, hash[0]);
  sums.add(2, hash[1]);
}

}  // namespace consentry
