// The types of values: what each takes, its normal form, and suggestions that are never applied.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "core/record/numbers.h"
#include "core/record/places.h"
#include "core/record/spreadsheet_damage.h"
#include "core/record/time_zones.h"
#include "core/record/times.h"
#include "core/record/words.h"
#include "core/text/iso_codes.h"

using namespace consentry;

namespace {

using Texts = std::vector<std::string>;

std::string shown(const Normalised& result) { return result.fault ? "!" : std::string(result.normal); }

std::string integer(std::string_view text, const char* marks = "", bool negative = true) {
  Field field;
  field.thousands_marks = marks;
  field.negative = negative;
  std::string buffer;
  return shown(normalise_integer(text, field, buffer));
}

Field decimal_field(const char* mark, const char* marks = "") {
  Field field;
  field.decimal_mark = mark;
  field.thousands_marks = marks;
  return field;
}

std::string decimal(std::string_view text, const Field& field) {
  std::string buffer;
  return shown(normalise_decimal(text, field, buffer));
}

std::string time_of(std::string_view text, Texts forms) {
  Field field;
  field.forms = std::move(forms);
  std::string buffer;
  return shown(normalise_time(text, field, buffer));
}

Field formed(Texts forms) {
  Field field;
  field.forms = std::move(forms);
  return field;
}

std::string country(std::string_view text, Texts forms) {
  std::string buffer;
  return shown(normalise_country(text, formed(std::move(forms)), buffer));
}

std::string language(std::string_view text, const char* form) {
  std::string buffer;
  return shown(normalise_language(text, formed({form}), buffer));
}

std::string timezone_of(std::string_view text, Texts forms) {
  return shown(normalise_timezone(text, formed(std::move(forms))));
}

Field words(Texts values, bool any_case = false) {
  Field field;
  field.values = std::move(values);
  field.any_case = any_case;
  return field;
}

std::string list(std::string_view text, const Field& field) {
  std::string buffer;
  return shown(normalise_list(text, field, buffer));
}

}  // namespace

TEST_CASE("Whole numbers", "[types]") {
  CHECK(integer("0") == "0");
  CHECK(integer("-42") == "-42");
  CHECK(integer("+42") == "42");
  CHECK(integer("5,290", ", ") == "5290");
  CHECK(integer("1 234 567", ", ") == "1234567");
  CHECK(integer("12345678901234567890123") == "12345678901234567890123");
  for (const char* bad : {"", "-", "+", "007", "00", "1.5", "5,29", "1,234 567", "1,,234", ",234", "12,3456", "1,234,",
                          "--1", "1-", "1e3", "x", "１"}) {
    INFO(bad);
    CHECK(integer(bad, ", ") == "!");
  }
  CHECK(integer("5,290") == "!");
}

TEST_CASE("A minus is refused where the profile wants none", "[types]") {
  CHECK(integer("-1", "", false) == "!");
  CHECK(integer("-0", "", false) == "!");
  CHECK(integer("+1", "", false) == "1");
  CHECK(integer("1", "", false) == "1");
  Field field = decimal_field(".");
  field.negative = false;
  CHECK(decimal("-0.5", field) == "!");
  CHECK(decimal("0.5", field) == "0.5");
}

TEST_CASE("Decimal numbers keep their digits", "[types]") {
  const Field point = decimal_field("."), comma = decimal_field(",", ".");
  CHECK(decimal("12.50", point) == "12.50");
  CHECK(decimal("12", point) == "12");
  CHECK(decimal("+1.5", point) == "1.5");
  CHECK(decimal("-0,5", decimal_field(",")) == "-0.5");
  CHECK(decimal("1.234,50", comma) == "1234.50");
  CHECK(decimal("1.234", comma) == "1234");
  for (const char* bad : {"", "12,50", ".5", "5.", "1e3", "1.2.3", "01.5", "1.5 ", "1.-5"}) {
    INFO(bad);
    CHECK(decimal(bad, point) == "!");
  }
  CHECK(decimal("1,234.50", comma) == "!");
}

