// Fuzzes the judge of phone numbers, alone and with a country whose numbers need no code. The first two bytes choose the field's
// options and the country. Holds: it ends; a normal form is "+" and digits within E.164, and its own normal form with
// the country and without. Memory: the input.
#include <algorithm>

#include "core/record/phone.h"
#include "tests/fuzz/hold.h"

using namespace consentry;

namespace {

const PhoneRegion* home_of(uint8_t choice) {
  constexpr std::string_view kCountries[] = {"",   "PL", "DE", "IT", "US", "GB", "AR", "NL",
                                             "RU", "KZ", "MX", "BJ", "HU", "AC", "SM", "CI"};
  const std::string_view country = kCountries[choice % std::size(kCountries)];
  return country.empty() ? nullptr : find_phone_region(country);
}

Field field_of(uint8_t choice) {
  Field field;
  field.type = FieldType::phone;
  field.plus_optional = choice & 1;
  field.separators = !(choice & 2);
  field.max_digits = choice & 4 ? 15 : 12;
  return field;
}

void check_form(std::string_view form, const Field& field) {
  fuzz::hold(form.size() > 4 && form.size() <= field.max_digits + 1, "4 to 15 digits", form);
  fuzz::hold(form[0] == '+' && form[1] != '0', "a plus and a country code", form);
  fuzz::hold(std::all_of(form.begin() + 1, form.end(), [](char c) { return c >= '0' && c <= '9'; }), "digits", form);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  fuzz::Input input(data, size);
  const Field field = field_of(input.byte());
  const PhoneRegion* home = home_of(input.byte());
  const std::string text(input.text());
  std::string buffer, second_buffer;
  const Normalised first = normalise_phone(text, field, buffer, home);
  if (first.fault) return 0;
  const std::string form(first.normal);
  check_form(form, field);
  for (const PhoneRegion* other : {home, static_cast<const PhoneRegion*>(nullptr)}) {
    const Normalised second = normalise_phone(form, field, second_buffer, other);
    fuzz::hold(!second.fault && second.normal == form, "a normal form is its own", form);
  }
  return 0;
}
