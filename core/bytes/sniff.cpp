// First bytes of formats, and the share of bytes that text does not have; see sniff.h.
#include "core/bytes/sniff.h"

#include <algorithm>

namespace consentry {
namespace {

using namespace std::string_view_literals;

struct Magic {
  std::string_view bytes, name;
};

// Longer marks first where one begins with another (UTF-32LE begins like UTF-16LE).
constexpr Magic kEncodings[] = {{"\xFF\xFE\0\0"sv, "UTF-32LE"},
                                {"\0\0\xFE\xFF"sv, "UTF-32BE"},
                                {"\xFF\xFE"sv, "UTF-16LE"},
                                {"\xFE\xFF"sv, "UTF-16BE"}};

constexpr Magic kFormats[] = {
    {"PK\x03\x04"sv, "ZIP or XLSX"},
    {"PK\x05\x06"sv, "ZIP"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "XLS"},
    {"%PDF-"sv, "PDF"},
    {"\x1F\x8B"sv, "GZIP"},
    {"BZh"sv, "BZIP2"},
    {"\xFD"
     "7zXZ\0"sv,
     "XZ"},
    {"\x28\xB5\x2F\xFD"sv, "ZSTD"},
    {"7z\xBC\xAF\x27\x1C"sv, "7Z"},
    {"Rar!\x1A\x07"sv, "RAR"},
    {"\x89PNG\r\n"sv, "PNG"},
    {"\xFF\xD8\xFF"sv, "JPEG"},
    {"GIF8"sv, "GIF"},
    {"SQLite format 3\0"sv, "SQLite"},
    {"{\\rtf"sv, "RTF"},
    {"<?xml"sv, "XML"},
    {"<html"sv, "HTML"},
    {"<!DOCTYPE"sv, "HTML"},
    {"<!doctype"sv, "HTML"},
    {"{\""sv, "JSON"},
    {"[{"sv, "JSON"},
};

bool starts_with(std::string_view text, std::string_view mark) { return text.substr(0, mark.size()) == mark; }

/// Control characters that no text holds: not blanks, the old end-of-file mark (1A), or ASCII's own separators (1C to 1F).
bool binary_byte(char c) {
  const auto byte = static_cast<uint8_t>(c);
  return byte < 0x1A && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f';
}

}  // namespace

Sniffed sniff(std::span<const uint8_t> head) {
  const std::string_view text(reinterpret_cast<const char*>(head.data()), head.size());
  for (const Magic& magic : kEncodings)
    if (starts_with(text, magic.bytes)) return {Content::other_encoding, magic.name, 0};
  for (const Magic& magic : kFormats)
    if (starts_with(text, magic.bytes)) return {Content::not_supported, magic.name, 0};
  const auto odd = static_cast<size_t>(std::count_if(text.begin(), text.end(), binary_byte));
  if (odd * 20 > text.size()) return {Content::binary, "", 0};
  return {Content::text, "", starts_with(text, "\xEF\xBB\xBF") ? 3u : 0u};
}

}  // namespace consentry
