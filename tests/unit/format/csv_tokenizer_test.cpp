// The tokenizer through the reader: rows, places, recovery from stray quotes; the same for every cut into blocks.
#include <catch2/catch_test_macros.hpp>
#include <chrono>

#include "tests/support/random.h"
#include "tests/support/read_text.h"

using namespace consentry;
using test::Random;
using test::read_text;
using Lines = std::vector<std::string>;

namespace {

/// Rows without a header, comma and double quote.
Lines rows_of(std::string_view text) {
  ReaderSettings settings;
  settings.delimiters = {","};
  settings.header.kind = HeaderChoice::Kind::none;
  Lines rows;
  for (const std::string& row : read_text(text, 1 << 20, settings).rows) rows.push_back(row.substr(row.find('[')));
  return rows;
}

Lines findings_of(std::string_view text, size_t block = 1 << 20) {
  ReaderSettings settings;
  settings.delimiters = {","};
  settings.header.kind = HeaderChoice::Kind::none;
  return read_text(text, block, settings).findings;
}

/// Findings of one code keep their order in the file; encoding faults come with their block, before its rows.
Lines sorted(Lines findings) {
  std::stable_sort(findings.begin(), findings.end(),
                   [](const std::string& a, const std::string& b) { return a.substr(0, 3) < b.substr(0, 3); });
  return findings;
}

}  // namespace

TEST_CASE("RFC 4180: cells, quotes and line ends", "[tokenizer]") {
  CHECK(rows_of("a,b\nc,d\n") == Lines{"[a|b|]", "[c|d|]"});
  CHECK(rows_of("a,b\r\nc,d") == Lines{"[a|b|]", "[c|d|]"});
  CHECK(rows_of("a,b\rc,d\r") == Lines{"[a|b|]", "[c|d|]"});
  CHECK(rows_of("\"a,\"\"x\"\"\",b\n") == Lines{"[a,\"x\"|b|]"});
  CHECK(rows_of("\"a\r\nb\",c\n") == Lines{"[a\r\nb|c|]"});
  CHECK(rows_of("a,\n,b\n,\n") == Lines{"[a||]", "[|b|]", "[||]"});
  CHECK(rows_of("a,") == Lines{"[a||]"});
  CHECK(rows_of("\"\"\n") == Lines{"[|]"});
  CHECK(rows_of("\"\",\"\"\"\"\n") == Lines{"[|\"|]"});
  CHECK(rows_of("\n\na\n\n") == Lines{"[a|]"});
}

TEST_CASE("Lines are counted as an editor counts them", "[tokenizer]") {
  const auto got = read_text("h\r\n\"a\nb\"\r\nc\rd\n", 1 << 20);
  CHECK(got.rows == Lines{"0@1+0[h|]", "1@2+3[a\nb|]", "2@4+10[c|]", "3@5+12[d|]"});
}

TEST_CASE("Blanks after a closing quote are left out", "[tokenizer]") {
  CHECK(rows_of("\"a\" ,b\n\"c\"\t \nx\n") == Lines{"[a|b|]", "[c|]", "[x|]"});
  CHECK(findings_of("\"a\" ,b\n") == Lines{"404 1:1:1:-+0"});
  CHECK(rows_of("\"a\" ") == Lines{"[a|]"});
}

TEST_CASE("A quote that is not doubled stays in its cell while the cell ends on its line", "[tokenizer]") {
  CHECK(rows_of("\"a \"b\" c\",d\ne,f\n") == Lines{"[a \"b\" c|d|]", "[e|f|]"});
  CHECK(findings_of("\"a \"b\" c\",d\ne,f\n") == Lines{"402 1:1:1:-+0"});
}

TEST_CASE("Quotes in bare cells are text", "[tokenizer]") {
  CHECK(rows_of("5\" pipe,6\" pipe\n") == Lines{"[5\" pipe|6\" pipe|]"});
  CHECK(findings_of("5\" pipe,6\" pipe\n") == Lines{"403 1:1:1:-+0"});
}