TEST_CASE("Decimals behind the mark are bounded", "[types]") {
  Field field = decimal_field(".");
  field.max_decimals = 2;
  CHECK(decimal("1.25", field) == "1.25");
  CHECK(decimal("1.250", field) == "!");
  CHECK(decimal("1250", field) == "1250");
  field.max_decimals = 0;
  CHECK(decimal("1.0", field) == "!");
  CHECK(decimal("1.", field) == "!");
  CHECK(decimal("1", field) == "1");
}

TEST_CASE("Dates of a stated form are calendar days", "[types]") {
  CHECK(time_of("2024-02-29", {"YYYY-MM-DD"}) == "2024-02-29");
  CHECK(time_of("30.09.2022", {"DD.MM.YYYY"}) == "2022-09-30");
  CHECK(time_of("0001-01-01", {"YYYY-MM-DD"}) == "0001-01-01");
  CHECK(time_of("20220930", {"YYYYMMDD"}) == "2022-09-30");
  for (const char* bad :
       {"2023-02-29", "1900-02-29", "2022-9-3", "0000-01-01", "2022-00-10", "2022-10-00", "2022-13-01", "2022-04-31",
        "2022-09-30 ", "2022-09-3O", "22-09-30", "", "2022-09-30T10:09"}) {
    INFO(bad);
    CHECK(time_of(bad, {"YYYY-MM-DD"}) == "!");
  }
  CHECK(time_of("2000-02-29", {"YYYY-MM-DD"}) == "2000-02-29");
  CHECK(time_of("31.12.2022", {"DD.MM.YYYY"}) == "2022-12-31");
}

TEST_CASE("M and D take one digit or two", "[types]") {
  CHECK(time_of("3.9.2022", {"D.M.YYYY"}) == "2022-09-03");
  CHECK(time_of("03.09.2022", {"D.M.YYYY"}) == "2022-09-03");
  CHECK(time_of("31.12.2022", {"D.M.YYYY"}) == "2022-12-31");
  CHECK(time_of("9/30/2022", {"M/D/YYYY"}) == "2022-09-30");
  CHECK(time_of("003.9.2022", {"D.M.YYYY"}) == "!");
  CHECK(time_of(".9.2022", {"D.M.YYYY"}) == "!");
}

TEST_CASE("Times of day exist and keep their parts", "[types]") {
  CHECK(time_of("30.09.2022 10:09", {"DD.MM.YYYY hh:mm"}) == "2022-09-30T10:09");
  CHECK(time_of("2022-09-30T10:09:08", {"YYYY-MM-DDThh:mm:ss"}) == "2022-09-30T10:09:08");
  CHECK(time_of("2022-09-30 10:09:08.120", {"YYYY-MM-DD hh:mm:ss.SSS"}) == "2022-09-30T10:09:08.120");
  CHECK(time_of("2022-09-30T10:09:08Z", {"YYYY-MM-DDThh:mm:ssZ"}) == "2022-09-30T10:09:08Z");
  CHECK(time_of("2022-09-30T10:09:08+02:00", {"YYYY-MM-DDThh:mm:ssZ"}) == "2022-09-30T10:09:08+02:00");
  CHECK(time_of("2022-09-30T10:09:08:120-05:30", {"YYYY-MM-DDThh:mm:ss:SSSZ"}) == "2022-09-30T10:09:08.120-05:30");
  CHECK(time_of("00:00 01.01.2022", {"hh:mm DD.MM.YYYY"}) == "2022-01-01T00:00");
  for (const char* bad : {"2022-09-30T24:00:00Z", "2022-09-30T23:60:00Z", "2022-09-30T23:59:60Z", "2022-09-30T1:09:08Z",
                          "2022-09-30T10:09:08", "2022-09-30T10:09:08z", "2022-09-30T10:09:08+24:00",
                          "2022-09-30T10:09:08+02:60", "2022-09-30T10:09:08+0200", "2022-09-30T10:09:08+2:00",
                          "2022-09-30 10:09:08Z", "2022-09-30T10:09:08ZZ", "2022-02-30T10:09:08Z"}) {
    INFO(bad);
    CHECK(time_of(bad, {"YYYY-MM-DDThh:mm:ssZ"}) == "!");
  }
  CHECK(time_of("30.09.2022", {"DD.MM.YYYY hh:mm"}) == "!");
  CHECK(time_of("30.09.2022 10:09", {"DD.MM.YYYY"}) == "!");
  CHECK(time_of("2022-09-30 10:09:08.12", {"YYYY-MM-DD hh:mm:ss.SSS"}) == "!");
}

