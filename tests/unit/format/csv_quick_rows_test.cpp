// The quick way through plain rows against the state machine: the same rows, places and findings for every text and every cut.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "tests/support/random.h"
#include "tests/support/read_text.h"

using namespace consentry;
using test::Random;
using test::read_text;

namespace {

test::Transcript read(std::string_view text, size_t block, bool quick, uint64_t max_cell = limits::kCellBytes) {
  ReaderSettings settings;
  settings.delimiters = {","};
  settings.header.kind = HeaderChoice::Kind::none;
  settings.max_cell_bytes = max_cell;
  settings.quick = quick;
  // Blocks show only behind the head.
  static const std::string head = std::string(16 * 4096 - 1, 'h') + "\n";
  return read_text(text, block, settings, head);
}

void require_same(std::string_view text, size_t block, uint64_t max_cell = limits::kCellBytes) {
  const test::Transcript quick = read(text, block, true, max_cell), exact = read(text, block, false, max_cell);
  INFO(text);
  INFO(block);
  REQUIRE(quick.rows == exact.rows);
  REQUIRE(quick.cells == exact.cells);
  REQUIRE(quick.findings == exact.findings);
}

/// Mostly sound cells, now and then anything.
std::string random_text(Random& random, size_t pieces, const char* line_end) {
  constexpr const char* kSound[] = {"",
                                    "a",
                                    "ab c",
                                    "\"q\"",
                                    "\"q,\"\"r\"\"\"",
                                    "\"two\nlines\"",
                                    "\"c\r\nd\"",
                                    "\xC5\xBC\xD0\xBA",
                                    "\xEF\xBF\xBE",
                                    "long enough to fill a window of sixty-four bytes by itself"};
  constexpr const char* kOdd[] = {"\"",   "\r",   "\n", "\t",   "x\"y",     "\"a\" ",       "\"a\"b",      "\x01",
                                  "\x7F", "\"\"", " ",  "\r\n", "\xC2\x85", "\xE0\x80\x80", "\xE0\xA4\x95"};
  std::string text;
  const uint32_t oddity = random.below(4) ? 60 : 6;
  for (size_t i = 0; i < pieces; ++i) {
    text += random.below(oddity) ? kSound[random.below(std::size(kSound))] : kOdd[random.below(std::size(kOdd))];
    text += random.below(5) ? "," : line_end;
  }
  return text;
}

}  // namespace

TEST_CASE("Rows taken quickly are those of the state machine", "[tokenizer][quick]") {
  Random random;
  constexpr const char* kLineEnds[] = {"\n", "\r\n", "\r"};
  for (int round = 0; round < 600; ++round) {
    const std::string text = random_text(random, 1 + random.below(300), kLineEnds[random.below(3)]);
    require_same(text, 1 + random.below(200));
    require_same(text, 1 << 20);
  }
}

TEST_CASE("Rows longer than the index's stretch, and cells at the limit", "[tokenizer][quick]") {
  for (const size_t size : {32766, 32767, 32768, 32769, 70000}) {
    const std::string cell(size, 'x');
    require_same("a,b\n" + cell + ",c\nd,e\n\"" + cell + "\n\",f\ng\n", 1 << 20);
  }
  for (const size_t size : {9, 10, 11, 12}) require_same("a\n" + std::string(size, 'x') + ",yy\nb\n", 1 << 20, 10);
  require_same(std::string(limits::kColumns + 2, ',') + "\na,b\n", 1 << 20);
}

TEST_CASE("Every place of a quote, a line end and a CR in two windows", "[tokenizer][quick]") {
  for (const char* mark : {"\"", "\n", "\r", "\r\n", ",", "\",\"", "\"\"", "\"\n", "\n\""}) {
    for (size_t at = 0; at < 130; ++at) {
      std::string text = "\"" + std::string(60, 'a') + "\",\"" + std::string(70, 'b') + "\",c\nd,e\n";
      text.insert(at, mark);
      require_same(text, 1 << 20);
    }
  }
}
