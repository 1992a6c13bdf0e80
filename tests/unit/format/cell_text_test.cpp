// Numbers of workbooks as text: formats of ECMA-376 18.8.30 and 18.8.31, dates of 18.17.4, and doubles by their bits.
#include "core/format/cell_text.h"

#include <bit>
#include <catch2/catch_test_macros.hpp>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "tests/support/random.h"

using namespace consentry;

namespace {

std::string show(std::string_view decimal, std::string_view code, CellKind kind = CellKind::number,
                 bool date1904 = false) {
  std::string buffer;
  const NumberFormat format(code);
  const CellText cell = number_text(decimal, format, date1904, buffer);
  CHECK(cell.kind == kind);
  return std::string(cell.text);
}

std::string show_date(std::string_view decimal, std::string_view code, bool date1904 = false) {
  return show(decimal, code, CellKind::date, date1904);
}

std::string show_by_id(std::string_view decimal, uint32_t id) {
  std::string buffer;
  const NumberFormats formats;
  return std::string(number_text(decimal, formats.of(id), false, buffer).text);
}

struct Case {
  std::string_view decimal, code, shown;
};

void require_all(std::span<const Case> cases) {
  for (const Case& each : cases) {
    INFO(each.decimal << " as " << each.code);
    CHECK(show(each.decimal, each.code) == each.shown);
  }
}

}  // namespace

TEST_CASE("General shows the whole value with the digits that a spreadsheet keeps", "[cells]") {
  constexpr Case kCases[] = {{"48601234567", "General", "48601234567"},
                             {"-7", "general", "-7"},
                             {"0", "General", "0"},
                             {"-0", "General", "0"},
                             {"007", "General", "7"},
                             {"1.0", "General", "1"},
                             {"1E0", "General", "1"},
                             {"4.8601234567E10", "General", "48601234567"},
                             {"0.10000000000000001", "General", "0.1"},
                             {"0.1234567890123456", "General", "0.123456789012346"},
                             {"0.30000000000000004", "", "0.3"},
                             {"999999999999999", "General", "999999999999999"},
                             {"999999999999999.5", "General", "1E+15"},
                             {"1000000000000000", "General", "1E+15"},
                             {"1234567890123456789", "General", "1.23456789012346E+18"},
                             {"1.2345678901234568E+18", "General", "1.23456789012346E+18"},
                             {"1234567890123445", "General", "1.23456789012345E+15"},
                             {"0.0001", "General", "0.0001"},
                             {"0.00001234", "General", "1.234E-05"},
                             {"1E300", "General", "1E+300"},
                             {"48601234567", "0.00E+00", "48601234567"},
                             {"48601234567", "##0.0E+0", "48601234567"},
                             {"48601234567", "@", "48601234567"},
                             {".5", "General", "0.5"}};
  require_all(kCases);
}

TEST_CASE("What is no number is a text", "[cells]") {
  for (const std::string_view text :
       {"", "-", "abc", "1,5", "1E", "INF", "NaN", "0x1", "1E999999999", " 1", "1e-999999"})
    CHECK(show(text, "General", CellKind::text) == text);
}