TEST_CASE("Of several forms any will do", "[types]") {
  const Texts forms = {"YYYY-MM-DD", "DD.MM.YYYY", "DD.MM.YYYY hh:mm"};
  CHECK(time_of("2022-09-30", forms) == "2022-09-30");
  CHECK(time_of("30.09.2022", forms) == "2022-09-30");
  CHECK(time_of("30.09.2022 10:09", forms) == "2022-09-30T10:09");
  CHECK(time_of("30/09/2022", forms) == "!");
}

TEST_CASE("Countries are those of ISO 3166-1, in any case", "[types]") {
  CHECK(country("PL", {"alpha-2"}) == "PL");
  CHECK(country("pl", {"alpha-2"}) == "PL");
  CHECK(country("Pol", {"alpha-3"}) == "POL");
  CHECK(country("POL", {"alpha-2"}) == "!");
  CHECK(country("PL", {"alpha-3"}) == "!");
  CHECK(country("pol", {"alpha-2", "alpha-3"}) == "POL");
  for (const char* bad : {"", "P", "UK", "EU", "XK", "ZZ", "AA", "Poland", "P1", "ÖS", "AC", "DG", "EA", "IC"}) {
    INFO(bad);
    CHECK(country(bad, {"alpha-2"}) == "!");
  }
  int found = 0;
  for (char a = 'A'; a <= 'Z'; ++a)
    for (char b = 'A'; b <= 'Z'; ++b) found += find_country(std::string{a, b}).has_value();
  CHECK(found == 249);  // as many as ISO 3166-1 assigns
}

TEST_CASE("Every country has two codes that find each other", "[types]") {
  for (const auto& [two, three] :
       {std::pair{"AD", "AND"}, {"DE", "DEU"}, {"GB", "GBR"}, {"RO", "ROU"}, {"SS", "SSD"}, {"ZW", "ZWE"}}) {
    CHECK(find_country(two)->alpha3 == three);
    CHECK(find_country(three)->alpha2 == two);
  }
}

TEST_CASE("A country's other code is suggested", "[types]") {
  CHECK(likely_country("POL", formed({"alpha-2"})) == "PL");
  CHECK(likely_country("de", formed({"alpha-3"})) == "DEU");
  CHECK(likely_country("uk", formed({"alpha-2"})) == "GB");
  CHECK(likely_country("EL", formed({"alpha-2"})) == "GR");
  CHECK(likely_country("Poland", formed({"alpha-2"})).empty());
  CHECK(likely_country("ZZ", formed({"alpha-2"})).empty());
}

