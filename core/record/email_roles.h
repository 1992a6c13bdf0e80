// Addresses of a function (info@, sales@, zamowienia@), behind which no single person stands. Memory: constant.
#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/bytes16.h"

namespace consentry {

/// The name of the function that the folded local part of an address is, a tag behind "+" left aside; or empty.
std::string_view role_of(std::string_view local_part);

inline constexpr size_t kLongestRole = 18;
/// One bit for each value of role_bit(), 1 where a role has it: fifty names of persons fail here for one that does not.
extern const std::array<uint64_t, 128> kRoleBits;

/// `head`: the first eight bytes of the name, zeros behind it.
constexpr uint32_t role_bit(uint64_t head, size_t size) {
  return static_cast<uint32_t>((head + size) * 0x9E3779B97F4A7C15 >> 51);
}

/// False where the first `size` bytes of an address are no role; it has eight bytes at least.
inline bool may_be_role(std::string_view address, size_t size) {
  if (size == 0 || size > kLongestRole) return false;
  const uint32_t bit = role_bit(read_8(address.data()) & ~uint64_t{0} >> (64 - 8 * std::min<size_t>(size, 8)), size);
  return kRoleBits[bit / 64] >> bit % 64 & 1;
}

}  // namespace consentry