TEST_CASE("Placeholders, thousands, scaling, percent and literals", "[cells]") {
  constexpr Case kCases[] = {{"123", "00000", "00123"},
                             {"1234.59", "####.#", "1234.6"},
                             {"8.9", "#.000", "8.900"},
                             {"0.631", "0.#", "0.6"},
                             {"12", "#.0#", "12.0"},
                             {"1234.568", "#.0#", "1234.57"},
                             {"0.5", "#.00", ".50"},
                             {"5", "#.", "5."},
                             {"12000", "#,###", "12,000"},
                             {"12000", "#,", "12"},
                             {"12200000", "0.0,,", "12.2"},
                             {"1234567.891", "#,##0.00", "1,234,567.89"},
                             {"12", "000,000", "000,012"},
                             {"0.285", "0.00", "0.29"},
                             {"2.5", "0", "3"},
                             {"-2.5", "0", "-3"},
                             {"0.285", "0%", "29%"},
                             {"0.08", "0.00%", "8.00%"},
                             {"5", "0\" kg\"", "5 kg"},
                             {"5", "0\\ \\k\\g", "5 kg"},
                             {"5", "\"\xE2\x82\xAC\" 0.00", "\xE2\x82\xAC 5.00"},
                             {"5", "[$\xE2\x82\xAC-407] 0.00", "\xE2\x82\xAC 5.00"},
                             {"-1234.5", "_-* #,##0.00_-;-* #,##0.00_-;_-* \"-\"?\?_-;_-@_-", "-1,234.50"},
                             {"501228855", "000-000-000", "501-228-855"},
                             {"48501228855", "+00 (000) 000-000", "+48 (501) 228-855"},
                             {"5551234", "[<=9999999]###-####;(###) ###-####", "555-1234"},
                             {"4255551234", "[<=9999999]###-####;(###) ###-####", "(425) 555-1234"},
                             {"42", "\"ID-\"General", "ID-42"},
                             {"42", "#,##0,\"k\"", "0k"},
                             {"999999999999999", "0", "999999999999999"},
                             {"1234567890123456789", "0", "1.23456789012346E+18"},
                             {"1E22", "#,##0.00", "1E+22"}};
  require_all(kCases);
}

TEST_CASE("Sections and conditions", "[cells]") {
  constexpr std::string_view kThree = "0.0;(0.0);\"none\"", kTwo = "0;(0)";
  const Case kCases[] = {{"2", kThree, "2.0"},
                         {"-2", kThree, "(2.0)"},
                         {"0", kThree, "none"},
                         {"0", kTwo, "0"},
                         {"-3", kTwo, "(3)"},
                         {"-3", "0", "-3"},
                         {"-3", "0;@", "-3"},
                         {"7", "[Red]0", "7"},
                         {"50", "[<100]\"low\";\"high\"", "low"},
                         {"100", "[<100]\"low\";\"high\"", "high"},
                         {"1", "[=1]\"yes\";[=0]\"no\";General", "yes"},
                         {"0", "[=1]\"yes\";[=0]\"no\";General", "no"},
                         {"2", "[=1]\"yes\";[=0]\"no\";General", "2"},
                         {"-5", "[<0]0;0.0", "5"},
                         {"5", "[<0]0;0.0", "5.0"},
                         {"-5", "[<100]0;0.0", "-5"}};
  require_all(kCases);
}

TEST_CASE("A format never makes a consent of another number, nor a blank of a value", "[cells]") {
  constexpr Case kCases[] = {{"0.6", "0", "0.6"},
                             {"0.4", "0", "0.4"},
                             {"1000", "0,", "1000"},
                             {"-1", "0;0", "-1"},
                             {"0", "0;-0;", "0"},
                             {"1", ";;;", "1"},
                             {"0", "#", "0"},
                             {"1", "0", "1"},
                             {"1", "0.0", "1.0"},
                             {"0", "#,##0", "0"},
                             {"0.4", "#,##0", "0.4"},
                             {"1", "\"0\"", "1"},
                             {"0", "_(* #,##0_);_(* \\(#,##0\\);_(* \"-\"_);_(@_)", "-"}};
  require_all(kCases);
}

TEST_CASE("Fractions", "[cells]") {
  constexpr Case kCases[] = {{"5.25", "# ?/?", "5 1/4"},
                             {"5.3", "# ?\?/??", "5 3/10"},
                             {"0.25", "# ?/?", "1/4"},
                             {"3", "# ?/?", "3"},
                             {"0", "# ?/?", "0"},
                             {"5.25", "?/?", "21/4"},
                             {"1.5", "# ?/8", "1 4/8"},
                             {"-1.5", "# ?/?", "-1 1/2"},
                             {"3.14159265", "# ?\?/??", "3 1/7"},
                             {"3.14159265", "# ?\?\?/???", "3 16/113"},
                             {"1.999999", "# ?/?", "2"}};
  require_all(kCases);
}