TEST_CASE("Languages are those of ISO 639-1, or tags of BCP 47", "[types]") {
  CHECK(language("pl", "alpha-2") == "pl");
  CHECK(language("DE", "alpha-2") == "de");
  CHECK(language("tl", "alpha-2") == "tl");
  for (const char* bad : {"", "p", "xx", "pol", "pl-PL", "polski", "iw", "sh"}) {
    INFO(bad);
    CHECK(language(bad, "alpha-2") == "!");
  }
  CHECK(language("PL-pl", "bcp-47") == "pl-PL");
  CHECK(language("zh-hant-tw", "bcp-47") == "zh-Hant-TW");
  CHECK(language("es-419", "bcp-47") == "es-419");
  CHECK(language("sl-ROZAJ-biske-1994", "bcp-47") == "sl-rozaj-biske-1994");
  CHECK(language("fil", "bcp-47") == "fil");
  for (const char* bad : {"", "pl_PL", "pl-", "-PL", "pl--PL", "pl-P", "pl-PL-PL", "xxx", "pol", "pl-PL-Latn", "pl-12",
                          "pl-abc", "pl-x-private", "en-a-bbb", "zh-cmn", "pl-ÄÖ"}) {
    INFO(bad);
    CHECK(language(bad, "bcp-47") == "!");
  }
  int found = 0;
  for (char a = 'a'; a <= 'z'; ++a)
    for (char b = 'a'; b <= 'z'; ++b) found += is_language(std::string{a, b});
  CHECK(found == 183);  // as many as ISO 639-1 has
}

TEST_CASE("Time zones are spelt as IANA or Rails spell them", "[types]") {
  CHECK(timezone_of("Europe/Warsaw", {"iana"}) == "Europe/Warsaw");
  CHECK(timezone_of("US/Eastern", {"iana"}) == "US/Eastern");
  CHECK(timezone_of("UTC", {"iana"}) == "UTC");
  CHECK(timezone_of("Eastern Time (US & Canada)", {"rails"}) == "Eastern Time (US & Canada)");
  CHECK(timezone_of("Warsaw", {"iana", "rails"}) == "Warsaw");
  for (const char* bad : {"", "europe/warsaw", "Europe/Warszawa", "Warsaw", "Factory", "GMT+2", "+02:00", "CEST",
                          "Europe", "Etc/Unknown"}) {
    INFO(bad);
    CHECK(timezone_of(bad, {"iana"}) == "!");
  }
  CHECK(timezone_of("Europe/Warsaw", {"rails"}) == "!");
  CHECK(timezone_of("eastern time (us & canada)", {"rails"}) == "!");
}

TEST_CASE("The tables of time zones are in order", "[types]") {
  const auto iana = iana_time_zones();
  CHECK(std::is_sorted(iana.begin(), iana.end()));
  CHECK(std::adjacent_find(iana.begin(), iana.end()) == iana.end());
  CHECK(iana.size() > 500);
  for (const RailsTimeZone& zone : rails_time_zones()) {
    INFO(zone.name);
    CHECK(std::binary_search(iana.begin(), iana.end(), zone.iana));
    const auto same = [&](const RailsTimeZone& other) { return other.name == zone.name; };
    CHECK(std::count_if(rails_time_zones().begin(), rails_time_zones().end(), same) == 1);
  }
}

TEST_CASE("A time zone's real name is suggested", "[types]") {
  const Field iana = formed({"iana"}), rails = formed({"rails"});
  CHECK(likely_timezone("europe/warsaw", iana) == "Europe/Warsaw");
  CHECK(likely_timezone("Warsaw", iana) == "Europe/Warsaw");
  CHECK(likely_timezone("new york", iana) == "America/New_York");
  CHECK(likely_timezone("Pacific Time (US & Canada)", iana) == "America/Los_Angeles");
  CHECK(likely_timezone("Europe/Warszaw", iana) == "Europe/Warsaw");
  CHECK(likely_timezone("America/New_York", rails) == "Eastern Time (US & Canada)");
  CHECK(likely_timezone("Eastern Time (US and Canada)", rails) == "Eastern Time (US & Canada)");
  CHECK(likely_timezone("XY", iana).empty());
  CHECK(likely_timezone("somewhere else entirely", iana).empty());
}

