#include "core/format/number_format.h"
namespace consentry {
NumberFormats::NumberFormats() = default;
void NumberFormats::define(uint32_t, std::string_view) {}
const NumberFormat& NumberFormats::of(uint32_t) const { return general_; }
}  // namespace consentry
