// The tables of numbering plans: how they are made of the metadata's words, and what came out.
#include "core/phone_plan.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "core/phone_plan_table.h"

using namespace consentry;

namespace {

uint32_t bits(std::initializer_list<int> lengths) {
  uint32_t mask = 0;
  for (const int length : lengths) mask |= 1u << length;
  return mask;
}

}  // namespace

TEST_CASE("Lengths are read as the metadata writes them", "[phone_plan]") {
  CHECK(length_mask("9") == bits({9}));
  CHECK(length_mask("7,9") == bits({7, 9}));
  CHECK(length_mask("[9-11]") == bits({9, 10, 11}));
  CHECK(length_mask("5,[7-9],12") == bits({5, 7, 8, 9, 12}));
  CHECK(length_mask("") == 0);
}

TEST_CASE("A code covers the digits behind it", "[phone_plan]") {
  CHECK(kPhoneCodes[480].digits == 2);
  CHECK(kPhoneCodes[489].digits == 2);
  CHECK(kPhoneCodes[100].digits == 1);
  CHECK(kPhoneCodes[199].digits == 1);
  CHECK(kPhoneCodes[358].digits == 3);
  CHECK(kPhoneCodes[999].digits == 0);
  CHECK(kPhoneCodes[48].digits == 0);
  CHECK(kPhoneCodes[331].lengths == bits({9}));
}

TEST_CASE("A code is that of all its territories", "[phone_plan]") {
  constexpr PhoneTerritory territories[] = {{"AA", "44", "0", false}, {"BB", "44", "0", false},
                                            {"CC", "45", "0", false}, {"DD", "45", "", false},
                                            {"EE", "46", "0", true},  {"FF", "46", "0", false}};
  constexpr PhoneLengths lengths[] = {{"AA", "44", false, "9"}, {"BB", "44", true, "7"}};
  constexpr auto codes = phone_codes_of(territories, lengths);
  CHECK(codes[445].lengths == bits({7, 9}));
  CHECK(codes[445].no_zero);
  CHECK_FALSE(codes[455].no_zero);  // one of them has no prefix
  CHECK_FALSE(codes[465].no_zero);  // in one of them a zero belongs to the number
}

TEST_CASE("Regions know their own", "[phone_plan]") {
  const PhoneRegion* germany = find_phone_region("DE");
  REQUIRE(germany);
  CHECK(germany->code == "49");
  CHECK(germany->prefix == "0");
  CHECK(germany->mobile == bits({10, 11}));
  CHECK_FALSE(germany->leading_zero);
  CHECK(find_phone_region("IT")->leading_zero);
  CHECK(find_phone_region("IT")->prefix.empty());
  CHECK(find_phone_region("US")->lengths == bits({10}));
  CHECK(find_phone_region("HU")->prefix == "06");
  CHECK_FALSE(find_phone_region("001"));
  CHECK_FALSE(find_phone_region("pl"));
  CHECK_FALSE(find_phone_region(""));
}

TEST_CASE("Every region has numbers, and a code that is known", "[phone_plan]") {
  const auto regions = phone_regions();
  CHECK(regions.size() == 245);
  CHECK(std::is_sorted(regions.begin(), regions.end(), [](const auto& a, const auto& b) { return a.id < b.id; }));
  for (const PhoneRegion& region : regions) {
    CAPTURE(region.id);
    CHECK(region.lengths != 0);
    CHECK((region.mobile & ~region.lengths) == 0);
    size_t first = 0;
    for (size_t i = 0; i < 3; ++i)
      first = first * 10 + (i < region.code.size() ? static_cast<size_t>(region.code[i] - '0') : 0);
    CHECK(kPhoneCodes[first].digits == region.code.size());
    CHECK((region.lengths & ~kPhoneCodes[first].lengths) == 0);
  }
}
