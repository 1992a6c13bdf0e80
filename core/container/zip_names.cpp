// Names of entries: how they are shown, and which are refused. APPNOTE 4.4.17 and appendix D; no name is ever used as a path.
#include <libdeflate.h>

#include <algorithm>

#include "core/container/little_endian.h"
#include "core/container/zip_parts.h"

namespace consentry::zip {
namespace {

constexpr size_t kLongest = 1024;
constexpr uint16_t kUnicodePathExtra = 0x7075;

// Code page 437 from 0x80 on.
constexpr char16_t kCodePage437[] =
    u"ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡"
    u"±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00A0";

void append(std::string& text, char16_t c) {
  if (c < 0x80) text += static_cast<char>(c);
  else if (c < 0x800) (text += static_cast<char>(0xC0 | c >> 6)) += static_cast<char>(0x80 | (c & 0x3F));
  else
    ((text += static_cast<char>(0xE0 | c >> 12)) += static_cast<char>(0x80 | (c >> 6 & 0x3F))) +=
        static_cast<char>(0x80 | (c & 0x3F));
}

bool leads_elsewhere(std::string_view name) {
  if (name.starts_with('/') || name.find('\\') != name.npos) return true;
  if (name.size() > 1 && name[1] == ':') return true;
  for (size_t at = 0; at <= name.size();) {
    const size_t slash = std::min(name.find('/', at), name.size());
    if (name.substr(at, slash - at) == "..") return true;
    at = slash + 1;
  }
  return false;
}

/// Well-formed by RFC 3629.
bool is_utf8(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const auto first = static_cast<uint8_t>(text[at++]);
    if (first < 0x80) continue;
    const size_t more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
    if (first < 0xC2 || first > 0xF4 || text.size() - at < more) return false;
    uint32_t c = first & (0x3F >> more);
    for (size_t i = 0; i < more; ++i) {
      const auto byte = static_cast<uint8_t>(text[at++]);
      if ((byte & 0xC0) != 0x80) return false;
      c = c << 6 | (byte & 0x3F);
    }
    constexpr uint32_t kLeast[] = {0x80, 0x800, 0x10000};
    if (c < kLeast[more - 1] || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) return false;
  }
  return true;
}

/// Empty, endless, or not to be shown: ASCII's control characters and those of Latin 1.
bool is_odd(std::string_view name) {
  if (name.empty() || name.size() > kLongest) return true;
  for (size_t i = 0; i < name.size(); ++i) {
    const auto byte = static_cast<uint8_t>(name[i]);
    if (byte < 0x20 || byte == 0x7F) return true;
    if (byte == 0xC2 && i + 1 < name.size() && static_cast<uint8_t>(name[i + 1]) < 0xA0) return true;
  }
  return false;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

std::string shown_name(std::string_view name) {
  if (is_utf8(name)) return std::string(name);
  std::string text;
  for (const char c : name) {
    const auto byte = static_cast<uint8_t>(c);
    append(text, byte < 0x80 ? char16_t{byte} : kCodePage437[byte - 0x80]);
  }
  return text;
}

std::string unicode_path(std::span<const uint8_t> extras, std::string_view name) {
  constexpr size_t kBefore = 5;
  const uint32_t crc = libdeflate_crc32(0, name.data(), name.size());
  while (extras.size() >= 4) {
    const uint16_t id = read_u16(extras.data());
    const auto field = extras.subspan(4, read_u16(&extras[2]));
    extras = extras.subspan(4 + field.size());
    if (id != kUnicodePathExtra || field.size() <= kBefore || field[0] != 1 || read_u32(&field[1]) != crc) continue;
    const std::string_view path = as_text(field.subspan(kBefore));
    if (is_utf8(path)) return std::string(path);
  }
  return "";
}

/// Both forms: which one another program takes is not known.
Status check_name(const ZipEntry& entry) {
  if (entry.name.empty() || entry.name.size() > kLongest || is_odd(entry.shown))
    return fault(Code::zip_name,
                 {{"entry", entry.shown.substr(0, entry.name.size() > kLongest ? 0 : entry.shown.npos)}});
  const bool elsewhere = leads_elsewhere(entry.name) || leads_elsewhere(entry.shown);
  return elsewhere ? fault(Code::zip_path, {{"entry", entry.shown}}) : Status();
}

/// Names as shown, so that each can be chosen. Also those that differ in the case of ASCII letters: one file on many systems.
Status check_twins(std::span<const ZipEntry> entries) {
  std::vector<std::string> names;
  for (const ZipEntry& entry : entries) {
    std::string& name = names.emplace_back(entry.shown);
    std::transform(name.begin(), name.end(), name.begin(), lower);
  }
  std::sort(names.begin(), names.end());
  const auto twin = std::adjacent_find(names.begin(), names.end());
  return twin == names.end() ? Status() : fault(Code::zip_twins, {{"entry", *twin}});
}

}  // namespace consentry::zip
