// Who stands earlier in the file: identifiers by a keyed 128-bit hash, and the contacts they lead to. Compared after normalisation.
// Memory: 20 bytes a slot, half to three quarters of them in use, and 24 bytes a contact; bounded by entries (limits::kDuplicateEntries).
// The table grows shard by shard, so that its peak is no higher than its size.
#pragma once
#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/limits.h"
#include "core/record.h"

namespace consentry {

using KeyedHash = std::array<uint64_t, 2>;

/// SipHash-1-3 with 128 bits (Aumasson, Bernstein): not to be collided without the key. `kind` parts texts of different meaning.
KeyedHash keyed_hash(const std::array<uint64_t, 2>& key, uint64_t kind, std::string_view text);

/// A contact of the file, by its first row. `consents` holds two bits for each consent, as `Consent`.
struct KnownContact {
  uint64_t record, line, consents;
};

class DuplicateTable {
 public:
  DuplicateTable(const std::array<uint64_t, 2>& key, uint64_t max_entries) : key_(key), max_entries_(max_entries) {}

  KeyedHash hash(uint64_t kind, std::string_view normal) const { return keyed_hash(key_, kind, normal); }
  /// Brings the places of many hashes into the cache at once; find() and add() are then fast.
  void touch(std::span<const KeyedHash> hashes);
  /// Index of the contact that bears this identifier, or nothing.
  std::optional<uint32_t> find(const KeyedHash& identifier);
  /// Remembers a contact; then its identifiers with add().
  uint32_t add_contact(const KnownContact& contact);
  void add(const KeyedHash& identifier, uint32_t contact);
  /// Whether `identifiers` more have room.
  bool has_room(uint64_t identifiers) const { return entries_ + identifiers <= max_entries_; }

  KnownContact& contact(uint32_t index) { return contacts_[index]; }

 private:
  struct Slot {
    uint32_t hash[4];
    uint32_t contact;  // index + 1; 0: free
  };
  struct Shard {
    std::vector<Slot> slots;
    size_t used = 0;
    size_t first_slot(const KeyedHash& hash) const { return static_cast<size_t>((hash[0] >> 32) * slots.size() >> 32); }
    Slot& find(const KeyedHash& hash);
    void grow();
  };
  Shard& shard_of(const KeyedHash& hash) { return shards_[static_cast<size_t>(hash[1] >> 60)]; }

  std::array<uint64_t, 2> key_;
  uint64_t max_entries_, entries_ = 0;
  uint32_t touched_ = 0;  // keeps touch() from being optimised away
  std::vector<Shard> shards_{16};
  std::deque<KnownContact> contacts_;
};

}  // namespace consentry
