// See multi_byte.h.
#include "core/encoding/multi_byte.h"

namespace consentry {
namespace {

using enum EncodingFamily;

constexpr uint32_t kHalfWidthKatakana = 0xFF61 - 0xA1;

bool within(uint8_t byte, unsigned first, unsigned last) { return byte >= first && byte <= last; }

bool is_lead(EncodingFamily family, uint8_t byte) {
  switch (family) {
    case shift_jis: return within(byte, 0x81, 0x9F) || within(byte, 0xE0, 0xFC);
    case euc_jp: return within(byte, 0xA1, 0xFE) || byte == 0x8E || byte == 0x8F;
    default: return within(byte, 0x81, 0xFE);
  }
}

bool is_trail(EncodingFamily family, uint8_t byte) {
  switch (family) {
    case gb18030: return within(byte, 0x40, 0x7E) || within(byte, 0x80, 0xFE);
    case big5: return within(byte, 0x40, 0x7E) || within(byte, 0xA1, 0xFE);
    case shift_jis: return within(byte, 0x40, 0x7E) || within(byte, 0x80, 0xFC);
    case euc_jp: return within(byte, 0xA1, 0xFE);
    default: return within(byte, 0x41, 0xFE);
  }
}

bool stands_alone(EncodingFamily family, uint8_t byte) {
  return byte < 0x80 || (family == gb18030 && byte == 0x80) ||
         (family == shift_jis && (byte == 0x80 || within(byte, 0xA1, 0xDF)));
}

/// ASCII behind a lead that it doesn't suit is text.
Sequence fault_of(uint8_t second) { return {static_cast<uint8_t>(second < 0x80 ? 1 : 2), true}; }

Sequence four_bytes(const uint8_t* bytes, size_t size) {
  if (size < 3) return {};
  if (!within(bytes[2], 0x81, 0xFE)) return {1, true};
  if (size < 4) return {};
  return within(bytes[3], '0', '9') ? Sequence{4, false} : Sequence{1, true};
}

Sequence three_bytes(const uint8_t* bytes, size_t size) {
  if (!within(bytes[1], 0xA1, 0xFE)) return fault_of(bytes[1]);
  if (size < 3) return {};
  if (within(bytes[2], 0xA1, 0xFE)) return {3, false};
  return {static_cast<uint8_t>(bytes[2] < 0x80 ? 2 : 3), true};
}

}  // namespace

Sequence first_sequence(EncodingFamily family, const uint8_t* bytes, size_t size) {
  if (stands_alone(family, bytes[0])) return {1, false};
  if (!is_lead(family, bytes[0])) return {1, true};
  if (size < 2) return {};
  if (family == gb18030 && within(bytes[1], '0', '9')) return four_bytes(bytes, size);
  if (family == euc_jp && bytes[0] == 0x8F) return three_bytes(bytes, size);
  if (family == euc_jp && bytes[0] == 0x8E)
    return within(bytes[1], 0xA1, 0xDF) ? Sequence{2, false} : fault_of(bytes[1]);
  return is_trail(family, bytes[1]) ? Sequence{2, false} : fault_of(bytes[1]);
}

uint32_t character_of(EncodingFamily family, const PairTable& table, const uint8_t* bytes, size_t size) {
  if (size == 4) return gb18030_character(bytes);
  if (size == 3) return PairTable::jis_x_0212().at(bytes[1], bytes[2]);
  if (size == 2)
    return bytes[0] == 0x8E && family == euc_jp ? kHalfWidthKatakana + bytes[1] : table.at(bytes[0], bytes[1]);
  if (bytes[0] <= 0x80) return bytes[0] == 0x80 && family == gb18030 ? 0x20AC : bytes[0];
  return kHalfWidthKatakana + bytes[0];
}

}  // namespace consentry
