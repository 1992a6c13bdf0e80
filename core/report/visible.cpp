// See visible.h.
#include "core/report/visible.h"

#include <algorithm>
#include <utility>

#include "core/report/excerpt.h"

namespace consentry {
namespace {

constexpr std::pair<char32_t, char32_t> kHidden[] = {
    {0x00AD, 0x00AD},     // soft hyphen
    {0x061C, 0x061C},     // Arabic letter mark
    {0x115F, 0x1160},     // Hangul fillers
    {0x180E, 0x180E},     // Mongolian vowel separator
    {0x200B, 0x200B},     // zero width space
    {0x200E, 0x200F},     // left-to-right and right-to-left mark
    {0x2028, 0x202E},     // line and paragraph separator, embeddings and overrides
    {0x2060, 0x206F},     // word joiner, invisible operators, isolates
    {0x3164, 0x3164},     // Hangul filler
    {0xFDD0, 0xFDEF},     // noncharacters
    {0xFEFF, 0xFEFF},     // zero width no-break space
    {0xFFF9, 0xFFFB},     // interlinear annotation
    {0xE0001, 0xE007F}};  // tags

bool is_hidden(char32_t point) {
  const auto holds = [point](const auto& range) { return point >= range.first && point <= range.second; };
  return (point & 0xFFFE) == 0xFFFE || std::any_of(std::begin(kHidden), std::end(kHidden), holds);
}

}  // namespace

char32_t code_point(std::string_view text) {
  const size_t length = std::max<size_t>(utf8_character(text), 1);
  const auto first = static_cast<uint8_t>(text[0]);
  char32_t point = length == 1 ? first : first & (0x7Fu >> length);
  for (size_t i = 1; i < length; ++i) point = point << 6 | (static_cast<uint8_t>(text[i]) & 0x3F);
  return point;
}

size_t hidden_character(std::string_view text) {
  if (text.empty() || static_cast<uint8_t>(text[0]) < 0x80 || !is_hidden(code_point(text))) return 0;
  return utf8_character(text);
}

std::string code_point_name(char32_t point) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string name;
  for (; point != 0 || name.size() < 4; point >>= 4) name.insert(name.begin(), kDigits[point & 15]);
  return "U+" + name;
}

std::string visible(std::string_view shown) {
  std::string out;
  while (!shown.empty()) {
    const size_t hidden = hidden_character(shown);
    if (hidden > 0) out += "[" + code_point_name(code_point(shown)) + "]";
    else out += shown[0];
    shown.remove_prefix(std::max<size_t>(hidden, 1));
  }
  return out;
}

}  // namespace consentry
