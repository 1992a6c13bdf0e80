// See icu_converter.h.
#include "core/encoding/icu_converter.h"

#include <unicode/ucnv.h>

#include <string>

#include "core/text/icu_init.h"

namespace consentry {

IcuConverter::IcuConverter(std::string_view name) {
  icu_init();
  UErrorCode status = U_ZERO_ERROR;
  converter_ = ucnv_open(std::string(name).c_str(), &status);
  if (!converter_) __builtin_trap();
  ucnv_setToUCallBack(converter_, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
}

IcuConverter::~IcuConverter() { ucnv_close(converter_); }

uint32_t IcuConverter::character(const uint8_t* bytes, size_t size) {
  const char* from = reinterpret_cast<const char*>(bytes);
  const char* const end = from + size;
  char16_t target[4] = {};
  char16_t* to = target;
  UErrorCode status = U_ZERO_ERROR;
  ucnv_reset(converter_);
  ucnv_toUnicode(converter_, &to, target + 4, &from, end, nullptr, true, &status);
  if (U_FAILURE(status) || to == target) return 0;
  if (U16_IS_LEAD(target[0])) return static_cast<uint32_t>(U16_GET_SUPPLEMENTARY(target[0], target[1]));
  return target[0] | (to - target > 1 ? uint32_t{target[1]} << 16 : 0);
}

}  // namespace consentry
