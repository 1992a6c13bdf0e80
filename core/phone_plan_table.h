// Makes the tables of phone_plan.h out of the metadata's own words, while compiling. Included by the generated file and its test.
#pragma once
#include "core/phone_plan.h"

namespace consentry {

/// A territory of the metadata.
struct PhoneTerritory {
  std::string_view id, code, prefix;
  bool zero_example;  ///< one of its example numbers begins with 0
};

/// Lengths of one type of numbers in one territory, as the metadata writes them: "7,[9-11]".
struct PhoneLengths {
  std::string_view id, code;
  bool mobile;
  std::string_view lengths;
};

/// A bit for each length.
constexpr uint32_t length_mask(std::string_view text) {
  uint32_t mask = 0, number = 0, from = 0;
  const auto add = [&] {
    for (uint32_t n = from ? from : number; n <= number; ++n) mask |= uint32_t{1} << n;
    number = from = 0;
  };
  for (const char c : text) {
    if (c >= '0' && c <= '9') number = number * 10 + static_cast<uint32_t>(c - '0');
    else if (c == '-') from = number, number = 0;
    else if (c == ',') add();
  }
  add();
  return mask & ~uint32_t{1};
}

/// What three digits a code covers: 48 those from 480 to 489.
constexpr void fill_code(std::array<PhoneCode, 1000>& codes, std::string_view code, auto&& change) {
  size_t first = 0, count = 1;
  for (const char c : code) first = first * 10 + static_cast<size_t>(c - '0');
  for (size_t n = code.size(); n < 3; ++n) first *= 10, count *= 10;
  for (size_t i = first; i < first + count; ++i) change(codes[i]);
}

constexpr std::array<PhoneCode, 1000> phone_codes_of(std::span<const PhoneTerritory> territories,
                                                     std::span<const PhoneLengths> lengths) {
  std::array<PhoneCode, 1000> codes{};
  for (const PhoneTerritory& territory : territories) {
    const bool no_zero = territory.prefix.substr(0, 1) == "0" && !territory.zero_example;
    fill_code(codes, territory.code, [&](PhoneCode& code) {
      code.no_zero = no_zero && (code.no_zero || code.digits == 0);  // of all territories that share the code
      code.digits = static_cast<uint8_t>(territory.code.size());
    });
  }
  for (const PhoneLengths& entry : lengths) {
    const uint32_t mask = length_mask(entry.lengths);
    fill_code(codes, entry.code, [&](PhoneCode& code) { code.lengths |= mask; });
  }
  return codes;
}

/// "001" stands for codes that belong to no country.
constexpr bool is_region(const PhoneTerritory& territory) { return territory.id.size() == 2; }

constexpr size_t count_regions(std::span<const PhoneTerritory> territories) {
  size_t count = 0;
  for (const PhoneTerritory& territory : territories) count += is_region(territory);
  return count;
}

template <size_t Count>
constexpr std::array<PhoneRegion, Count> phone_regions_of(std::span<const PhoneTerritory> territories,
                                                          std::span<const PhoneLengths> lengths) {
  std::array<PhoneRegion, Count> regions{};
  size_t at = 0;
  for (const PhoneTerritory& territory : territories)
    if (is_region(territory))
      regions[at++] = {territory.id, territory.code, territory.prefix, 0, 0, territory.zero_example};
  at = 0;  // both lists are in the order of the territories
  for (const PhoneLengths& entry : lengths) {
    if (entry.id.size() != 2) continue;
    while (regions[at].id != entry.id) ++at;
    const uint32_t mask = length_mask(entry.lengths);
    regions[at].lengths |= mask;
    if (entry.mobile) regions[at].mobile |= mask;
  }
  return regions;
}

}  // namespace consentry
