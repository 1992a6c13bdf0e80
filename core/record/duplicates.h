// Who stands earlier in the file: identifiers by a keyed 128-bit hash, and the contacts they lead to. Compared after normalisation.
// Memory: 20 bytes an identifier, 4 bytes a slot of the index (a third to two thirds in use), 24 bytes a contact; bounded by entries
// (limits::kDuplicateEntries). Identifiers are appended; only the index is visited at random, and it is small enough for caches.
#pragma once
#include <algorithm>
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
  DuplicateTable(const std::array<uint64_t, 2>& key, uint64_t max_entries)
      : key_(key), max_entries_(std::min<uint64_t>(max_entries, (1u << kNumberBits) - 1)) {}

  KeyedHash hash(uint64_t kind, std::string_view normal) const { return keyed_hash(key_, kind, normal); }
  /// Brings the places of many hashes into the cache at once; find() and add() are then fast.
  void touch(std::span<const KeyedHash> hashes);
  /// Index of the contact that bears this identifier, or nothing.
  std::optional<uint32_t> find(const KeyedHash& identifier) const;
  /// Remembers a contact; then its identifiers with add().
  uint32_t add_contact(const KnownContact& contact);
  void add(const KeyedHash& identifier, uint32_t contact);
  /// Whether `identifiers` more have room.
  bool has_room(uint64_t identifiers) const { return entries_.size() + identifiers <= max_entries_; }

  bool empty() const { return entries_.empty(); }
  KnownContact& contact(uint32_t index) { return contacts_[index]; }

 private:
  struct Entry {
    uint32_t hash[4];
    uint32_t contact;
  };
  // A slot holds the number of its entry plus one (0: free) below, and the top bits of the entry's hash above.
  static constexpr uint32_t kTagBits = 6, kNumberBits = 32 - kTagBits;

  size_t first_slot(const KeyedHash& hash) const { return static_cast<size_t>(hash[0]) & (index_.size() - 1); }
  static uint32_t tag_of(const KeyedHash& hash) {
    return static_cast<uint32_t>(hash[1] >> (64 - kTagBits)) << kNumberBits;
  }
  const Entry* entry_of(uint32_t slot) const { return &entries_[(slot & ((1u << kNumberBits) - 1)) - 1]; }
  size_t slot_of(const KeyedHash& hash) const;
  void grow();

  std::array<uint64_t, 2> key_;
  uint64_t max_entries_;
  uint32_t touched_ = 0;  // keeps touch() from being optimised away
  std::vector<uint32_t> index_;
  std::deque<Entry> entries_;
  std::deque<KnownContact> contacts_;
};

}  // namespace consentry