TEST_CASE("A stray opening quote costs its own row and no other", "[tokenizer]") {
  SECTION("met by a quote of a later row") {
    CHECK(rows_of("a,\"b,c\nd,\"e\",f\ng,h,i\n") == Lines{"[a|\"b|c|]", "[d|e|f|]", "[g|h|i|]"});
    CHECK(findings_of("a,\"b,c\nd,\"e\",f\n") == Lines{"401 1:1:2:-+2"});
  }
  SECTION("met by the end of the file") {
    CHECK(rows_of("a,\"b,c\nd,e,f\n") == Lines{"[a|\"b|c|]", "[d|e|f|]"});
    CHECK(rows_of("a,\"b") == Lines{"[a|\"b|]"});
  }
  SECTION("after a sound cell over two lines in the same row") {
    CHECK(rows_of("\"x\ny\",\"b,c\nd,\"e\"\n") == Lines{"[x\ny|\"b|c|]", "[d|e|]"});
    CHECK(findings_of("\"x\ny\",\"b,c\nd,\"e\"\n") == Lines{"401 1:2:2:-+6"});
  }
  SECTION("with a quote of its own on the line") {
    CHECK(rows_of("\"a\"b,c\nd,e\n") == Lines{"[\"a\"b|c|]", "[d|e|]"});
  }
}

TEST_CASE("The place of a recovered row is its own", "[tokenizer]") {
  ReaderSettings settings;
  settings.header.kind = HeaderChoice::Kind::none;
  settings.delimiters = {","};
  for (size_t block : {1, 2, 3, 7, 64}) {
    const auto got = read_text("a,\"b\r\nc,d\r\ne,\"f\"\r\n", block, settings);
    CHECK(got.rows == Lines{"1@1+0[a|\"b|]", "2@2+6[c|d|]", "3@3+11[e|f|]"});
  }
}

TEST_CASE("Any cut into blocks gives the same rows and findings", "[tokenizer]") {
  constexpr std::string_view kAlphabet = "ab,,\"\"\"\n\n\r ;\t\xC3\xA9\xFF";
  const std::string head = std::string(64 * 1024, 'a') + "\n";
  Random random;
  for (int round = 0; round < 60; ++round) {
    std::string text;
    for (uint32_t n = random.below(60); n > 0; --n)
      text += kAlphabet[random.below(static_cast<uint32_t>(kAlphabet.size()))];
    ReaderSettings settings;
    settings.max_cell_bytes = random.below(2) ? 12 : 1 << 20;
    const auto whole = read_text(text, 1 << 20, settings, head);
    for (size_t block : {1, 2, 5, 13}) {
      const auto cut = read_text(text, block, settings, head);
      INFO(text << "\nin blocks of " << block);
      REQUIRE(cut.rows == whole.rows);
      REQUIRE(sorted(cut.findings) == sorted(whole.findings));
    }
  }
}

TEST_CASE("A byte that is no UTF-8 stands between a CR and a LF", "[tokenizer]") {
  CHECK(findings_of("a\r\xA9\n\xA9") == Lines{"301 -:2:-:1+2", "301 -:3:-:1+4", "405 -:2:-:-+-"});
}

TEST_CASE("A quoted cell of exactly the limit closes, wherever a block ends", "[tokenizer]") {
  const std::string head = std::string(64 * 1024, 'a') + "\n";
  ReaderSettings settings;
  settings.delimiters = {","};
  settings.max_cell_bytes = 5;
  const std::string at = "@2+" + std::to_string(head.size()) + "[";
  for (size_t block = 1; block < 20; ++block) {
    INFO("in blocks of " << block);
    CHECK(read_text("\"ab\ncd\",x\n", block, settings, head).rows.at(1) == "1" + at + "ab\ncd|x|]");
    CHECK(read_text("\"ab\ncd\"    ,x\n", block, settings, head).rows.at(1) == "1" + at + "ab\ncd|x|]");
    CHECK(read_text("\"ab\ncde\",x\n", block, settings, head).rows.at(1) == "1" + at + "\"ab|]");
  }
}

