// Open addressing with linear probing over an index of small slots; see duplicates.h.
#include "core/record/duplicates.h"

#include <bit>
#include <cstring>

namespace consentry {
namespace {

constexpr size_t kFirstSlots = 1 << 12;

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

size_t DuplicateTable::slot_of(const KeyedHash& hash) const {
  constexpr uint32_t kTagMask = ~((1u << kNumberBits) - 1);
  const uint32_t tag = tag_of(hash);
  size_t i = first_slot(hash);
  for (; index_[i]; i = (i + 1) & (index_.size() - 1))
    if ((index_[i] & kTagMask) == tag && std::memcmp(entry_of(index_[i])->hash, hash.data(), 16) == 0) break;
  return i;
}

/// Twice as many slots.
void DuplicateTable::grow() {
  index_.assign(index_.empty() ? kFirstSlots : index_.size() * 2, 0);
  uint32_t number = 0;
  for (const Entry& entry : entries_) {
    KeyedHash hash;
    std::memcpy(hash.data(), entry.hash, 16);
    size_t i = first_slot(hash);
    while (index_[i]) i = (i + 1) & (index_.size() - 1);
    index_[i] = ++number | tag_of(hash);
  }
}

void DuplicateTable::touch(std::span<const KeyedHash> hashes) {
  if (index_.empty()) return;
  uint32_t sum = 0;
  for (const KeyedHash& hash : hashes) sum += index_[first_slot(hash)];
  touched_ = sum;
}

std::optional<uint32_t> DuplicateTable::find(const KeyedHash& identifier) const {
  if (index_.empty()) return std::nullopt;
  const uint32_t slot = index_[slot_of(identifier)];
  if (!slot) return std::nullopt;
  return entry_of(slot)->contact;
}

uint32_t DuplicateTable::add_contact(const KnownContact& contact) {
  contacts_.push_back(contact);
  return static_cast<uint32_t>(contacts_.size() - 1);
}

void DuplicateTable::add(const KeyedHash& identifier, uint32_t contact) {
  if ((entries_.size() + 1) * 3 > index_.size() * 2) grow();
  uint32_t& slot = index_[slot_of(identifier)];
  if (slot) return;  // one row that bears an identifier twice
  Entry& entry = entries_.emplace_back();
  std::memcpy(entry.hash, identifier.data(), 16);
  entry.contact = contact;
  slot = static_cast<uint32_t>(entries_.size()) | tag_of(identifier);
}

}  // namespace consentry
