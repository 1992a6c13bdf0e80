// Text that was turned into UTF-8 twice is told, and text that only looks a little like it is not.
#include "core/encoding/encoded_twice.h"

#include <catch2/catch_test_macros.hpp>

#include "core/encoding/line_kinds.h"
#include "tests/support/run_check.h"

using namespace consentry;

TEST_CASE("Text that was encoded twice is undone", "[encoding]") {
  CHECK(encoded_once("JosÃ© PeÃ±a") == "José Peña");
  CHECK(encoded_once("WaĹ‚Ä™sa") == "Wałęsa");
  CHECK(encoded_once("РќР°С‚Р°Р»СЊСЏ") == "Наталья");
  for (const char* text : {"JosÃ© PeÃ±a", "WaĹ‚Ä™sa", "РќР°С‚Р°Р»СЊСЏ"}) CHECK(may_be_encoded_twice(text));
}

TEST_CASE("Text of its own is left alone", "[encoding]") {
  for (const char* text :
       {"JOÃO", "Ärger", "Сёмга Рига", "Łódź – Śródmieście", "plain", "Ñandú", "CAFÉ–BAR", "Вёшенская"})
    CHECK_FALSE(encoded_once(text));
}

TEST_CASE("A file is mixed where many lines are of either kind", "[encoding]") {
  const auto kinds = [](std::string_view text) {
    LineKinds lines;
    lines.feed(test::bytes_of(text));
    lines.finish();
    return lines;
  };
  const LineKinds mixed = kinds("a\nó\nó\r\n\xF3w\n\xB3\n");
  CHECK(mixed.mixed());
  CHECK(mixed.first_utf8_line() == 2);
  CHECK(mixed.first_other_line() == 4);
  CHECK_FALSE(kinds("ó\nó\nó\n\xF3\n").mixed());  // one damaged line
}
