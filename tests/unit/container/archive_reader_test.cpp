// What a reader of an archive learns of its entry serves the next reading.
#include <catch2/catch_test_macros.hpp>

#include "core/reader.h"
#include "tests/support/read_text.h"
#include "tests/support/run_check.h"
#include "tests/support/zip_writer.h"

using namespace consentry;

namespace {

/// Counts how often what was told became void.
class Listener : public test::Transcript {
 public:
  int restarts = 0;
  void on_restart(std::string_view) override { ++restarts, rows.clear(); }
};

}  // namespace

TEST_CASE("A second reading of an archive begins with what the first has learned", "[archive]") {
  // "email LF a@b.pl, Swiety Lodz" with the letters of windows-1250
  const std::string zip = test::write_zip(
      R"({"entries": [{"name": "a.csv", "hex": "65 6d 61 69 6c 0a 8c 77 69 ea 74 79 20 a3 f3 64 9f 0a"}]})");
  MemorySource source(test::bytes_of(zip));
  ReaderSettings settings;
  for (const int restarts : {2, 0}) {
    Listener told;
    Reader reader(settings, told, &source);
    reader.feed(test::bytes_of(zip));
    reader.finish();
    while (reader.pull(1 << 20)) {
    }
    CHECK(told.restarts == restarts);
    CHECK(told.rows == std::vector<std::string>{"0@1+0[email|]", "1@2+6[Święty Łódź|]"});
    CHECK_FALSE(reader.again());
    settings.learned = reader.learned();
  }
}
