// Words by which rows that are no contacts give themselves away: units and types below a header, sums and ends below a table. In the five
// languages and their neighbours. Memory: none.
#pragma once
#include <span>
#include <string_view>

namespace consentry {

/// Every cell that is filled names a unit, a type or a form, stands in brackets, or is a line of dashes.
bool is_units_row(std::span<const std::string_view> cells);

/// A row as it stands below a table: its first filled cell says sum, count, end or the like, or it is drawn of dashes; and it holds no address.
bool is_footer_row(std::span<const std::string_view> cells);

}  // namespace consentry
