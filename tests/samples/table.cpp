// Sound rows; see table.h. No random numbers: everything follows from the number of the record.
#include "tests/samples/table.h"

#include "tests/samples/people.h"

namespace samples {
namespace {

std::string padded(uint64_t value, size_t width) {
  std::string digits = std::to_string(value);
  return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

std::string day(uint64_t number, uint64_t first_year, uint64_t years) {
  return padded(1 + number * 7 % 28, 2) + "." + padded(1 + number * 5 % 12, 2) + "." +
         std::to_string(first_year + number * 11 % years);
}

std::string phone(const Country& country, uint64_t number) {
  const std::string digits = padded(number, 7);  // with the prefix as many as a mobile number of the country has
  if (number % 4 != 0) return std::string(country.phone_prefix) + digits;
  return "00" + std::string(country.phone_prefix.substr(1)) + " " + digits.substr(0, 2) + "-" + digits.substr(2);
}

}  // namespace

std::string cell(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string quoted = "\"";
  for (char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + '"';
}

std::string record(const Cells& cells) {
  std::string line;
  for (size_t i = 0; i < cells.size(); ++i) line += (i ? "," : "") + cell(cells[i]);
  return line;
}

Cells sound_row(uint64_t number) {
  const Country& country = kCountries[number % kCountries.size()];
  const uint64_t pick = number / kCountries.size();
  Cells cells(kFields);
  cells[kEmail] = std::string(country.mail_name) + std::to_string(number) + "@" + std::string(country.mail_domain);
  const bool named_later = number % kEvery == kEvery - 9;  // by a conflict (faults.cpp)
  if (number % 3 != 0 || named_later) cells[kPhone] = phone(country, number);
  if (number % 4 != 3) cells[kId] = padded(number, 7);
  cells[kFirstName] = country.first_names[pick % 8];
  cells[kLastName] = country.last_names[pick / 8 % 8];
  cells[kBorn] = day(number, 1950, 55);
  cells[kCity] = country.cities[pick % 4];
  cells[kPoints] = number % 5 == 0 ? "1,250" : std::to_string(number % 900);
  cells[kOrder] = std::to_string(number % 400) + "." + padded(number % 100, 2);
  cells[kReader] = number % 2 ? "true" : "false";
  cells[kSince] = day(number + 3, 2015, 11);
  if (number % 6 == 0) cells[kNotes] = country.remarks[pick % 4];
  cells[kMail] = number % 7 == 0 ? "" : number % 5 == 0 ? "0" : "1";
  cells[kSms] = number % 3 == 0 ? "" : number % 4 == 0 ? "0" : "1";
  return cells;
}

}  // namespace samples