TEST_CASE("Dates and times in ISO 8601, whatever the sheet shows", "[cells]") {
  CHECK(show_date("46349", "m/d/yyyy") == "2026-11-23");
  CHECK(show_date("46349.427083333336", "dd.mm.yyyy hh:mm") == "2026-11-23 10:15:00");
  CHECK(show_date("46349.427083333336", "yyyy-mm-dd") == "2026-11-23");
  CHECK(show_date("46349.427083333336", "h:mm AM/PM") == "10:15:00");
  CHECK(show_date("0.427083333333333", "h:mm") == "10:15:00");
  CHECK(show_date("1.09375", "[h]:mm:ss") == "26:15:00");
  CHECK(show_date("0.0001", "[ss].00") == "00:00:08.640");
  CHECK(show_date("46349", "mmm-yy") == "2026-11-23");
  CHECK(show_date("46349", "[$-F800]dddd, mmmm dd, yyyy") == "2026-11-23");
  CHECK(show_date("46349.5", "[$-409]m/d/yy h:mm AM/PM;@") == "2026-11-23 12:00:00");
  CHECK(show_date("46349.5", "m/d/yy\\ h:mm;@") == "2026-11-23 12:00:00");
  CHECK(show_date("0.5", "mm:ss") == "12:00:00");
  CHECK(show_date("46349", "mmmm") == "2026-11-23");
  CHECK(show_date("46349", "yyyy\"\xE5\xB9\xB4\"m\"\xE6\x9C\x88\"d\"\xE6\x97\xA5\"") == "2026-11-23");
  CHECK(show("46349", "0\"d\"") == "46349d");
  CHECK(show("46349", "\"y\"0") == "y46349");
}

TEST_CASE("The calendars of 1900 and 1904 to their ends", "[cells]") {
  constexpr std::string_view kDay = "yyyy-mm-dd", kBoth = "yyyy-mm-dd hh:mm";
  CHECK(show_date("0", kDay) == "1900-01-00");
  CHECK(show_date("1", kDay) == "1900-01-01");
  CHECK(show_date("59", kDay) == "1900-02-28");
  CHECK(show_date("60", kDay) == "1900-02-29");
  CHECK(show_date("61", kDay) == "1900-03-01");
  CHECK(show_date("36585", kDay) == "2000-02-29");
  CHECK(show_date("2958465", kDay) == "9999-12-31");
  CHECK(show_date("2958465.9999", kBoth) == "9999-12-31 23:59:51.360");
  CHECK(show("2958466", kDay) == "2958466");
  CHECK(show("2958465.9999999999999", kDay) == "2958466");
  CHECK(show("-1", kDay) == "-1");
  CHECK(show("-0.5", "h:mm") == "-0.5");
  CHECK(show("1E300", kDay) == "1E+300");
  CHECK(show_date("0", kDay, true) == "1904-01-01");
  CHECK(show_date("44887", kDay, true) == "2026-11-23");
  CHECK(show_date("2957003", kDay, true) == "9999-12-31");
  CHECK(show("2957004", kDay, CellKind::number, true) == "2957004");
  CHECK(show_date("46349.99999999999", kBoth) == "2026-11-24 00:00:00");
}

