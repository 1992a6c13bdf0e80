// Kinds of values in the column statistics.
#include "core/report/value_kind.h"

#include <catch2/catch_test_macros.hpp>

using namespace consentry;

TEST_CASE("value_kind tells kinds apart") {
  for (const char* text : {"0", "42", "-7", "+48501228855", "007"}) CHECK(value_kind(text) == kKindInteger);
  for (const char* text : {"1.5", "-0,25", "+1.0"}) CHECK(value_kind(text) == kKindDecimal);
  for (const char* text : {"2024-03-01", "1.3.2024", "01/03/2024", "2024-03-01 12:30", "2024-03-01T12:30:00Z"})
    CHECK(value_kind(text) == kKindDate);
  for (const char* text : {"a@b", "anna@example.com", "1@2"}) CHECK(value_kind(text) == kKindEmail);
  for (const char* text : {"Anna", "-", "+", ".5", "5.", "1.2.3", "1-2-3", "2024-03-01x", "2024-03", "12345-1-1",
                           "a@b@c", "@b", "a@", "a b@c", "1,234.56", " 1", "1 ", "１"})
    CHECK(value_kind(text) == kKindText);
}

TEST_CASE("add_kind gathers the same set as value_kind, in any order") {
  const char* texts[] = {"Anna", "anna@example.com", "1", "1.5", "2024-03-01", "-1", "1@2", "1x"};
  for (size_t first = 0; first < std::size(texts); ++first) {
    uint8_t added = 0, wanted = 0;
    for (size_t i = 0; i < std::size(texts); ++i) {
      const char* text = texts[(first + i) % std::size(texts)];
      add_kind(added, text);
      wanted |= value_kind(text);
      CHECK(added == wanted);
    }
  }
}
