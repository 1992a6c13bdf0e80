// Open addressing in buckets of one cache line, sixteen slots at a look; see duplicates.h.
#include "core/record/duplicates.h"

#include <bit>

#include "core/simd.h"

namespace consentry {
namespace {

#if CONSENTRY_WASM_SIMD
/// `hits(i)` for four slots each, as one bit a slot.
template <class Hits>
uint32_t mask_of(Hits hits) {
  return wasm_i8x16_bitmask(
      wasm_i8x16_narrow_i16x8(wasm_i16x8_narrow_i32x4(hits(0), hits(4)), wasm_i16x8_narrow_i32x4(hits(8), hits(12))));
}
#elif CONSENTRY_SSE2
template <class Hits>
uint32_t mask_of(Hits hits) {
  return static_cast<uint32_t>(
      _mm_movemask_epi8(_mm_packs_epi16(_mm_packs_epi32(hits(0), hits(4)), _mm_packs_epi32(hits(8), hits(12)))));
}
#endif

}  // namespace

#if CONSENTRY_WASM_SIMD
DuplicateTable::SlotMasks DuplicateTable::look_into(const Bucket& bucket, uint32_t tag, uint32_t tag_bits) {
  const v128_t tags = wasm_i32x4_splat(static_cast<int32_t>(tag)),
               bits = wasm_i32x4_splat(static_cast<int32_t>(tag_bits));
  const auto slots = [&](int i) { return wasm_v128_load(bucket.slots + i); };
  const uint32_t free = mask_of([&](int i) { return wasm_i32x4_eq(slots(i), wasm_i32x4_splat(0)); });
  return {mask_of([&](int i) { return wasm_i32x4_eq(wasm_v128_and(slots(i), bits), tags); }), free ^ kAllSlots};
}
#elif CONSENTRY_SSE2
DuplicateTable::SlotMasks DuplicateTable::look_into(const Bucket& bucket, uint32_t tag, uint32_t tag_bits) {
  const __m128i tags = _mm_set1_epi32(static_cast<int>(tag)), bits = _mm_set1_epi32(static_cast<int>(tag_bits));
  const auto slots = [&](int i) { return _mm_load_si128(reinterpret_cast<const __m128i*>(bucket.slots + i)); };
  const uint32_t free = mask_of([&](int i) { return _mm_cmpeq_epi32(slots(i), _mm_setzero_si128()); });
  return {mask_of([&](int i) { return _mm_cmpeq_epi32(_mm_and_si128(slots(i), bits), tags); }), free ^ kAllSlots};
}
#else
DuplicateTable::SlotMasks DuplicateTable::look_into(const Bucket& bucket, uint32_t tag, uint32_t tag_bits) {
  SlotMasks masks{0, 0};
  for (uint32_t i = 0; i < kSlots; ++i) {
    masks.alike |= uint32_t{(bucket.slots[i] & tag_bits) == tag} << i;
    masks.used |= uint32_t{bucket.slots[i] != 0} << i;
  }
  return masks;
}
#endif

DuplicateTable::Place DuplicateTable::find_place(const KeyedHash& hash) const {
  const uint32_t tag = tag_of(hash), last = (1u << bucket_bits_) - 1;
  for (uint32_t bucket = bucket_of(hash);; bucket = (bucket + 1) & last) {
    SlotMasks masks = look_into(index_[bucket], tag, tag_bits_);
    for (masks.alike &= masks.used; masks.alike; masks.alike &= masks.alike - 1) {
      const Entry& entry = entries_[number_at(bucket * kSlots + std::countr_zero(masks.alike)) - 1];
      if (entry.hash == hash) return {.contact = entry.contact};
    }
    if (masks.used != kAllSlots) return {bucket * kSlots + std::countr_one(masks.used), bucket_bits_};
  }
}

void DuplicateTable::add_at(Place place, const KeyedHash& hash, uint32_t contact) {
  reserve(entries_.size() + 1);
  if (place.bucket_bits != bucket_bits_ || number_at(place.slot) != 0) place = find_place(hash);
  if (place.known()) return;  // one row that bears an identifier twice
  entries_.push_back({hash, contact});
  slot_at(place.slot) = static_cast<uint32_t>(entries_.size()) | tag_of(hash);
}

void DuplicateTable::reserve(uint64_t identifiers) {
  if (identifiers <= room_) return;
  uint32_t bits = bucket_bits_;
  while (room_of(bits) < identifiers) ++bits;
  rebuild(bits);
}

void DuplicateTable::rebuild(uint32_t bucket_bits) {
  bucket_bits_ = bucket_bits;
  tag_bits_ = ~((kSlots << bucket_bits) - 1);
  room_ = room_of(bucket_bits);
  index_.assign(size_t{1} << bucket_bits, on_large_memory_);  // never both at once: the entries say it all
  for (size_t i = 0; i < entries_.size(); ++i) {
    if (kPrefetches && i + kAhead < entries_.size()) prefetch(entries_[i + kAhead].hash);
    put(entries_[i].hash, static_cast<uint32_t>(i + 1));
  }
}

/// Into the first free slot: none is known yet.
void DuplicateTable::put(const KeyedHash& hash, uint32_t number) {
  const uint32_t last = (kSlots << bucket_bits_) - 1;
  uint32_t slot = bucket_of(hash) * kSlots;
  while (slot_at(slot)) slot = (slot + 1) & last;
  slot_at(slot) = number | tag_of(hash);
}

void DuplicateTable::touch(std::span<const KeyedHash> hashes) {
  uint32_t sum = 0;
  for (const KeyedHash& hash : hashes) sum += index_[bucket_of(hash)].slots[0];
  touched_ = sum;
}

void DuplicateTable::start(std::span<const KeyedHash> hashes) {
  reserve(std::min<uint64_t>(entries_.size() + hashes.size(), max_entries_));
  if (!kPrefetches) touch(hashes);
  else
    for (const KeyedHash& hash : hashes.first(std::min(hashes.size(), kAhead))) prefetch(hash);
}

}  // namespace consentry
