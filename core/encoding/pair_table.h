// Characters of two bytes, by ICU's tables as the Encoding Standard has them. Built once for a process and an encoding, since ICU is asked
// for every pair. Memory: 96 KiB an encoding that was asked for.
#pragma once
#include <cstdint>
#include <vector>

#include "core/encoding/encodings.h"

namespace consentry {

class PairTable {
 public:
  /// Of `encoding`, which has pairs; lives for ever.
  static const PairTable& of(const Encoding& encoding);
  /// JIS X 0212, of which EUC-JP has characters of three bytes.
  static const PairTable& jis_x_0212();

  /// 0: none. Big5 has four pairs that stand for a letter and a mark, the mark in the upper 16 bits.
  uint32_t at(uint8_t lead, uint8_t trail) const {
    return lead < 0x81 || trail < 0x40 ? 0 : characters_[size_t{lead} * kTrails + trail - kFirst];
  }

  PairTable(const Encoding&, uint8_t prefix);

 private:
  static constexpr size_t kTrails = 0xC0, kFirst = 0x81 * kTrails + 0x40;
  std::vector<uint32_t> characters_;
};

/// A character of four bytes of gb18030; 0: none.
uint32_t gb18030_character(const uint8_t* bytes);

}  // namespace consentry
