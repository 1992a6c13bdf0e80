// One of ICU's converters, asked sequence by sequence: what tables are built from. Memory: ICU's.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

struct UConverter;

namespace consentry {

class IcuConverter {
 public:
  /// A name that ICU knows; one whose table the build left out ends the process.
  explicit IcuConverter(std::string_view name);
  ~IcuConverter();
  IcuConverter(const IcuConverter&) = delete;
  IcuConverter& operator=(const IcuConverter&) = delete;

  /// The character of these bytes; 0: none. Of a letter with a mark the mark stands in the upper 16 bits.
  uint32_t character(const uint8_t* bytes, size_t size);

 private:
  UConverter* converter_;
};

}  // namespace consentry
