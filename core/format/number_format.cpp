// The built-in formats by their numbers, ECMA-376 part 1, 18.8.30; see number_format.h.
#include "core/format/number_format.h"

#include <iterator>

namespace consentry {
namespace {

struct BuiltIn {
  uint8_t id;
  const char* code;
};

// As the standard lists them; 5 to 8 and 41 to 44, which it leaves out, as Excel has them. 59 to 81 are Thai.
constexpr BuiltIn kBuiltIn[] = {{0, "General"},
                                {1, "0"},
                                {2, "0.00"},
                                {3, "#,##0"},
                                {4, "#,##0.00"},
                                {5, "\"$\"#,##0_);\\(\"$\"#,##0\\)"},
                                {6, "\"$\"#,##0_);[Red]\\(\"$\"#,##0\\)"},
                                {7, "\"$\"#,##0.00_);\\(\"$\"#,##0.00\\)"},
                                {8, "\"$\"#,##0.00_);[Red]\\(\"$\"#,##0.00\\)"},
                                {9, "0%"},
                                {10, "0.00%"},
                                {11, "0.00E+00"},
                                {12, "# ?/?"},
                                {13, "# ?\?/??"},
                                {14, "mm-dd-yy"},
                                {15, "d-mmm-yy"},
                                {16, "d-mmm"},
                                {17, "mmm-yy"},
                                {18, "h:mm AM/PM"},
                                {19, "h:mm:ss AM/PM"},
                                {20, "h:mm"},
                                {21, "h:mm:ss"},
                                {22, "m/d/yy h:mm"},
                                {37, "#,##0 ;(#,##0)"},
                                {38, "#,##0 ;[Red](#,##0)"},
                                {39, "#,##0.00;(#,##0.00)"},
                                {40, "#,##0.00;[Red](#,##0.00)"},
                                {41, "_(* #,##0_);_(* \\(#,##0\\);_(* \"-\"_);_(@_)"},
                                {42, "_(\"$\"* #,##0_);_(\"$\"* \\(#,##0\\);_(\"$\"* \"-\"_);_(@_)"},
                                {43, "_(* #,##0.00_);_(* \\(#,##0.00\\);_(* \"-\"?\?_);_(@_)"},
                                {44, "_(\"$\"* #,##0.00_);_(\"$\"* \\(#,##0.00\\);_(\"$\"* \"-\"?\?_);_(@_)"},
                                {45, "mm:ss"},
                                {46, "[h]:mm:ss"},
                                {47, "mmss.0"},
                                {48, "##0.0E+0"},
                                {49, "@"},
                                {59, "0"},
                                {60, "0.00"},
                                {61, "#,##0"},
                                {62, "#,##0.00"},
                                {67, "0%"},
                                {68, "0.00%"},
                                {69, "# ?/?"},
                                {70, "# ?\?/??"},
                                {71, "d/m/yyyy"},
                                {72, "d-mmm-yy"},
                                {73, "d-mmm"},
                                {74, "mmm-yy"},
                                {75, "h:mm"},
                                {76, "h:mm:ss"},
                                {77, "d/m/yyyy h:mm"},
                                {78, "mm:ss"},
                                {79, "[h]:mm:ss"},
                                {80, "mm:ss.0"},
                                {81, "d/m/bb"}};

// Of Chinese, Japanese and Korean Excel. Some are a date in one country and a time in another, and the file doesn't say which.
constexpr uint8_t kEasternDates[] = {27, 28, 29, 30, 31, 36, 50, 51, 54, 57, 58};
constexpr uint8_t kEasternTimes[] = {32, 33};
constexpr uint8_t kEasternByValue[] = {34, 35, 52, 53, 55, 56};

constexpr size_t kMostFormats = 1 << 16;  // Excel writes up to some thousand

}  // namespace

NumberFormats::NumberFormats() {
  for (const BuiltIn& built_in : kBuiltIn) formats_.emplace(built_in.id, NumberFormat(std::string_view(built_in.code)));
  for (const uint32_t id : kEasternDates) formats_.emplace(id, NumberFormat(NumberKind::date));
  for (const uint32_t id : kEasternTimes) formats_.emplace(id, NumberFormat(NumberKind::time));
  for (const uint32_t id : kEasternByValue) formats_.emplace(id, NumberFormat(NumberKind::by_value));
}

void NumberFormats::define(uint32_t id, std::string_view code) {
  if (formats_.size() < kMostFormats) formats_.insert_or_assign(id, NumberFormat(code));
}

const NumberFormat& NumberFormats::of(uint32_t id) const {
  const auto found = formats_.find(id);
  return found == formats_.end() ? general_ : found->second;
}

}  // namespace consentry
