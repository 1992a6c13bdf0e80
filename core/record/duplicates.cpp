// Open addressing with linear probing in 256 shards; see duplicates.h.
#include "core/record/duplicates.h"

#include <bit>
#include <cstring>
#include <utility>

namespace consentry {
namespace {

constexpr size_t kFirstSlots = 16;

struct SipState {
  uint64_t v0, v1, v2, v3;
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

}  // namespace

KeyedHash keyed_hash(const std::array<uint64_t, 2>& key, uint64_t kind, std::string_view text) {
  SipState state{key[0] ^ 0x736f6d6570736575, key[1] ^ 0x646f72616e646f6d ^ 0xee, key[0] ^ 0x6c7967656e657261,
                 key[1] ^ 0x7465646279746573};
  state.absorb(kind);
  size_t i = 0;
  uint64_t word;
  for (; i + 8 <= text.size(); i += 8) {
    std::memcpy(&word, text.data() + i, 8);
    state.absorb(word);
  }
  word = uint64_t{text.size()} << 56;
  for (size_t j = 0; i + j < text.size(); ++j) word |= uint64_t{static_cast<uint8_t>(text[i + j])} << (8 * j);
  state.absorb(word);
  state.v2 ^= 0xee;
  const uint64_t first = state.squeeze();
  state.v1 ^= 0xdd;
  return {first, state.squeeze()};
}

DuplicateTable::Slot& DuplicateTable::Shard::find(const KeyedHash& hash) {
  size_t i = first_slot(hash);
  while (slots[i].contact && std::memcmp(slots[i].hash, hash.data(), 16) != 0) i = i + 1 < slots.size() ? i + 1 : 0;
  return slots[i];
}

/// Half as many slots again.
void DuplicateTable::Shard::grow() {
  std::vector<Slot> old = std::exchange(slots, {});
  slots.resize(old.empty() ? kFirstSlots : old.size() + old.size() / 2);
  for (const Slot& slot : old) {
    if (!slot.contact) continue;
    KeyedHash hash;
    std::memcpy(hash.data(), slot.hash, 16);
    find(hash) = slot;
  }
}

void DuplicateTable::touch(std::span<const KeyedHash> hashes) {
  uint32_t sum = 0;
  for (const KeyedHash& hash : hashes) {
    const Shard& shard = shard_of(hash);
    if (!shard.slots.empty()) sum += shard.slots[shard.first_slot(hash)].contact;
  }
  touched_ = sum;
}

std::optional<uint32_t> DuplicateTable::find(const KeyedHash& identifier) {
  Shard& shard = shard_of(identifier);
  if (shard.slots.empty()) return std::nullopt;
  const Slot& slot = shard.find(identifier);
  if (!slot.contact) return std::nullopt;
  return slot.contact - 1;
}

uint32_t DuplicateTable::add_contact(const KnownContact& contact) {
  contacts_.push_back(contact);
  return static_cast<uint32_t>(contacts_.size() - 1);
}

void DuplicateTable::add(const KeyedHash& identifier, uint32_t contact) {
  Shard& shard = shard_of(identifier);
  if ((shard.used + 1) * 4 > shard.slots.size() * 3) shard.grow();
  Slot& slot = shard.find(identifier);
  if (slot.contact) return;  // one row that bears an identifier twice
  std::memcpy(slot.hash, identifier.data(), 16);
  slot.contact = contact + 1;
  ++shard.used;
  ++entries_;
}

}  // namespace consentry
