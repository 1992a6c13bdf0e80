// First bytes of formats, and the share of bytes that text does not have; see sniff.h.
#include "core/bytes/sniff.h"

#include <algorithm>
#include <iterator>
#include <string>

namespace consentry {
namespace {

using namespace std::string_view_literals;

struct Magic {
  std::string_view bytes, name;
};

/// Files of other programs, refused by name.
constexpr Magic kFormats[] = {
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
    {"MIME-Version:"sv, "MHTML"},
};

constexpr std::string_view kArchives[] = {"PK\x03\x04"sv, "PK\x05\x06"sv, "PK\x07\x08"sv};
constexpr std::string_view kCompoundFile = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv;
// A BOF record in front: Excel 2, 3 and 4, and a stream of Excel 5 or later without its compound file (MS-XLS 2.4.21).
constexpr std::string_view kBareWorkbooks[] = {"\x09\x00\x04\x00"sv, "\x09\x02\x06\x00"sv, "\x09\x04\x06\x00"sv,
                                               "\x09\x08\x08\x00"sv, "\x09\x08\x10\x00"sv};
// Web pages, also as spreadsheets and systems of customers save them under the name .xls; in lower case.
constexpr std::string_view kHtml[] = {"<!doctype", "<html", "<head", "<body", "<table", "<meta", "<style"};
constexpr std::string_view kSpreadsheetMl = "urn:schemas-microsoft-com:office:spreadsheet";
constexpr std::string_view kBom = "\xEF\xBB\xBF";

bool starts_with(std::string_view text, std::string_view mark) { return text.substr(0, mark.size()) == mark; }

/// Control characters that no text holds: not blanks, the old end-of-file mark (1A), ASCII's own separators (1C to 1F), or the one that Hive
/// parts cells with (01).
bool binary_byte(char c) {
  const auto byte = static_cast<uint8_t>(c);
  return byte < 0x1A && byte != 0x01 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f';
}

template <size_t n>
bool starts_with_any(std::string_view text, const std::string_view (&marks)[n]) {
  return std::any_of(std::begin(marks), std::end(marks),
                     [&](std::string_view mark) { return starts_with(text, mark); });
}

std::string_view without_blanks(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  return text;
}

/// Empty where it is no markup that is known.
std::string_view markup_name(std::string_view text) {
  text = without_blanks(text);
  if (starts_with(text, "<?xml")) return text.find(kSpreadsheetMl) != text.npos ? "SpreadsheetML 2003 (XML)" : "XML";
  std::string first(text.substr(0, 16));
  for (char& c : first)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return starts_with_any(first, kHtml) ? "HTML" : "";
}

/// An object, or an array of them: what no table begins with.
bool looks_like_json(std::string_view text, Hints hints) {
  text = without_blanks(text);
  if (hints.is_json) return true;
  if (text.empty() || (text[0] != '{' && text[0] != '[')) return false;
  if (hints.named_json) return true;
  const std::string_view inner = without_blanks(text.substr(1));
  if (inner.empty()) return false;
  return text[0] == '{' ? inner[0] == '"' || inner[0] == '}' : inner[0] == '{' || inner[0] == ']';
}

}  // namespace

Sniffed sniff(std::span<const uint8_t> head, Hints hints) {
  std::string_view text(reinterpret_cast<const char*>(head.data()), head.size());
  for (const Magic& magic : kFormats)
    if (starts_with(text, magic.bytes)) return {Content::not_supported, magic.name, 0};
  if (starts_with_any(text, kArchives)) return {Content::archive, "", 0};
  if (starts_with(text, kCompoundFile)) return {Content::compound_file, "", 0};
  if (starts_with_any(text, kBareWorkbooks)) return {Content::old_workbook, "", 0};
  const uint32_t bom_bytes = starts_with(text, kBom) ? static_cast<uint32_t>(kBom.size()) : 0;
  text.remove_prefix(bom_bytes);
  if (const std::string_view name = markup_name(text); !name.empty()) return {Content::not_supported, name, 0};
  if (looks_like_json(text, hints)) return {Content::json, "", bom_bytes};
  const auto odd = static_cast<size_t>(std::count_if(text.begin(), text.end(), binary_byte));
  if (odd * 20 > text.size()) return {Content::binary, "", 0};
  return {Content::text, "", bom_bytes};
}

}  // namespace consentry
