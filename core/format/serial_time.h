// Serial numbers of a spreadsheet as dates and times in ISO 8601: ECMA-376 part 1, 18.17.4. Beside cell_text. Memory: none.
#pragma once
#include <string>

#include "core/format/decimal.h"
#include "core/format/number_format.h"

namespace consentry {

/// Puts what the number says as a date, a time, both or a duration into `out`; false where there is no such day or time (negative, beyond the
/// year 9999). Rounded to milliseconds. In the system of 1900, day 60 is 1900-02-29 and day 0 is 1900-01-00, as spreadsheets have them.
bool show_time(const Decimal&, NumberKind, bool date1904, std::string& out);

}  // namespace consentry
