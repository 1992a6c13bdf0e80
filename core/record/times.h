// Dates and times by the forms of a profile. No clock and no time zone of the machine: text in, text out. Memory: none.
#pragma once
#include "core/profile/profile.h"
#include "core/record/email.h"

namespace consentry {

/// Judges a value without blanks around it; the fault is "" (the code says it all) or null. A form (core/profile/time_form.h) is made of
/// YYYY, MM, DD, hh, mm, ss, SSS (as many digits as letters), M, D (one or two) and Z ("Z" or an offset as +01:00); other
/// characters stand for themselves. The first of the field's forms that fits is taken. Only days of the calendar from year 1,
/// hours to 23, minutes and seconds to 59, offsets to 23:59. Normal form: ISO 8601 with the parts that the form has, as
/// 2022-09-30, 2022-09-30T10:09 or 2022-09-30T10:09:08.123+02:00.
Normalised normalise_time(std::string_view text, const Field& field, std::string& buffer);

/// Judges a cell that its file says is a date or a time, in ISO 8601 (record.h, CellKind::date): taken whatever the field's forms are. Normal
/// form as above: by the first form without Z that has as many parts as the cell, else the first that loses nothing; else a day by itself,
/// or all parts where a form has hours.
Normalised normalise_date_cell(std::string_view text, const Field& field, std::string& buffer);

}  // namespace consentry