TEST_CASE("Blanks without end behind a cell of several lines are no memory without end", "[tokenizer]") {
  const std::string text = "\"a\nb\"" + std::string(limits::kRecordBytes, ' ') + ",x\nc,d\n";
  ReaderSettings settings;
  settings.header.kind = HeaderChoice::Kind::none;
  settings.delimiters = {","};
  for (size_t block : {size_t{1} << 30, size_t{70'001}}) {
    const auto got = read_text(text, block, settings);
    REQUIRE(got.rows.size() == 3);
    CHECK(got.rows[0] == "1@1+0[\"a|]");
    CHECK(got.rows[2].ends_with("[c|d|]"));
    CHECK(got.findings.at(0) == "401 1:1:1:-+0");
  }
}

TEST_CASE("A damaged row says nothing of its other cells", "[tokenizer]") {
  ReaderSettings settings;
  settings.delimiters = {","};
  settings.header.kind = HeaderChoice::Kind::none;
  settings.max_cell_bytes = 8;
  CHECK(read_text("a\"b,\"open\nc,d\n", 1 << 20, settings).findings == Lines{"401 1:1:2:-+4"});
}

TEST_CASE("Every byte of a text without faults is kept", "[tokenizer]") {
  constexpr std::string_view kAlphabet = "ab,\"\n\r x";
  Random random;
  for (int round = 0; round < 500; ++round) {
    std::vector<std::vector<std::string>> table;
    std::string text;
    for (uint32_t row = 0; row < 1 + random.below(5); ++row) {
      std::string line = "[";
      for (uint32_t column = 0; column < 3; ++column) {
        std::string cell;
        for (uint32_t n = random.below(6); n > 0; --n)
          cell += kAlphabet[random.below(static_cast<uint32_t>(kAlphabet.size()))];
        line += cell + "|";
        std::string doubled;
        for (char c : cell) doubled.append(c == '"' ? 2 : 1, c);
        text += (column ? ",\"" : "\"") + doubled + "\"";
      }
      text += random.below(2) ? "\r\n" : "\n";
      table.push_back({line + "]"});
    }
    Lines expected;
    for (const auto& row : table) expected.push_back(row[0]);
    INFO(text);
    REQUIRE(rows_of(text) == expected);
  }
}

TEST_CASE("A million stray quotes cost linear time", "[tokenizer]") {
  const auto seconds = [](size_t lines, std::string_view line) {
    std::string text = "h1,h2\n";
    for (size_t i = 0; i < lines; ++i) text += line;
    const auto start = std::chrono::steady_clock::now();
    const auto got = read_text(text, 1 << 16);
    CHECK(got.rows.size() >= 1);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  for (std::string_view line : {"a,\"b\n", "\"\n", "\"\"a\n", ",\"\"\"\n", "\"a\"b\n", "\"x,y\n\"\"\n"}) {
    const double small = seconds(20000, line), large = seconds(160000, line);
    INFO(line << " " << small << " " << large);
    CHECK(large < 24 * small + 0.2);  // eight times the lines; room for a noisy machine, none for a square
  }
}

TEST_CASE("A record past the limit is told, and its neighbours stay", "[tokenizer]") {
  std::string text = "a,b\n";
  text += std::string(limits::kRecordBytes, 'x') + ",y\nc,d\n";
  for (size_t block : {size_t{1} << 26, size_t{1} << 16}) {
    ReaderSettings settings;
    settings.header.kind = HeaderChoice::Kind::none;
    const auto got = read_text(text, block, settings);
    REQUIRE(got.rows.size() == 3);
    CHECK(got.rows[1] == "2@2+4[]");
    CHECK(got.rows[2].substr(got.rows[2].find('[')) == "[c|d|]");
    CHECK(got.findings == Lines{"116 2:2:-:-+4"});
  }
}
