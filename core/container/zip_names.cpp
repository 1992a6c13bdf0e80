// Names of entries: how they are shown, and which are refused. APPNOTE 4.4.17 and appendix D; no name is ever used as a path.
#include <algorithm>

#include "core/container/zip_parts.h"

namespace consentry::zip {
namespace {

constexpr size_t kLongest = 1024;

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

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

std::string shown_name(std::string_view name, bool utf8) {
  if (utf8) return std::string(name);
  std::string text;
  for (const char c : name) {
    const auto byte = static_cast<uint8_t>(c);
    append(text, byte < 0x80 ? char16_t{byte} : kCodePage437[byte - 0x80]);
  }
  return text;
}

Status check_name(const ZipEntry& entry) {
  const auto odd = [](char c) { return static_cast<uint8_t>(c) < 0x20 || c == 0x7F; };
  const bool shown =
      !entry.name.empty() && entry.name.size() <= kLongest && std::none_of(entry.name.begin(), entry.name.end(), odd);
  if (!shown) return fault(Code::zip_name, {{"entry", entry.shown}});
  return leads_elsewhere(entry.name) ? fault(Code::zip_path, {{"entry", entry.shown}}) : Status();
}

/// Also those that differ in the case of ASCII letters: one file on many systems.
Status check_twins(std::span<const ZipEntry> entries) {
  std::vector<std::string> names;
  for (const ZipEntry& entry : entries) {
    std::string& name = names.emplace_back(entry.name);
    std::transform(name.begin(), name.end(), name.begin(), lower);
  }
  std::sort(names.begin(), names.end());
  const auto twin = std::adjacent_find(names.begin(), names.end());
  return twin == names.end() ? Status() : fault(Code::zip_twins, {{"entry", *twin}});
}

}  // namespace consentry::zip
