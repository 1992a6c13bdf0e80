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

/// Takes the first part off a form that is not empty.
inline TimePart take_time_part(std::string_view& form) {
  constexpr struct {
    std::string_view letters;
    TimeUnit unit;
  } kPlaceholders[] = {{"YYYY", TimeUnit::year}, {"MM", TimeUnit::month},  {"M", TimeUnit::month},
                       {"DD", TimeUnit::day},    {"D", TimeUnit::day},     {"hh", TimeUnit::hour},
                       {"mm", TimeUnit::minute}, {"ss", TimeUnit::second}, {"SSS", TimeUnit::fraction},
                       {"Z", TimeUnit::zone}};
  const char first = form.front();
  for (const auto& placeholder : kPlaceholders) {
    if (first != placeholder.letters.front() || !form.starts_with(placeholder.letters)) continue;
    form.remove_prefix(placeholder.letters.size());
    return {placeholder.unit, static_cast<uint8_t>(placeholder.letters.size()), '\0'};
  }
  form.remove_prefix(1);
  return {TimeUnit::literal, 1, first};
}

}  // namespace consentry
