// Who stands earlier in the file: identifiers by a keyed 96-bit hash, and the contacts they lead to. Compared after normalisation.
// Memory: 16 bytes an identifier, 4 bytes a slot of the index (a third to two thirds in use), 24 bytes a contact; bounded by entries
// (limits::kDuplicateEntries). Identifiers are appended; only the index is visited at random, one cache line for nearly every look-up.
//
// For a batch of identifiers: start() makes room and begins to fetch their places, find_place() tells each one's contact or where it would
// stand while it fetches a later one, and add_at() puts it there without looking again.
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "core/limits.h"
#include "core/record/chunks.h"
#include "core/record/keyed_hash.h"
#include "core/record/large_array.h"

namespace consentry {

/// A contact of the file, by its first row. `consents` holds two bits for each consent, as `Consent`.
struct KnownContact {
  uint64_t record, line, consents;
};

class DuplicateTable {
 public:
  static constexpr uint32_t kNobody = UINT32_MAX;

  /// Where an identifier stands, or would.
  struct Place {
    uint32_t slot = 0, bucket_bits = 0;  // while the index has that size, and nothing else was put there
    uint32_t contact = kNobody;

    bool known() const { return contact != kNobody; }
  };

  DuplicateTable(const std::array<uint64_t, 2>& key, uint64_t max_entries, OnLargeMemory on_large_memory = nullptr)
      : hasher_(key), max_entries_(std::min<uint64_t>(max_entries, (1u << 26) - 1)), on_large_memory_(on_large_memory) {
    rebuild(kFirstBucketBits);
  }

  KeyedHash hash(uint32_t kind, std::string_view normal) const { return hasher_(kind, normal); }
  /// Makes the index as large as so many identifiers will need it, once instead of step by step. A wrong guess costs memory or time, no
  /// more.
  void expect(uint64_t identifiers) { reserve(std::min(identifiers, max_entries_)); }
  /// Brings the places of many hashes into the cache at once, for find() and add().
  void touch(std::span<const KeyedHash> hashes);

  /// Before a batch is looked up in the order of its hashes. Until all of them have been added, the index doesn't grow.
  void start(std::span<const KeyedHash> hashes);
  /// Of hashes[i]; a later one is fetched meanwhile.
  Place find_place(std::span<const KeyedHash> hashes, size_t i) const {
    if (kPrefetches && i + kAhead < hashes.size()) prefetch(hashes[i + kAhead]);
    return find_place(hashes[i]);
  }
  Place find_place(const KeyedHash&) const;
  /// Adds an identifier that find_place() did not know. Further ones may have been added since, the index may have grown.
  void add_at(Place, const KeyedHash&, uint32_t contact);

  /// Index of the contact that bears this identifier, or nothing.
  std::optional<uint32_t> find(const KeyedHash& identifier) const {
    const Place place = find_place(identifier);
    return place.known() ? std::optional(place.contact) : std::nullopt;
  }
  /// Remembers a contact; then its identifiers with add() or add_at().
  uint32_t add_contact(const KnownContact& contact) {
    contacts_.push_back(contact);
    return static_cast<uint32_t>(contacts_.size() - 1);
  }
  /// One that is known already keeps its contact.
  void add(const KeyedHash& identifier, uint32_t contact) {
    if (const Place place = find_place(identifier); !place.known()) add_at(place, identifier, contact);
  }
  /// Whether `identifiers` more have room.
  bool has_room(uint64_t identifiers) const { return entries_.size() + identifiers <= max_entries_; }

  bool empty() const { return entries_.size() == 0; }
  KnownContact& contact(uint32_t index) { return contacts_[index]; }

 private:
#if defined(__wasm__)
  static constexpr bool kPrefetches = false;  // no such instruction
#else
  static constexpr bool kPrefetches = true;
#endif
  static constexpr size_t kAhead = 24;  // about as many lines as a core fetches at once
  static constexpr uint32_t kFirstBucketBits = 6;
  static constexpr uint32_t kSlots = 16, kAllSlots = (1u << kSlots) - 1;  // of a bucket

  struct Entry {
    KeyedHash hash;
    uint32_t contact;
  };
  /// A slot holds the number of its entry plus one below (0: free), and as many bits of its hash as are left above. The free slots of a
  /// bucket are its last ones; what finds none free stands in the next bucket.
  struct alignas(64) Bucket {
    uint32_t slots[kSlots] = {};
  };
  /// A bit for each slot of a bucket.
  struct SlotMasks {
    uint32_t alike, used;
  };

  static SlotMasks look_into(const Bucket&, uint32_t tag, uint32_t tag_bits);
  static uint64_t room_of(uint32_t bucket_bits) { return (uint64_t{kSlots} << bucket_bits) * 2 / 3; }
  /// Mixed, because texts that count up have hashes that do: a step between them that is bad for one bit must not be for all.
  uint32_t bucket_of(const KeyedHash& hash) const {
    const uint64_t both = hash.words[0] | uint64_t{hash.words[1]} << 32;
    return static_cast<uint32_t>((both ^ both >> 32) * 0x9E3779B97F4A7C15 >> (64 - bucket_bits_));
  }
  uint32_t tag_of(const KeyedHash& hash) const { return hash.words[2] & tag_bits_; }
  uint32_t& slot_at(uint32_t slot) { return index_[slot / kSlots].slots[slot % kSlots]; }
  uint32_t number_at(uint32_t slot) const { return index_[slot / kSlots].slots[slot % kSlots] & ~tag_bits_; }
  /// The cache line is asked for, and nobody waits.
  void prefetch(const KeyedHash& hash) const { __builtin_prefetch(&index_[bucket_of(hash)]); }
  void reserve(uint64_t identifiers);
  void rebuild(uint32_t bucket_bits);
  void put(const KeyedHash&, uint32_t number);

  KeyedHasher hasher_;
  uint64_t max_entries_;
  uint64_t room_ = 0;  // entries for which the index is large enough
  uint32_t bucket_bits_ = 0, tag_bits_ = 0;
  uint32_t touched_ = 0;  // keeps touch() from being optimised away
  OnLargeMemory on_large_memory_;
  LargeArray<Bucket> index_;
  Chunks<Entry> entries_;
  Chunks<KnownContact> contacts_;
};

}  // namespace consentry
