// Reading by forms; see times.h.
#include "core/record/times.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/profile/time_form.h"
#include "core/text/ascii.h"

namespace consentry {
namespace {

constexpr Normalised kMalformed{"", {}};
constexpr std::string_view kIsoDay = "YYYY-MM-DD";
constexpr size_t kOffsetSize = 6;  // +01:00

/// What a value states; -1 and empty where its form has no such part.
struct Moment {
  std::array<int, 6> numbers{-1, -1, -1, -1, -1, -1};  // by TimeUnit, year to second
  std::string_view fraction, zone;

  int of(TimeUnit unit) const { return numbers[static_cast<size_t>(unit)]; }
};

bool calendar_day(int year, int month, int day) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return day <= kDays[month - 1] + (month == 2 && leap ? 1 : 0);
}

bool exists(const Moment& moment) {
  return calendar_day(moment.of(TimeUnit::year), moment.of(TimeUnit::month), moment.of(TimeUnit::day)) &&
         moment.of(TimeUnit::hour) < 24 && moment.of(TimeUnit::minute) < 60 && moment.of(TimeUnit::second) < 60;
}

/// The number at the beginning of `text`, as many digits as are there up to `most`; -1 where there are fewer than `fewest`.
int take_number(std::string_view& text, size_t fewest, size_t most) {
  int value = 0;
  size_t digits = 0;
  for (; digits < most && digits < text.size() && is_ascii_digit(text[digits]); ++digits)
    value = value * 10 + (text[digits] - '0');
  text.remove_prefix(digits);
  return digits < fewest ? -1 : value;
}

/// "Z" or an offset; empty where there is neither.
std::string_view take_zone(std::string_view& text) {
  const std::string_view start = text;
  if (text.starts_with('Z')) {
    text.remove_prefix(1);
    return start.substr(0, 1);
  }
  if (text.size() < kOffsetSize || (text[0] != '+' && text[0] != '-') || text[3] != ':') return {};
  std::string_view hours = text.substr(1, 2), minutes = text.substr(4, 2);
  const int hour = take_number(hours, 2, 2), minute = take_number(minutes, 2, 2);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return {};
  text.remove_prefix(kOffsetSize);
  return start.substr(0, kOffsetSize);
}

/// The form that is its own normal form, and the commonest.
bool is_iso_day(std::string_view text) {
  if (text.size() != kIsoDay.size() || text[4] != '-' || text[7] != '-') return false;
  const int year = take_number(text, 4, 4);
  text.remove_prefix(1);
  const int month = take_number(text, 2, 2);
  text.remove_prefix(1);
  return calendar_day(year, month, take_number(text, 2, 2));
}

bool take_part(std::string_view& text, const TimePart& part, Moment& moment) {
  if (part.unit == TimeUnit::literal) {
    if (!text.starts_with(part.literal)) return false;
    text.remove_prefix(1);
    return true;
  }
  if (part.unit == TimeUnit::zone) return !(moment.zone = take_zone(text)).empty();
  const std::string_view start = text;
  const int value = take_number(text, part.fewest(), part.most());
  if (part.unit == TimeUnit::fraction) moment.fraction = start.substr(0, part.width);
  else moment.numbers[static_cast<size_t>(part.unit)] = value;
  return value >= 0;
}

bool read_moment(std::string_view text, std::string_view form, Moment& moment) {
  while (!form.empty())
    if (!take_part(text, take_time_part(form), moment)) return false;
  return text.empty() && exists(moment);
}

void append_padded(std::string& out, int value, int width) {
  for (int unit = width == 4 ? 1000 : 10; unit; unit /= 10) out += static_cast<char>('0' + value / unit % 10);
}

void write_moment(const Moment& moment, std::string& out) {
  constexpr char kBefore[] = {'\0', '-', '-', 'T', ':', ':'};
  out.clear();
  for (size_t i = 0; i < moment.numbers.size(); ++i) {
    if (moment.numbers[i] < 0) break;
    if (i) out += kBefore[i];
    append_padded(out, moment.numbers[i], i ? 2 : 4);
  }
  if (!moment.fraction.empty()) (out += '.') += moment.fraction;
  out += moment.zone;
}

}  // namespace

Normalised normalise_time(std::string_view text, const Field& field, std::string& buffer) {
  for (const std::string& form : field.forms) {
    if (form == kIsoDay) {
      if (is_iso_day(text)) return {nullptr, text};
      continue;
    }
    Moment moment;
    if (!read_moment(text, form, moment)) continue;
    write_moment(moment, buffer);
    return {nullptr, buffer};
  }
  return kMalformed;
}

namespace {

/// What a form can state.
struct Depth {
  size_t units = 0;  // from the year on
  size_t fraction = 0;
  bool zone = false;
};

Depth depth_of(std::string_view form) {
  Depth depth;
  while (!form.empty()) {
    const TimePart part = take_time_part(form);
    if (part.unit <= TimeUnit::second) depth.units = std::max(depth.units, static_cast<size_t>(part.unit) + 1);
    if (part.unit == TimeUnit::fraction) depth.fraction = part.width;
    depth.zone |= part.unit == TimeUnit::zone;
  }
  return depth;
}

bool read_date_cell(std::string_view text, Moment& moment) {
  for (const std::string_view form :
       {kIsoDay, std::string_view("YYYY-MM-DD hh:mm:ss"), std::string_view("YYYY-MM-DD hh:mm:ss.SSS")}) {
    moment = {};
    if (read_moment(text, form, moment)) return true;
  }
  return false;
}

/// Whether nothing but zeros lies beyond the form. A cell without a time is one at midnight.
bool loses_nothing(const Moment& moment, const Depth& depth) {
  if (depth.zone || depth.units < 3 || (!moment.fraction.empty() && !depth.fraction)) return false;
  return std::all_of(moment.numbers.begin() + static_cast<ptrdiff_t>(depth.units), moment.numbers.end(),
                     [](int number) { return number <= 0; });
}

void cut_to(Moment& moment, const Depth& depth) {
  for (size_t i = 0; i < moment.numbers.size(); ++i) {
    if (i >= depth.units) moment.numbers[i] = -1;
    else if (moment.numbers[i] < 0) moment.numbers[i] = 0;
  }
  if (depth.fraction && moment.fraction.empty()) moment.fraction = "000";
}

}  // namespace

Normalised normalise_date_cell(std::string_view text, const Field& field, std::string& buffer) {
  Moment moment;
  if (!read_date_cell(text, moment)) return normalise_time(text, field, buffer);
  const size_t units = moment.of(TimeUnit::hour) < 0 ? 3 : 6;
  std::optional<Depth> best;  // the first that has as many parts as the cell, else the first that loses nothing
  bool any_hour = false;
  for (const std::string& form : field.forms) {
    const Depth depth = depth_of(form);
    any_hour |= depth.units > 3 && !depth.zone;
    if (loses_nothing(moment, depth) && (!best || (best->units != units && depth.units == units))) best = depth;
  }
  constexpr Depth kDay{3, 0, false};
  if (!best && field.type == FieldType::date && loses_nothing(moment, kDay)) best = kDay;
  if (!best && !any_hour) return kMalformed;
  if (best) cut_to(moment, *best);
  write_moment(moment, buffer);
  return {nullptr, buffer};
}

}  // namespace consentry
