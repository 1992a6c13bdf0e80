// JsonReader: shapes, flattening, recovery, late keys, depth and size, places beyond 4 GB.
#include "core/format/json_reader.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/support/read_text.h"

using namespace consentry;
using Lines = std::vector<std::string>;

namespace {

std::span<const uint8_t> bytes_of(std::string_view text) {
  return {reinterpret_cast<const uint8_t*>(text.data()), text.size()};
}

struct Read : test::Transcript {
  bool again = false;
  explicit Read(std::string_view text, ReaderSettings settings = {}) {
    JsonReader reader(settings, *this, {bytes_of(text), 0, true});
    again = reader.finish();
  }
};

}  // namespace

TEST_CASE("Nested objects are joined by dots, lists by commas, numbers stay as written", "[json]") {
  const Read read(
      R"([{"a":{"b":1e5,"c":{"d":-0}},"l":[1,"x",null,true],"n":12345678901234567890,"o":[{"p" : 1}],"e":{}}])");
  CHECK(read.rows == Lines{"0@1+1[a.b|a.c.d|l|n|o|]", "1@1+1[1e5|-0|1,x,true|12345678901234567890|[{\"p\":1}]|]"});
  CHECK(read.findings.empty());
}

TEST_CASE("A bad line costs itself alone", "[json]") {
  const Read read("{\"a\":1}\n{\"a\":\"x}\n{\"a\":[\n{\"a\":2}\n{\"a\":3}{\"a\":4}\n");
  CHECK(read.rows == Lines{"0@1+0[a|]", "1@1+0[1|]", "2@2+8[]", "3@3+17[]", "4@4+24[2|]", "5@5+32[3|]", "6@5+39[4|]"});
  CHECK(read.findings == Lines{"421 2:2:-:-+8", "421 3:3:-:-+17"});
}

TEST_CASE("A late key asks for another reading with all columns", "[json]") {
  test::Transcript first, second;
  ReaderSettings settings;
  JsonReader reader(settings, first, {bytes_of("{\"a\":1}\n{\"a\":2}\n"), 0, false});
  reader.feed(bytes_of("{\"b\":3,\"a\":4}\n"));
  CHECK(reader.finish());
  CHECK(reader.columns() == Lines{"a", "b"});
  settings.learned.columns = reader.columns();
  JsonReader again(settings, second, {bytes_of("{\"a\":1}\n{\"a\":2}\n"), 0, false});
  again.feed(bytes_of("{\"b\":3,\"a\":4}\n"));
  CHECK_FALSE(again.finish());
  CHECK(second.rows == Lines{"0@1+0[a|b|]", "1@1+0[1||]", "2@2+8[2||]", "3@3+16[4|3|]"});
}

TEST_CASE("A hundred thousand brackets are safe in every shape", "[json]") {
  for (const char* start : {"[", "{\"a\":", "{\"a\":1}\n["}) {
    std::string text = start;
    for (int i = 0; i < 100000; ++i) text += "[";
    CHECK(Read(text).findings.size() >= 1);
    for (int i = 0; i < 100000; ++i) text += "]";
    CHECK(Read(text).findings.size() >= 1);
  }
}

TEST_CASE("Places beyond 4 GB are right", "[json][slow]") {
  test::Transcript told;
  const std::string blank(1 << 20, '\n'), first = "{\"a\":1}\n";
  JsonReader reader({}, told, {bytes_of(first), 0, false});
  for (int i = 0; i < 5 * 1024; ++i) reader.feed(bytes_of(blank));
  reader.feed(bytes_of("{\"a\":2}\n"));
  CHECK_FALSE(reader.finish());
  CHECK(told.rows.back() == "2@5368709122+5368709128[2|]");
}
