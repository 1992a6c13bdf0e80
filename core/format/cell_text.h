// What a number cell of a workbook says, in text: the one place where every workbook reader (XLSX, XLS) turns values into cells, so that all
// are judged alike. Decimal strings and integers only, no floating point. ECMA-376 part 1, 18.8.30 (numFmt) and 18.8.31 (numFmts).
// Memory: the formats of one workbook; a text in the caller's buffer.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "core/format/number_format.h"
#include "core/record.h"

namespace consentry {

struct CellText {
  CellKind kind = CellKind::number;
  std::string_view text;  ///< views `decimal`, the format or `buffer`
};

/// What a number cell says. `decimal` is the number as the file writes it: "1.2E3", "0.10000000000000001". What is no number is handed
/// back as a text.
CellText number_text(std::string_view decimal, const NumberFormat&, bool date1904, std::string& buffer);

/// An IEEE 754 double by its bits (XLS) as a decimal for number_text: 17 significant digits, rounded to even from its exact value, without
/// zeros behind; what is no number as an empty text.
std::string_view decimal_of(uint64_t double_bits, std::string& buffer);

}  // namespace consentry
