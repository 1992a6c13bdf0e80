// The forms of dates and times in a profile, as "DD.MM.YYYY hh:mm": their parts, for the check of a profile and for reading values.
// Memory: none.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace consentry {

enum class TimeUnit : uint8_t { year, month, day, hour, minute, second, fraction, zone, literal };

/// A placeholder of a form, or a character that stands for itself.
struct TimePart {
  TimeUnit unit;
  uint8_t width;  ///< letters of the placeholder
  char literal;

  /// Fewest and most digits: M and D take one or two, the others as many as they have letters.
  size_t fewest() const { return width; }
  size_t most() const { return width == 1 ? 2 : width; }
};

/// Takes the first part off a form that is not empty. Runs for each value: no table, no search.
inline TimePart take_time_part(std::string_view& form) {
  const char first = form.front();
  size_t run = 1;
  while (run < form.size() && form[run] == first) ++run;
  const auto take = [&](TimeUnit unit, size_t width) {
    form.remove_prefix(run < width ? 1 : width);
    return run < width ? TimePart{TimeUnit::literal, 1, first} : TimePart{unit, static_cast<uint8_t>(width), '\0'};
  };
  switch (first) {
    case 'Y': return take(TimeUnit::year, 4);
    case 'M': return take(TimeUnit::month, run > 1 ? 2 : 1);
    case 'D': return take(TimeUnit::day, run > 1 ? 2 : 1);
    case 'h': return take(TimeUnit::hour, 2);
    case 'm': return take(TimeUnit::minute, 2);
    case 's': return take(TimeUnit::second, 2);
    case 'S': return take(TimeUnit::fraction, 3);
    case 'Z': return take(TimeUnit::zone, 1);
    default: return take(TimeUnit::literal, run + 1);
  }
}

}  // namespace consentry
