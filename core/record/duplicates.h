// Who stands earlier in the file: identifiers by a keyed 128-bit hash, and the contacts they lead to. Compared after normalisation.
// Memory: 20 bytes a slot at a load of at most three quarters, 24 bytes a contact, both bounded by entries (limits::kDuplicateEntries).
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/limits.h"
#include "core/record.h"

namespace consentry {

/// SipHash-1-3 with 128 bits (Aumasson, Bernstein): not to be collided without the key.
std::array<uint64_t, 2> keyed_hash(const std::array<uint64_t, 2>& key, uint64_t kind, std::string_view text);

/// A contact of the file, by its first row. `consents` holds two bits for each consent, as `Consent`.
struct KnownContact {
  uint64_t record, line, consents;
};

class DuplicateTable {
 public:
  DuplicateTable(const std::array<uint64_t, 2>& key, uint64_t max_entries) : key_(key), max_entries_(max_entries) {}

  /// Index of the contact that bears this identifier, or nothing.
  std::optional<uint32_t> find(uint64_t kind, std::string_view normal) const;
  /// Remembers a contact; then its identifiers with add().
  uint32_t add_contact(const KnownContact& contact);
  void add(uint64_t kind, std::string_view normal, uint32_t contact);
  /// Whether `identifiers` more have room.
  bool has_room(uint64_t identifiers) const { return entries_ + identifiers <= max_entries_; }

  KnownContact& contact(uint32_t index) { return contacts_[index]; }

 private:
  struct Slot {
    uint32_t hash[4];
    uint32_t contact;  // index + 1; 0: free
  };
  size_t slot_of(const std::array<uint64_t, 2>& hash) const;
  void grow();

  std::array<uint64_t, 2> key_;
  uint64_t max_entries_, entries_ = 0;
  std::vector<Slot> slots_;
  std::vector<KnownContact> contacts_;
};

}  // namespace consentry