TEST_CASE("Words are exact, or in any case of their letters", "[types]") {
  const Field exact = words({"Male", "Female"}), any = words({"Male", "Ändern", "ДА"}, true);
  CHECK(shown(normalise_choice("Male", exact)) == "Male");
  CHECK(shown(normalise_choice("male", exact)) == "!");
  CHECK(shown(normalise_choice("mALE", any)) == "Male");
  CHECK(shown(normalise_choice("ÄNDERN", any)) == "Ändern");
  CHECK(shown(normalise_choice("да", any)) == "ДА");
  CHECK(shown(normalise_choice("Mal", any)) == "!");
  CHECK(shown(normalise_choice("andern", any)) == "!");
}

TEST_CASE("Booleans have words of the profile", "[types]") {
  Field field;
  field.true_words = {"yes", "1"};
  field.false_words = {"no", "0"};
  CHECK(shown(normalise_boolean("yes", field)) == "true");
  CHECK(shown(normalise_boolean("0", field)) == "false");
  CHECK(shown(normalise_boolean("YES", field)) == "!");
  field.any_case = true;
  CHECK(shown(normalise_boolean("YES", field)) == "true");
  CHECK(shown(normalise_boolean("nO", field)) == "false");
  CHECK(shown(normalise_boolean("n", field)) == "!");
}

TEST_CASE("Lists part at their separator, and blank items are none", "[types]") {
  Field free;
  CHECK(list("a,b", free) == "a,b");
  CHECK(list(" a , b c,,", free) == "a,b c");
  free.separator = "|";
  CHECK(list("a,b| c", free) == "a,b|c");
  Field field = words({"News", "Sport"}, true);
  CHECK(list("news,SPORT", field) == "News,Sport");
  CHECK(list("news,music", field) == "!");
  field.max_items = 2;
  CHECK(list("news,sport,", field) == "News,Sport");
  CHECK(list("news,sport,news", field) == "!");
  CHECK(count_items(",a,, b,", field) == 2);
  CHECK(count_items(" , ,", field) == 0);
}

TEST_CASE("A slip is told from another word", "[types]") {
  const Texts values = {"Female", "Male", "M", "tak"};
  CHECK(near_word("Femal", values) == "Female");
  CHECK(near_word("FEMALE", values) == "Female");
  CHECK(near_word("m", values) == "M");
  CHECK(near_word("K", values).empty());
  CHECK(near_word("tam", values).empty());
  CHECK(near_word("unknown", values).empty());
  CHECK(near_word("", values).empty());
}

TEST_CASE("Long numbers that a spreadsheet shortened", "[types]") {
  for (const char* short_form : {"4.86E+10", "4,86E+10", "1E+15", "9.99999E+307", "0E+10"}) {
    INFO(short_form);
    CHECK(may_be_damaged(short_form));
    CHECK(is_shortened_number(short_form));
  }
  for (const char* other : {"", "E+10", "48.6E+10", "4.86E10", "4.86e+10", "4.86E-10", "4.E+10", "4.86E+1", "4.86E+",
                            " 4.86E+10", "4.86E+10 ", "4.86E+10x", "4.8,6E+10", "486", "4.86"}) {
    INFO(other);
    CHECK_FALSE((may_be_damaged(other) && is_shortened_number(other)));
  }
}

TEST_CASE("Errors of formulas in five languages", "[types]") {
  for (const char* error :
       {"#N/A", "#REF!", "#NAME?", "#DIV/0!", "#NV", "#BEZUG!", "#WERT!", "#ÜBERLAUF!", "#ADR!", "#DZIEL/0!",
        "#LICZBA!", "#VERW!", "#DEEL/0!", "#GETAL!", "#Н/Д", "#ССЫЛКА!", "#ДЕЛ/0!", "#ЧИСЛО!", "#GETTING_DATA"}) {
    INFO(error);
    CHECK(may_be_damaged(error));
    CHECK(is_formula_error(error));
  }
  for (const char* other : {"", "#", "#1", "#NA", "N/A", "#n/a", "#N/A ", "#REF", "#hashtag", "##", "#N/A #N/A"}) {
    INFO(other);
    CHECK_FALSE((may_be_damaged(other) && is_formula_error(other)));
  }
}
