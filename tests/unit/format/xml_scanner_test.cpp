// What the scanner of sheets says at its borders; that it says what expat says is tests/fuzz/xlsx_scanner_fuzz.cpp.
#include "core/format/xml_scanner.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstring>

#include "core/format/xlsx_quick_cell.h"
#include "core/format/xlsx_text.h"

using namespace consentry;

namespace {

struct Told {
  std::string events;
  XmlFault fault;
  uint64_t longest_text = 0;
};

Told scan(std::string_view text, size_t block = SIZE_MAX) {
  Told told{};
  XmlScanner scanner;
  for (;;) {
    const XmlScanner::Event event = scanner.next();
    if (event == XmlScanner::Event::finished || event == XmlScanner::Event::refused) break;
    if (event == XmlScanner::Event::start) told.events += "<" + std::string(scanner.name());
    if (event == XmlScanner::Event::end) told.events += ">";
    if (event == XmlScanner::Event::text) told.events += scanner.text();
    if (event == XmlScanner::Event::text)
      told.longest_text = std::max<uint64_t>(told.longest_text, scanner.text().size());
    if (event != XmlScanner::Event::more) continue;
    const std::span<uint8_t> room = scanner.room();
    const size_t size = std::min({block, text.size(), room.size()});
    std::memcpy(room.data(), text.data(), size);
    text.remove_prefix(size);
    scanner.filled(size);
  }
  told.fault = scanner.fault();
  return told;
}

}  // namespace

TEST_CASE("Blocks of any size give the same events", "[xml]") {
  const std::string text =
      "\xEF\xBB\xBF<?xml version='1.0'?>\r\n<a b='&lt;'>x\r\ny<!-- - --><![CDATA[]]]]]><c/>&#x1F600;</a>\n";
  const Told whole = scan(text);
  CHECK(whole.fault == XmlFault::none);
  CHECK(whole.events == "<ax\ny]]]<c>\xF0\x9F\x98\x80>");
  for (size_t block = 1; block < text.size(); ++block) CHECK(scan(text, block).events == whole.events);
}

TEST_CASE("A text of any length comes in pieces", "[xml]") {
  for (const char* unit : {"x", "]", "\r", "\r\n", "&amp;", "\xC5\x82"}) {
    std::string text = "<a>";
    while (text.size() < 3 << 20) text += unit;
    const Told told = scan(text + "</a>");
    CHECK(told.fault == XmlFault::none);
    CHECK(told.longest_text < 1 << 20);
  }
}

TEST_CASE("What is out of bounds is refused", "[xml]") {
  const auto repeated = [](size_t times, std::string_view what) {
    std::string all;
    for (size_t i = 0; i < times; ++i) all += what;
    return all;
  };
  CHECK(scan(repeated(XmlScanner::kDepth, "<a>") + repeated(XmlScanner::kDepth, "</a>")).fault == XmlFault::none);
  CHECK(scan(repeated(XmlScanner::kDepth + 1, "<a>")).fault == XmlFault::bounds);
  CHECK(scan("<a b='" + std::string(XmlScanner::kTokenBytes, 'x') + "'/>").fault == XmlFault::bounds);
  CHECK(scan("<a b='" + std::string(XmlScanner::kTokenBytes / 2, 'x') + "'/>").fault == XmlFault::none);
  CHECK(scan("<a><!--" + std::string(3 << 20, '-') + "--></a>").fault == XmlFault::not_well_formed);
  CHECK(scan("<a><!--" + std::string(3 << 20, 'x') + "--></a>").fault == XmlFault::none);
}

TEST_CASE("Each refusal has its own name", "[xml]") {
  using namespace std::string_view_literals;
  const std::pair<std::string_view, XmlFault> refusals[] = {
      {"<!DOCTYPE a><a/>", XmlFault::doctype},
      {"<a>&e;</a>", XmlFault::not_well_formed},
      {"\xFF\xFE<\0a\0/\0>\0"sv, XmlFault::encoding},
      {"<\0a\0/\0>\0"sv, XmlFault::encoding},
      {"<a>\0</a>"sv, XmlFault::character},
      {"<a>\xEF\xBF\xBF</a>", XmlFault::character},
      {"<a>\xED\xA0\x80</a>", XmlFault::character},
      {"<a>&#xD800;</a>", XmlFault::not_well_formed},
      {"<\xC5\x82/>", XmlFault::name},
      {"<a></b>", XmlFault::not_well_formed},
      {"<a/><a/>", XmlFault::not_well_formed},
      {"<a b='1' b='1'/>", XmlFault::not_well_formed},
      {"<a>]]></a>", XmlFault::not_well_formed},
      {"<a b='<'/>", XmlFault::not_well_formed},
      {" <?xml version='1.0'?><a/>", XmlFault::not_well_formed},
      {"<?xml version='1.0' encoding='latin1'?><a/>", XmlFault::encoding},
      {"", XmlFault::not_well_formed}};
  for (const auto& [text, fault] : refusals) {
    INFO(text);
    CHECK(scan(text).fault == fault);
    CHECK(scan(text, 1).fault == fault);
  }
}

TEST_CASE("Escapes of characters that XML can't hold", "[xlsx]") {
  std::string buffer;
  const auto undone = [&](std::string_view text) { return std::string(without_escapes(text, buffer)); };
  CHECK(undone("a_x000D__x000a_b") == "a\r\nb");
  CHECK(undone("_x005F_x000D_") == "_x000D_");
  CHECK(undone("_xD83D__xDE00_") == "\xF0\x9F\x98\x80");
  CHECK(undone("_xD83D_ _xDE00_") == "_xD83D_ _xDE00_");
  CHECK(undone("_X000D_ _x00D_ _x000G_ _x000D") == "_X000D_ _x00D_ _x000G_ _x000D");
}

TEST_CASE("A text that is too long stays too long and whole", "[xlsx]") {
  CHECK(cut_behind("abc", 3) == "abc");
  CHECK(cut_behind("abcd", 3) == "abcd");
  CHECK(cut_behind("ab\xC5\x82\xC5\x82", 3) == "ab\xC5\x82");
}

TEST_CASE("Only cells that are all there are read quickly", "[xlsx]") {
  const std::string cell = R"(<c r="AB12" s="3" t="s"><v>10</v></c>)";
  const std::string zeros(XmlScanner::kPadding, '\0');
  for (size_t size = 0; size <= cell.size(); ++size) {
    const std::string there = cell.substr(0, size) + zeros;
    QuickCell found;
    CHECK(read_quick_cell(std::string_view(there).substr(0, size), "12", found) == (size == cell.size()));
  }
  QuickCell found;
  const std::string there = cell + zeros;
  REQUIRE(read_quick_cell(std::string_view(there).substr(0, cell.size()), "12", found));
  CHECK(found.column == 28);
  CHECK(found.style == 3);
  CHECK(found.type == CellType::shared);
  CHECK(found.value == "10");
  CHECK_FALSE(read_quick_cell(std::string_view(there).substr(0, cell.size()), "1", found));
}
