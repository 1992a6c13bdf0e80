// See xml_characters.h.
#include "core/format/xml_characters.h"

#include <algorithm>
#include <bit>

#include "core/bytes16.h"
#include "core/encoding/put_utf8.h"
#include "core/encoding/sound_prefix.h"

namespace consentry::xml {
namespace {

bool continues(uint8_t byte) { return (byte & 0xC0) == 0x80; }

/// Bytes of the character at the start, Unicode's table 3-7; 0: not all there yet; -1: none.
int character_size(const uint8_t* p, size_t size) {
  const uint8_t lead = p[0];
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return -1;
  const int wanted = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  const uint8_t least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const uint8_t most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (size > 1 && (p[1] < least || p[1] > most)) return -1;
  for (int i = 2; i < wanted && static_cast<size_t>(i) < size; ++i)
    if (!continues(p[i])) return -1;
  return static_cast<size_t>(wanted) <= size ? wanted : 0;
}

Checked check_utf8(std::span<const uint8_t> bytes) {
  constexpr size_t kExactBytes = 64;  // what the quick look leaves where nothing is wrong
  size_t at = 0;
  while (at < bytes.size()) {
    at += sound_prefix(bytes.subspan(at));
    for (const size_t until = std::min(bytes.size(), at + kExactBytes); at < until;) {
      const int size = character_size(bytes.data() + at, bytes.size() - at);
      if (size <= 0) return {at, size < 0};
      at += static_cast<size_t>(size);
    }
  }
  return {at, false};
}

/// Of well-formed UTF-8: no Char of XML 1.0 section 2.2.
bool forbidden(const uint8_t* p, size_t size) {
  if (p[0] < 0x20) return p[0] != '\t' && p[0] != '\n' && p[0] != '\r';
  return p[0] == 0xEF && size >= 3 && p[1] == 0xBF && p[2] >= 0xBE;
}

/// The first such character, or the size.
size_t find_forbidden(const uint8_t* p, size_t size) {
  const auto* text = reinterpret_cast<const char*>(p);
  size_t i = 0;
  for (; i + 16 <= size; i += 16) {
    const Bytes16 piece = Bytes16::load(text + i);
    uint32_t marks = (piece.within(1, 31) | piece.is('\0') | piece.is('\xEF')).mask();
    for (; marks; marks &= marks - 1) {
      const size_t at = i + static_cast<size_t>(std::countr_zero(marks));
      if (forbidden(p + at, size - at)) return at;
    }
  }
  while (i < size && !forbidden(p + i, size - i)) ++i;
  return i;
}

bool may_stand(uint32_t character) {
  if (character < 0x20) return character == 9 || character == 10 || character == 13;
  return character <= 0x10FFFF && (character < 0xD800 || character > 0xDFFF) && character != 0xFFFE &&
         character != 0xFFFF;
}

int digit_of(char c, bool hex) {
  if (c >= '0' && c <= '9') return c - '0';
  if (hex && c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (hex && c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// Digits of `&#…;`, without its marks.
bool append_by_number(std::string_view digits, std::string& out) {
  const bool hex = !digits.empty() && digits[0] == 'x';
  if (hex) digits.remove_prefix(1);
  uint32_t value = 0;
  for (char c : digits) {
    const int digit = digit_of(c, hex);
    if (digit < 0) return false;
    value = std::min<uint32_t>(value * (hex ? 16 : 10) + static_cast<uint32_t>(digit), 0x110000);
  }
  if (digits.empty() || !may_stand(value)) return false;
  append_utf8(out, value);
  return true;
}

bool append_reference(std::string_view name, std::string& out) {
  if (name.starts_with('#')) return append_by_number(name.substr(1), out);
  constexpr std::pair<std::string_view, char> kEntities[] = {
      {"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};
  for (const auto& [entity, character] : kEntities) {
    if (name != entity) continue;
    out += character;
    return true;
  }
  return false;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_but_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

size_t past_spaces(std::string_view text, size_t at) {
  return std::min(text.find_first_not_of(" \t\r\n", at), text.size());
}

/// Takes ` name = "value"` off the front; false: it is none. A blank rest gives an empty name.
bool take_pseudo_attribute(std::string_view& rest, XmlAttribute& found) {
  found = {};
  size_t at = past_spaces(rest, 0);
  if (at == rest.size()) return rest = {}, true;
  if (at == 0) return false;
  const size_t name = at;
  while (at < rest.size() && lower(rest[at]) >= 'a' && lower(rest[at]) <= 'z') ++at;
  found.name = rest.substr(name, at - name);
  at = past_spaces(rest, at);
  if (at == rest.size() || rest[at] != '=') return false;
  at = past_spaces(rest, at + 1);
  if (at == rest.size() || (rest[at] != '"' && rest[at] != '\'')) return false;
  const size_t end = rest.find(rest[at], at + 1);
  if (end == rest.npos) return false;
  found.value = rest.substr(at + 1, end - at - 1);
  rest.remove_prefix(end + 1);
  const auto ordinary = [](char c) { return is_name(c) && c != ':'; };
  return std::all_of(found.value.begin(), found.value.end(), ordinary) && !found.name.empty();
}

}  // namespace

Checked check_characters(std::span<const uint8_t> bytes) {
  const Checked checked = check_utf8(bytes);
  const size_t forbidden = find_forbidden(bytes.data(), checked.sound);
  return {forbidden, checked.fault || forbidden < checked.sound};
}

bool looks_wide(std::span<const uint8_t> head) {
  const auto at = [&](size_t i) { return i < head.size() ? head[i] : 1; };
  return (at(0) == 0xFE && at(1) == 0xFF) || (at(0) == 0xFF && at(1) == 0xFE) || at(0) == 0 || at(1) == 0;
}

bool is_reserved(std::string_view target) { return same_but_case(target, "xml"); }

XmlFault check_declaration(std::string_view rest) {
  XmlAttribute found;
  if (!take_pseudo_attribute(rest, found) || found.name != "version") return XmlFault::not_well_formed;
  if (!take_pseudo_attribute(rest, found)) return XmlFault::not_well_formed;
  bool other = false;
  if (found.name == "encoding") {
    if (found.value.empty() || lower(found.value[0]) < 'a' || lower(found.value[0]) > 'z')
      return XmlFault::not_well_formed;
    other = !same_but_case(found.value, "UTF-8");
    if (!take_pseudo_attribute(rest, found)) return XmlFault::not_well_formed;
  }
  if (found.name == "standalone") {
    if (found.value != "yes" && found.value != "no") return XmlFault::not_well_formed;
    if (!take_pseudo_attribute(rest, found)) return XmlFault::not_well_formed;
  }
  if (!found.name.empty()) return XmlFault::not_well_formed;
  return other ? XmlFault::encoding : XmlFault::none;
}

bool decode(std::string_view raw, bool attribute, std::string& out) {
  const std::string_view marks = attribute ? "&\t\n\r" : "&\r";
  while (!raw.empty()) {
    const size_t plain = std::min(raw.find_first_of(marks), raw.size());
    out.append(raw.substr(0, plain));
    raw.remove_prefix(plain);
    if (raw.empty()) break;
    size_t size = raw.starts_with("\r\n") ? 2 : 1;
    if (raw[0] == '&') {
      const size_t end = raw.find(';');
      if (end == raw.npos || !append_reference(raw.substr(1, end - 1), out)) return false;
      size = end + 1;
    } else {
      out += attribute ? ' ' : '\n';
    }
    raw.remove_prefix(size);
  }
  return true;
}

void join_line_ends(std::string_view raw, std::string& out) {
  for (size_t i = 0; i < raw.size(); ++i) {
    const bool cr = raw[i] == '\r';
    if (cr && i + 1 < raw.size() && raw[i + 1] == '\n') continue;
    out += cr ? '\n' : raw[i];
  }
}

size_t end_of_piece(std::string_view text) {
  constexpr size_t kReferenceBytes = 1024;  // leading zeros may make one longer; then it is refused
  const size_t open = text.rfind('&');
  if (open != text.npos && text.size() - open < kReferenceBytes && text.find(';', open) == text.npos) return open;
  size_t end = text.size();
  for (size_t i = 0; i < 2 && end && text[end - 1] == ']'; ++i) --end;
  return end && text[end - 1] == '\r' ? end - 1 : end;
}

}  // namespace consentry::xml
