// Numbers as workbooks write them, by their decimal digits: for cell_text. No floating point, so that every host shows the same. Memory: none.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace consentry {

/// digits * 10^exponent; at most 18 digits, more are cut, and no zeros behind.
struct Decimal {
  bool negative = false;
  uint64_t digits = 0;
  int exponent = 0;

  bool is_integer() const { return exponent >= 0; }
};

/// 10^n for n up to 19.
uint64_t power_of_ten(unsigned n);

/// XML Schema's double without its words (xsd:double, as c/v holds it), from 1E-400 to 1E400.
std::optional<Decimal> read_decimal(std::string_view text);

/// At most so many significant digits, half away from zero, as Excel keeps 15.
Decimal round_to_digits(Decimal, unsigned digits);
/// At most so many digits behind the point, half away from zero.
Decimal round_to_places(Decimal, int places);

/// -1, 0, 1: where a stands to b.
int compare(const Decimal& a, const Decimal& b);

/// The digits before the point, without zeros in front: nothing for 0.5.
std::string whole_digits(const Decimal&);
/// `places` digits behind the point of a number that has no more.
std::string digits_behind(const Decimal&, size_t places);

/// As Excel's General without a limit of width: plain up to 15 digits before the point and from 0.0001 on, else 1.5E+15, 1.5E-05.
void append_general(const Decimal&, std::string& out);

}  // namespace consentry
