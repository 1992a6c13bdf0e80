// See serial_time.h. A day is 24 hours, a serial number counts days; no calendar but the Gregorian, no zone.
#include "core/format/serial_time.h"

namespace consentry {
namespace {

constexpr uint64_t kDayMs = 86'400'000;
constexpr uint64_t kEnd1900 = 2'958'466, kEnd1904 = 2'957'004;  // the day after 9999-12-31
constexpr uint64_t kLeapDay1900 = 60;                           // which there never was
constexpr uint64_t k1904 = 1462;                                // 1904-01-01 in the system of 1900
constexpr uint64_t kMostDurationDays = 10'000'000;

struct Serial {
  uint64_t days, ms;
};

/// Rounded to milliseconds, half up. Days have eleven places at most, so that the product fits.
Serial split(const Decimal& value) {
  constexpr int kPlaces = 11;
  const Decimal rounded = round_to_places(value, kPlaces);
  uint64_t whole = 0, rest = rounded.digits;
  unsigned places = 0;
  if (rounded.exponent >= 0) {
    whole = rounded.digits * power_of_ten(static_cast<unsigned>(rounded.exponent));
    rest = 0;
  } else {
    places = static_cast<unsigned>(-rounded.exponent);
    whole = rounded.digits / power_of_ten(places);
    rest = rounded.digits % power_of_ten(places);
  }
  const uint64_t unit = power_of_ten(places), ms = (rest * kDayMs + unit / 2) / unit;
  return {whole + ms / kDayMs, ms % kDayMs};
}

void append_padded(std::string& out, uint64_t value, size_t width) {
  const std::string digits = std::to_string(value);
  out.append(digits.size() < width ? width - digits.size() : 0, '0') += digits;
}

/// Years are counted from March, so that a leap day is their last one.
void append_day(std::string& out, uint64_t days_since_1899_12_30) {
  constexpr uint64_t kFrom0000_03_01 = 693'899;  // days from there to 1899-12-30
  const uint64_t days = days_since_1899_12_30 + kFrom0000_03_01;
  const uint64_t era = days / 146'097, in_era = days % 146'097;
  const uint64_t year = (in_era - in_era / 1460 + in_era / 36'524 - in_era / 146'096) / 365;
  const uint64_t in_year = in_era - (365 * year + year / 4 - year / 100), from_march = (5 * in_year + 2) / 153;
  const uint64_t month = from_march < 10 ? from_march + 3 : from_march - 9;
  append_padded(out, era * 400 + year + (month <= 2 ? 1 : 0), 4);
  append_padded(out += '-', month, 2);
  append_padded(out += '-', in_year - (153 * from_march + 2) / 5 + 1, 2);
}

void append_date(std::string& out, uint64_t day, bool date1904) {
  if (date1904) append_day(out, day + k1904);
  else if (day == 0) out += "1900-01-00";
  else if (day == kLeapDay1900) out += "1900-02-29";
  else append_day(out, day + (day < kLeapDay1900 ? 1 : 0));
}

void append_clock(std::string& out, uint64_t hours, uint64_t ms) {
  append_padded(out, hours + ms / 3'600'000, 2);
  append_padded(out += ':', ms / 60'000 % 60, 2);
  append_padded(out += ':', ms / 1000 % 60, 2);
  if (ms % 1000) append_padded(out += '.', ms % 1000, 3);
}

NumberKind kind_by_value(const Serial& serial) {
  if (serial.days == 0) return NumberKind::time;
  return serial.ms ? NumberKind::date_time : NumberKind::date;
}

}  // namespace

bool show_time(const Decimal& value, NumberKind kind, bool date1904, std::string& out) {
  const uint64_t end = kind == NumberKind::duration ? kMostDurationDays : date1904 ? kEnd1904 : kEnd1900;
  if ((value.negative && value.digits) || compare(value, {false, end, 0}) >= 0) return false;
  const Serial serial = split(value);
  if (serial.days >= end) return false;
  if (kind == NumberKind::by_value) kind = kind_by_value(serial);
  out.clear();
  if (kind == NumberKind::duration) return append_clock(out, serial.days * 24, serial.ms), true;
  if (kind != NumberKind::time) append_date(out, serial.days, date1904);
  if (kind == NumberKind::date_time) out += ' ';
  if (kind != NumberKind::date) append_clock(out, 0, serial.ms);
  return true;
}

}  // namespace consentry