TEST_CASE("Built-in formats by their numbers", "[cells]") {
  CHECK(show_by_id("1234.5", 0) == "1234.5");
  CHECK(show_by_id("1234.5", 4) == "1,234.50");
  CHECK(show_by_id("-1234.5", 39) == "(1,234.50)");
  CHECK(show_by_id("-1234.5", 44) == "$(1,234.50)");
  CHECK(show_by_id("46349", 14) == "2026-11-23");
  CHECK(show_by_id("46349.25", 22) == "2026-11-23 06:00:00");
  CHECK(show_by_id("0.25", 45) == "06:00:00");
  CHECK(show_by_id("1.25", 46) == "30:00:00");
  CHECK(show_by_id("46349", 27) == "2026-11-23");
  CHECK(show_by_id("46349", 55) == "2026-11-23");
  CHECK(show_by_id("0.25", 55) == "06:00:00");
  CHECK(show_by_id("48601234567", 49) == "48601234567");
  CHECK(show_by_id("5", 163) == "5");
  NumberFormats formats;
  formats.define(14, "0.0");
  formats.define(164, "yyyy");
  std::string buffer;
  CHECK(number_text("5", formats.of(14), false, buffer).text == "5.0");
  CHECK(number_text("46349", formats.of(164), false, buffer).text == "2026-11-23");
}

TEST_CASE("Any code of a format and any number give a text", "[cells]") {
  test::Random random;
  constexpr std::string_view kMarks[] = {
      "0",        "#",  "?",   ".", ",",  "/", "%",     "E+",    "e-",           "@",   "General", "\"a\"",
      "\"",       "\\", "\\x", "_", "_)", "*", "[Red]", "[<5]",  "[>=-1E3]",     "[h]", "[",       "]",
      "[$x-409]", ";",  "y",   "m", "d",  "h", "s",     "AM/PM", "\xE2\x82\xAC", " ",   "-",       "8"};
  constexpr std::string_view kNumbers[] = {"0",           "-1",  "1E300", "1E-300", "0.5", "123456789012345678",
                                           "46349.99999", "-0.1"};
  for (int i = 0; i < 20000; ++i) {
    std::string code, buffer;
    for (uint32_t n = random.below(12); n; --n) code += kMarks[random.below(std::size(kMarks))];
    const NumberFormat format(code);
    for (const std::string_view number : kNumbers) {
      INFO(code);
      CHECK(!number_text(number, format, false, buffer).text.empty());
    }
  }
}

TEST_CASE("Doubles by their bits are those of the C library to 17 digits", "[cells]") {
  test::Random random;
  const auto check = [](double value) {
    char expected[64];
    std::snprintf(expected, sizeof expected, "%.17g", value);
    std::string buffer;
    const std::string text(decimal_of(std::bit_cast<uint64_t>(value), buffer));
    char shown[64];
    std::snprintf(shown, sizeof shown, "%.17g", std::strtod(text.c_str(), nullptr));
    INFO(expected << " as " << text);
    REQUIRE(std::string(shown) == expected);
    const std::optional<Decimal> a = read_decimal(text), b = read_decimal(expected);
    REQUIRE(a.has_value());
    REQUIRE((a->digits == b->digits && a->exponent == b->exponent && a->negative == b->negative));
  };
  for (const double value :
       {1.0, 0.1, 0.5, 1e15, 1e22, 1e23, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 48601234567.0, 0.3,
        9007199254740993.0, 1e-5, -1.5, 9.9999999999999995e22, 46349.427083333336})
    check(value);
  for (int i = 0; i < 20000; ++i) {
    const uint64_t bits =
        uint64_t{random.below(1u << 31)} << 33 ^ uint64_t { random.below(1u << 31) } << 11 ^ random.below(1u << 31);
    const double value = std::bit_cast<double>(bits);
    if (value == value && value - value == 0 && value != 0) check(value);
    check(static_cast<double>(static_cast<int64_t>(bits >> 20)) / 100);
  }
  std::string buffer;
  CHECK(decimal_of(0x7FF0000000000000, buffer).empty());
  CHECK(decimal_of(0x7FF8000000000000, buffer).empty());
  CHECK(decimal_of(0x8000000000000000, buffer) == "0");
  CHECK(decimal_of(std::bit_cast<uint64_t>(48601234567.0), buffer) == "48601234567");
}
