// Unusual marks, read through the reader in blocks of every size: the same rows, with the places of the file.
#include "core/format/respelling.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/support/read_text.h"

using namespace consentry;
using test::read_text;

namespace {

/// Behind a head that is gathered at once, so that blocks show.
test::Transcript read(const ReaderSettings& settings, std::string_view rows, size_t block) {
  static const std::string kLong(66'000, 'x');
  return read_text(rows, block, settings, "email||note\n" + kLong + "@example.com||\"a||b\"\n");
}

}  // namespace

TEST_CASE("Every block size tells the same rows and places", "[respelling]") {
  ReaderSettings settings;
  settings.delimiters = {"||"};
  const std::string_view rows =
      "a@example.com||\"x||y\"\nb@example.com||\"x \\\"q\\\" "
      "y\"\n\"c@example.com\"||d|e\n\"stray||f\ng@example.com||h\n";
  settings.backslash = true;
  const test::Transcript whole = read(settings, rows, SIZE_MAX);
  REQUIRE(whole.rows.size() == 7);
  CHECK(whole.rows[2].ends_with("[a@example.com|x||y|]"));
  CHECK(whole.rows[3].ends_with("[b@example.com|x \"q\" y|]"));
  CHECK(whole.rows[4].ends_with("[c@example.com|d|e|]"));
  CHECK(whole.rows[5].ends_with("[\"stray|f|]"));  // costs its own line alone
  CHECK(whole.rows[6].ends_with("[g@example.com|h|]"));
  for (size_t block = 1; block < 40; ++block) {
    const test::Transcript pieces = read(settings, rows, block);
    CHECK(pieces.rows == whole.rows);
    CHECK(pieces.cells == whole.cells);
    CHECK(pieces.findings == whole.findings);
  }
}

TEST_CASE("Places are those of the file", "[respelling]") {
  ReaderSettings settings;
  settings.delimiters = {"  "};
  const test::Transcript told = read_text("email      note\na@example.com   x y   z\n", SIZE_MAX, settings);
  REQUIRE(told.rows.size() == 2);
  CHECK(told.rows[1].find("@2+16[a@example.com|x y|z|]") != std::string::npos);
  CHECK(told.cells[1] == " 0 16 22");
}
