// See pair_table.h.
#include "core/encoding/pair_table.h"

#include <algorithm>

#include "core/encoding/icu_converter.h"

namespace consentry {
namespace {

/// Where ICU's table is not the standard's: a pair and its character there.
struct Correction {
  uint16_t pair, character;
};
constexpr Correction kGb18030[] = {
#define GB18030(pair, character) {pair, character},
#include "core/encoding/pair_corrections.def"
#undef GB18030
};
constexpr Correction kBig5[] = {
#define BIG5(pair, character) {pair, character},
#include "core/encoding/pair_corrections.def"
#undef BIG5
};

bool is_private(uint32_t character) { return character >= 0xE000 && character < 0xF900; }

/// The standard has characters for private use where gb18030 and Shift_JIS have them, and in no other table.
bool may_be_private(EncodingFamily family) {
  return family == EncodingFamily::gb18030 || family == EncodingFamily::shift_jis;
}

}  // namespace

PairTable::PairTable(const Encoding& encoding, uint8_t prefix) : characters_(0x7E * kTrails) {
  IcuConverter converter(encoding.converter);
  for (unsigned lead = 0x81; lead < 0xFF; ++lead) {
    for (unsigned trail = prefix ? 0xA1 : 0x40; trail < 0xFF; ++trail) {
      const uint8_t bytes[] = {prefix, static_cast<uint8_t>(lead), static_cast<uint8_t>(trail)};
      const uint32_t character = converter.character(bytes + (prefix ? 0 : 1), prefix ? 3 : 2);
      const bool none = is_private(character) && !may_be_private(encoding.family);
      characters_[lead * kTrails + trail - kFirst] = none ? 0 : character;
    }
  }
  const auto correct = [&](const Correction& one) {
    characters_[size_t{one.pair} / 256 * kTrails + one.pair % 256 - kFirst] = one.character;
  };
  if (encoding.family == EncodingFamily::gb18030) std::for_each(std::begin(kGb18030), std::end(kGb18030), correct);
  if (encoding.family == EncodingFamily::big5) std::for_each(std::begin(kBig5), std::end(kBig5), correct);
}

const PairTable& PairTable::of(const Encoding& encoding) {
  const auto table = [](const char* label) { return PairTable(*find_encoding(label), 0); };
  switch (encoding.family) {
    case EncodingFamily::gb18030: {
      static const PairTable kTable = table("gb18030");
      return kTable;
    }
    case EncodingFamily::big5: {
      static const PairTable kTable = table("big5");
      return kTable;
    }
    case EncodingFamily::euc_kr: {
      static const PairTable kTable = table("euc-kr");
      return kTable;
    }
    case EncodingFamily::shift_jis: {
      static const PairTable kTable = table("shift_jis");
      return kTable;
    }
    default: {
      static const PairTable kTable = table("euc-jp");
      return kTable;
    }
  }
}

const PairTable& PairTable::jis_x_0212() {
  static const PairTable kTable(*find_encoding("euc-jp"), 0x8F);
  return kTable;
}

uint32_t gb18030_character(const uint8_t* bytes) {
  static IcuConverter converter("gb18030");
  const uint32_t character = converter.character(bytes, 4);
  // Where the standard moved a letter to the pairs (A8BC), its old place is for private use.
  constexpr uint8_t kMoved[] = {0x81, 0x35, 0xF4, 0x37};
  return std::equal(bytes, bytes + 4, kMoved) ? 0xE7C7 : character;
}

}  // namespace consentry
