// Numbers of a binary format whose lowest byte comes first, and a reader of fields one after the other. Memory: none.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace consentry {

inline uint64_t little_endian(const uint8_t* at, size_t bytes) {
  uint64_t value = 0;
  while (bytes-- > 0) value = value << 8 | at[bytes];
  return value;
}
inline uint16_t read_u16(const uint8_t* at) { return static_cast<uint16_t>(little_endian(at, 2)); }
inline uint32_t read_u32(const uint8_t* at) { return static_cast<uint32_t>(little_endian(at, 4)); }
inline uint64_t read_u64(const uint8_t* at) { return little_endian(at, 8); }

inline std::string_view as_text(std::span<const uint8_t> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace consentry
