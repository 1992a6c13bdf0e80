// See upper_half.h.
#include "core/encoding/upper_half.h"

#include "core/encoding/icu_converter.h"

namespace consentry {
namespace {

/// Where ICU's table is not the standard's: a byte and its character there, 0 for none.
struct Correction {
  std::string_view encoding;
  uint8_t byte;
  char16_t character;
};
// clang-format off
constexpr Correction kCorrections[] = {
    {"KOI8-U", 0xAE, u'ў'}, {"KOI8-U", 0xBE, u'Ў'},  // ICU: frames, as in KOI8-R
    {"windows-1253", 0xAA, 0}, {"windows-1255", 0xCA, 0x05BA},
    // ICU: characters for private use
    {"windows-874", 0xDB, 0}, {"windows-874", 0xDC, 0}, {"windows-874", 0xDD, 0}, {"windows-874", 0xDE, 0},
    {"windows-874", 0xFC, 0}, {"windows-874", 0xFD, 0}, {"windows-874", 0xFE, 0}, {"windows-874", 0xFF, 0},
};
// clang-format on

/// ICU has no ISO-8859-16: its bytes A0 to FF.
constexpr std::u16string_view kIso16 =
    u"\u00A0ĄąŁ€„Š§š©Ș«Ź\u00ADźŻ°±ČłŽ”¶·žčș»ŒœŸżÀÁÂĂÄĆÆÇÈÉÊËÌÍÎÏĐŃÒÓÔŐÖŚŰÙÚÛÜĘȚßàáâăäćæçèéêëìíîïđńòóôőöśűùúûüęțÿ";
static_assert(kIso16.size() == 0x60);

}  // namespace

UpperHalf upper_half(const Encoding& encoding) {
  UpperHalf half{};
  IcuConverter converter(encoding.converter);
  for (size_t i = 0; i < half.size(); ++i) {
    const auto byte = static_cast<uint8_t>(0x80 + i);
    half[i] = static_cast<char16_t>(converter.character(&byte, 1));
  }
  for (const Correction& one : kCorrections)
    if (one.encoding == encoding.name) half[one.byte - 0x80] = one.character;
  if (encoding.name == "ISO-8859-16")
    for (size_t i = 0; i < kIso16.size(); ++i) half[0x20 + i] = kIso16[i];
  return half;
}

}  // namespace consentry
