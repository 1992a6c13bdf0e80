// Numbering plans of the world: which calling codes there are, how many digits follow them, and how a country writes its numbers at
// home. Made at build time from libphonenumber's metadata (phone_plan.xsl). Memory: constant, 20 KB.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace consentry {

/// A calling code (48, 1, 358).
struct PhoneCode {
  uint32_t lengths = 0;  ///< bit N: numbers of N digits exist behind it, in any of its territories
  uint8_t digits = 0;    ///< of the code itself; 0: no such code
  bool no_zero = false;  ///< no number begins with 0 behind it: a 0 there is the prefix dialled at home
};

/// A country or territory (PL, US).
struct PhoneRegion {
  std::string_view id;        ///< ISO 3166-1 alpha-2
  std::string_view code;      ///< calling code
  std::string_view prefix;    ///< what stands before a number dialled within the country ("0", in the US "1"); or empty
  uint32_t lengths = 0;       ///< bit N: numbers of N digits exist, prefix not counted
  uint32_t mobile = 0;        ///< the same, of mobile phones
  bool leading_zero = false;  ///< numbers may begin with 0, which belongs to them (Italy)
};

/// By the first three digits of a number with calling code.
extern const std::array<PhoneCode, 1000> kPhoneCodes;

/// All of them, in the order of their ids.
std::span<const PhoneRegion> phone_regions();

/// The region `id` (upper case), or null.
const PhoneRegion* find_phone_region(std::string_view id);

}  // namespace consentry
