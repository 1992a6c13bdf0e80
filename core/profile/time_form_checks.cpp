// See time_form_checks.h.
#include "core/profile/time_form_checks.h"

#include <algorithm>
#include <array>

#include "core/profile/shape.h"
#include "core/profile/time_form.h"

namespace consentry {
namespace {

constexpr std::string_view kUsualForms[] = {"YYYY-MM-DD",          "DD.MM.YYYY",          "D.M.YYYY",
                                            "DD/MM/YYYY",          "MM/DD/YYYY",          "DD-MM-YYYY",
                                            "YYYY-MM-DD hh:mm",    "YYYY-MM-DD hh:mm:ss", "DD.MM.YYYY hh:mm",
                                            "YYYY-MM-DDThh:mm:ss", "YYYY-MM-DDThh:mm:ssZ"};

/// How often each unit stands in a form, by TimeUnit.
using Counts = std::array<int, 9>;

bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool digit(char c) { return c >= '0' && c <= '9'; }

bool has(const Counts& counts, TimeUnit unit) { return counts[static_cast<size_t>(unit)] > 0; }

/// What is wrong with a part, seen with what follows it; empty if nothing.
std::string_view fault_of_part(const TimePart& part, std::string_view rest) {
  if (part.unit == TimeUnit::literal && letter(part.literal) && part.literal != 'T')
    return "only YYYY, MM, M, DD, D, hh, mm, ss, SSS, Z and T are letters of a form";
  const bool one_or_two = part.width == 1 && (part.unit == TimeUnit::month || part.unit == TimeUnit::day);
  if (one_or_two && !rest.empty() && (letter(rest[0]) || digit(rest[0])))
    return "after M and D, which take one or two digits, a mark is needed";
  return {};
}

std::string_view fault_of_counts(const Counts& counts) {
  if (std::any_of(counts.begin(), counts.end() - 1, [](int count) { return count > 1; })) return "a part stands twice";
  if (!has(counts, TimeUnit::year) || !has(counts, TimeUnit::month) || !has(counts, TimeUnit::day))
    return "year, month and day are needed";
  const bool clock = has(counts, TimeUnit::hour) && has(counts, TimeUnit::minute);
  if (has(counts, TimeUnit::hour) != has(counts, TimeUnit::minute)) return "hh and mm go together";
  if (has(counts, TimeUnit::second) && !clock) return "ss needs hh and mm";
  if (has(counts, TimeUnit::fraction) && !has(counts, TimeUnit::second)) return "SSS needs ss";
  return has(counts, TimeUnit::zone) && !clock ? "Z needs hh and mm" : "";
}

std::string_view fault_of_form(std::string_view form, Counts& counts) {
  while (!form.empty()) {
    const TimePart part = take_time_part(form);
    ++counts[static_cast<size_t>(part.unit)];
    if (const std::string_view fault = fault_of_part(part, form); !fault.empty()) return fault;
  }
  return fault_of_counts(counts);
}

/// The form with "#" for month and day, and whether the month comes first.
std::pair<std::string, bool> without_order(std::string_view form) {
  std::pair<std::string, bool> out;
  bool day_seen = false;
  while (!form.empty()) {
    const std::string_view before = form;
    const TimePart part = take_time_part(form);
    const bool month = part.unit == TimeUnit::month, day = part.unit == TimeUnit::day;
    if (month && !day_seen) out.second = true;
    day_seen = day_seen || day;
    out.first += month || day ? "#" : before.substr(0, before.size() - form.size());
  }
  return out;
}

/// Two forms that read one value as two days: none could be told from the other.
MaybeFault check_order(const Field& field, const std::string& place) {
  for (const std::string& form : field.forms) {
    for (const std::string& other : field.forms) {
      const auto [shape, month_first] = without_order(form);
      const auto [other_shape, other_month_first] = without_order(other);
      if (shape != other_shape || month_first == other_month_first) continue;
      return value_fault(place + quoted(form) + " and " + quoted(other) +
                         " differ in the order of day and month only; a value may fit both");
    }
  }
  return std::nullopt;
}

}  // namespace

MaybeFault check_time_forms(const Field& field, const std::string& place) {
  bool clock = false;
  for (const std::string& form : field.forms) {
    Counts counts{};
    if (const std::string_view fault = fault_of_form(form, counts); !fault.empty())
      return value_fault(place + quoted(form) + ": " + std::string(fault) + did_you_mean(form, kUsualForms));
    clock = clock || has(counts, TimeUnit::hour);
    if (field.type == FieldType::date && clock)
      return value_fault(place + quoted(form) + ": a date has no time; make the field a datetime");
  }
  if (field.type == FieldType::datetime && !clock)
    return value_fault(place + "none has a time; make the field a date, or add one as in \"DD.MM.YYYY hh:mm\"");
  return check_order(field, place);
}

}  // namespace consentry
