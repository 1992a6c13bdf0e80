// E-mail addresses, telephone numbers and ids: what is valid, what is wrong with the others, and the normal form.
#include <catch2/catch_test_macros.hpp>

#include "core/record/email.h"
#include "core/record/email_domains.h"
#include "core/record/email_roles.h"
#include "core/record/ids.h"
#include "core/record/phone.h"

using namespace consentry;

namespace {

std::string email(std::string_view text) {
  std::string buffer;
  const Normalised result = normalise_email(text, buffer);
  return result.fault ? "!" + std::string(result.fault) : std::string(result.normal);
}

std::string shown(const Normalised& result) {
  return result.fault ? "!" + std::string(result.fault) : std::string(result.normal);
}

std::string phone(std::string_view text, bool plus_optional = false) {
  Field field;
  field.plus_optional = plus_optional;
  std::string buffer;
  return shown(normalise_phone(text, field, buffer));
}

/// In a column whose numbers may stand without the code of `country`.
std::string home_phone(std::string_view country, std::string_view text, bool plus_optional = false) {
  Field field;
  field.plus_optional = plus_optional;
  std::string buffer;
  return shown(normalise_phone(text, field, buffer, find_phone_region(country)));
}

std::string id(std::string_view text, uint64_t max_length = 0) {
  Field field;
  field.max_length = max_length;
  std::string buffer;
  return shown(normalise_id(text, field, buffer));
}

std::string meant_by(std::string_view domain) { return std::string(EmailDomains().meant_by(domain)); }

}  // namespace

TEST_CASE("Addresses are valid by RFC 5321 and 6531", "[email]") {
  CHECK(email("a@b.pl") == "a@b.pl");
  CHECK(email("jan.kowalski+news@sub.firma.example") == "jan.kowalski+news@sub.firma.example");
  CHECK(email("Jan.Kowalski@Firma.EXAMPLE") == "jan.kowalski@firma.example");
  CHECK(email("o'neil_x@a-b.example") == "o'neil_x@a-b.example");
  CHECK(email("żółw@łódź.example") == "żółw@xn--d-uga0v4h.example");
  CHECK(email("\"a b\"@c.example") == "\"a b\"@c.example");
  CHECK(email(std::string(64, 'a') + "@b.pl") == std::string(64, 'a') + "@b.pl");
}

TEST_CASE("What is wrong with an address is named", "[email]") {
  CHECK(email("a\xCD\xBE@b.pl") == "!character");  // the Greek question mark is a semicolon
  CHECK(email("a@192.168.1.1") == "!domain_invalid");
  CHECK(email("a@example.123") == "!domain_invalid");
  CHECK(email("a@example.co1") == "a@example.co1");
  CHECK(email("a@" + std::string(2000, 'b') + ".pl") == "!too_long");
  CHECK(email("a\x1F"
              "b@c.example") == "!control");
  CHECK(email("a\x7F"
              "b@c.example") == "!control");
  CHECK(email("\"a\x1F"
              "b\"@c.example") == "!control");
  CHECK(email("a.b.pl") == "!no_at");
  CHECK(email("a@b@c.pl") == "!two_ats");
  CHECK(email("@b.pl") == "!local_empty");
  CHECK(email("a@") == "!domain_empty");
  CHECK(email("a@localhost") == "!domain_no_dot");
  CHECK(email("a..b@c.pl") == "!dot");
  CHECK(email(".a@c.pl") == "!dot");
  CHECK(email("a b@c.pl") == "!space_inside");
  CHECK(email("a(x)@c.pl") == "!comment");
  CHECK(email("a,b@c.pl") == "!character");
  CHECK(email("a@c..pl") == "!domain_invalid");
  CHECK(email("a@-c.pl") == "!domain_invalid");
  CHECK(email("a@c_d.pl") == "!domain_invalid");
  CHECK(email("a@[127.0.0.1]") == "!ip_literal");
  CHECK(email(std::string(65, 'a') + "@b.pl") == "!local_too_long");
}

TEST_CASE("Numbers become E.164", "[phone]") {
  CHECK(phone("+48501228855") == "+48501228855");
  CHECK(phone("+48 (501) 228-855") == "+48501228855");
  CHECK(phone("(+48)501228855") == "+48501228855");
  CHECK(phone("0048 501 22 88 55") == "+48501228855");
  CHECK(phone("48501228855", true) == "+48501228855");
}

TEST_CASE("Of one quoted spelling and one without there is one normal form", "[email]") {
  CHECK(email("\"a\"@b.pl") == "a@b.pl");
  CHECK(email("\"Jan.Nowak\"@b.pl") == "jan.nowak@b.pl");
  CHECK(email("\"j\\an\"@b.pl") == "jan@b.pl");
  CHECK(email("\"żółw\"@b.pl") == "żółw@b.pl");
  CHECK(email("\"a..b\"@b.pl") == "\"a..b\"@b.pl");
  CHECK(email("\".a\"@b.pl") == "\".a\"@b.pl");
  CHECK(email("\"a.\"@b.pl") == "\"a.\"@b.pl");
  CHECK(email("\"a\\ b\"@b.pl") == "\"a b\"@b.pl");
  CHECK(email("\"a\\\"b\"@b.pl") == "\"a\\\"b\"@b.pl");
  CHECK(email("\"a\\\\b\"@b.pl") == "\"a\\\\b\"@b.pl");
  CHECK(email("\"a@b\"@b.pl") == "\"a@b\"@b.pl");
  CHECK(email("\"\"@b.pl") == "\"\"@b.pl");
}

TEST_CASE("A local part may not outgrow its bound by folding", "[email]") {
  std::string grows;
  for (int i = 0; i < 32; ++i) grows += "ŉ";  // two bytes, folded three
  CHECK(email(grows + "@b.pl") == "!local_too_long");
}

TEST_CASE("A domain one slip away from a common one is told", "[email]") {
  CHECK(meant_by("gmial.com") == "gmail.com");
  CHECK(meant_by("gmai.com") == "gmail.com");
  CHECK(meant_by("gmaill.com") == "gmail.com");
  CHECK(meant_by("gnail.com") == "gmail.com");
  CHECK(meant_by("mgail.com") == "gmail.com");
  CHECK(meant_by("otmail.com") == "hotmail.com");
  CHECK(meant_by("hhotmail.com") == "hotmail.com");
  CHECK(meant_by("outlok.com") == "outlook.com");
  CHECK(meant_by("yahoo.con") == "yahoo.com");
  CHECK(meant_by("yahoo.co") == "yahoo.com");
  CHECK(meant_by("intera.pl") == "interia.pl");
  CHECK(meant_by("zigo.nl") == "ziggo.nl");
  CHECK(meant_by("t-onlin.de") == "t-online.de");
  CHECK(meant_by("rambler.u") == "rambler.ru");
  CHECK(meant_by("blueyonder.co.k") == "blueyonder.co.uk");
}

TEST_CASE("Providers with one home are told wherever else they stand", "[email]") {
  CHECK(meant_by("gmail.pl") == "gmail.com");
  CHECK(meant_by("gmail.com.br") == "gmail.com");
  CHECK(meant_by("icloud.de") == "icloud.com");
  CHECK(meant_by("googlemail.co.uk") == "googlemail.com");
}

TEST_CASE("Domains of others are left alone", "[email]") {
  for (const char* domain : {"gmail.com",
                             "mail.com",
                             "ymail.com",
                             "email.com",
                             "fmail.com",
                             "cloud.com",
                             "wahoo.com",
                             "gmx.net",
                             "gmx.de",
                             "gmx.at",
                             "wp.pl",
                             "vp.pl",
                             "op.pl",
                             "o2.pl",
                             "o3.pl",
                             "bk.ru",
                             "ok.ru",
                             "live.nl",
                             "live.no",
                             "mail.ru",
                             "email.ru",
                             "web.de",
                             "web.nl",
                             "free.fr",
                             "free.de",
                             "yahoo.be",
                             "yahoo.com.my",
                             "hotmail.dk",
                             "outlook.pt",
                             "online.de",
                             "example.com",
                             "firma.example",
                             "a.b",
                             "gmail",
                             "gmaail.co",
                             "interia.com.pl",
                             "blueyonder.couk.co.uk.example"}) {
    CAPTURE(domain);
    CHECK(meant_by(domain) == "");
  }
}

TEST_CASE("What was asked before does not change an answer", "[email]") {
  EmailDomains domains;
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < 1000; ++i) CHECK(domains.meant_by("firma" + std::to_string(i) + ".example") == "");
    CHECK(domains.meant_by("gmial.com") == "gmail.com");
    CHECK(domains.meant_by("gmail.com") == "");
  }
}

TEST_CASE("Addresses of functions are known by their local part", "[email]") {
  CHECK(role_of("info") == "info");
  CHECK(role_of("info+newsletter") == "info");
  CHECK(role_of("geschaeftsfuehrung") == "geschaeftsfuehrung");
  CHECK(role_of("zgloszenia") == "zgloszenia");
  CHECK(role_of("do-not-reply") == "do-not-reply");
  for (const char* name : {"", "+info", "infor", "inf", "info.anna", "anna.info", "\"info\"", "żółw", "anna",
                           "geschaeftsfuehrungen", "Info"})
    CHECK(role_of(name) == "");
}

TEST_CASE("What is wrong with a number is named", "[phone]") {
  CHECK(phone("48501228855") == "!no_country_code");
  CHECK(phone("0501228855", true) == "!no_country_code");
  CHECK(phone("4.86E+10") == "!scientific");
  CHECK(phone("4,86E+10") == "!scientific");
  CHECK(phone("501-CALL-ME") == "!letters");
  CHECK(phone("+48") == "!too_short");
  CHECK(phone("+4850122885512345") == "!too_long");
  CHECK(phone("48+501228855") == "!plus_inside");
  CHECK(phone("+48(501228855") == "!brackets");
  CHECK(phone("+49 (0)30 123456") == "!brackets");
  CHECK(phone("+48_501228855") == "!character");
}

TEST_CASE("There is a country behind a code, and numbers as long", "[phone]") {
  CHECK(phone("+999123456789") == "!country_code_unknown");
  CHECK(phone("+210123456789") == "!country_code_unknown");
  CHECK(phone("+12125550123") == "+12125550123");
  CHECK(phone("+1212555012") == "!national_length");
  CHECK(phone("+121255501234") == "!national_length");
  CHECK(phone("+33612345678") == "+33612345678");
  CHECK(phone("+3361234567") == "!national_length");
  CHECK(phone("00 33 6123 45678 9") == "!national_length");
  CHECK(phone("+290456") == "!national_length");
  CHECK(phone("+29022158") == "+29022158");        // Saint Helena, five digits
  CHECK(phone("+6834002") == "+6834002");          // Niue, four
  CHECK(phone("+80012345678") == "+80012345678");  // no country: international freephone
  CHECK(phone("+447911123456") == "+447911123456");
}

TEST_CASE("A zero dialled at home is none behind the country code", "[phone]") {
  CHECK(phone("+4407911123456") == "!zero");
  CHECK(phone("+49 030 123456") == "!zero");
  CHECK(phone("+390612345678") == "+390612345678");  // it belongs to the number
  CHECK(phone("+2250700000000") == "+2250700000000");
  CHECK(phone("+0501228855") == "!no_country_code");
  CHECK(phone("000501228855") == "!no_country_code");
}

TEST_CASE("Bare digits must be a number with country code", "[phone]") {
  CHECK(phone("501228855", true) == "!no_country_code");   // nine digits: a number at home
  CHECK(phone("9991234567", true) == "!no_country_code");  // ten: the same
  CHECK(phone("99912345678", true) == "!country_code_unknown");
  CHECK(phone("3361234567890", true) == "!national_length");
  CHECK(phone("491234", true) == "!too_short");
  CHECK(phone("+491234") == "+491234");
}

TEST_CASE("Numbers of the home country need no code", "[phone]") {
  CHECK(home_phone("PL", "501228855") == "+48501228855");
  CHECK(home_phone("PL", "501 228 855") == "+48501228855");
  CHECK(home_phone("PL", "48501228855") == "+48501228855");
  CHECK(home_phone("PL", "485012288") == "+48485012288");  // Radom: as long as the country's mobile numbers
  CHECK(home_phone("PL", "+491701234567") == "+491701234567");
  CHECK(home_phone("PL", "00491701234567") == "+491701234567");
  CHECK(home_phone("DE", "01701234567") == "+491701234567");
  CHECK(home_phone("DE", "1701234567") == "+491701234567");  // a spreadsheet took the zero
  CHECK(home_phone("DE", "491701234567") == "+491701234567");
  CHECK(home_phone("DE", "(030) 123456") == "+4930123456");
  CHECK(home_phone("NL", "0313123456") == "+31313123456");
  CHECK(home_phone("NL", "313123456") == "+31313123456");
  CHECK(home_phone("NL", "31612345678") == "+31612345678");
  CHECK(home_phone("US", "2125550123") == "+12125550123");
  CHECK(home_phone("US", "1 (212) 555-0123") == "+12125550123");
  CHECK(home_phone("RU", "89161234567") == "+79161234567");
  CHECK(home_phone("RU", "79161234567") == "+79161234567");
  CHECK(home_phone("RU", "8121234567") == "+78121234567");  // Saint Petersburg begins with the prefix
  CHECK(home_phone("HU", "06201234567") == "+36201234567");
  CHECK(home_phone("IT", "0612345678") == "+390612345678");
  CHECK(home_phone("IT", "39061234567") == "+39061234567");
  CHECK(home_phone("GB", "07911123456") == "+447911123456");
  CHECK(home_phone("LT", "80012345") == "+37080012345");  // of eight digits, although it begins with the prefix 8
}

TEST_CASE("What is no number of the home country", "[phone]") {
  CHECK(home_phone("US", "48501228855") == "!national_length");
  CHECK(home_phone("US", "48501228855", true) == "+48501228855");
  CHECK(home_phone("PL", "0501228855") == "!national_length");
  CHECK(home_phone("PL", "50122885512") == "!national_length");
  CHECK(home_phone("BY", "80291234567") == "!national_length");  // 8 and 0: the prefix is longer than its first digit
  CHECK(home_phone("PL", "501228") == "!too_short");
  CHECK(home_phone("DE", "123456") == "!too_short");  // of one town
  CHECK(home_phone("DE", "1234567") == "+491234567");
  CHECK(home_phone("FO", "211234") == "+298211234");  // so short are all numbers of the Faroe Islands
  CHECK(home_phone("PL", "5012288", true) == "+485012288");
}

TEST_CASE("With the country code a number may become too long", "[phone]") {
  Field field;
  field.max_digits = 10;
  std::string buffer;
  CHECK(shown(normalise_phone("501228855", field, buffer, find_phone_region("PL"))) == "!too_long");
  CHECK(shown(normalise_phone("+48501228855", field, buffer)) == "!too_long");
}

TEST_CASE("Without separators only digits and one plus in front", "[phone]") {
  Field field;
  field.separators = false;
  std::string buffer;
  const auto judged = [&](std::string_view text) { return shown(normalise_phone(text, field, buffer)); };
  CHECK(judged("+48501228855") == "+48501228855");
  CHECK(judged("0048501228855") == "+48501228855");
  for (const char* text :
       {"+48 501228855", "+48-501228855", "+48.501228855", "+48/501228855", "(+48)501228855", "+48\t501228855"})
    CHECK(judged(text) == "!separators");
  CHECK(judged("++48501228855") == "!plus_inside");
  CHECK(judged("+48x501228855") == "!letters");
}

TEST_CASE("More digits than E.164 has, where the profile takes them, must still be a number of their country",
          "[phone]") {
  Field field;
  field.max_digits = 20;
  std::string buffer;
  CHECK(shown(normalise_phone("+49123456789012345", field, buffer)) == "+49123456789012345");
  CHECK(shown(normalise_phone("+491234567890123456", field, buffer)) == "!national_length");
}

TEST_CASE("Ids stay as they are", "[id]") {
  CHECK(id("00481", 5) == "00481");
  CHECK(id("12345678901234567890") == "12345678901234567890");
  CHECK(id("żółwi", 5) == "żółwi");  // eight bytes
  CHECK(id("004812", 5) == "!too_long");
  CHECK(id("żółwik", 5) == "!too_long");
  CHECK(id("a\tb") == "!control");
  CHECK(id("a\x7F") == "!control");
}

TEST_CASE("Ids compare in one form of Unicode", "[id]") {
  CHECK(id("Zo\u0065\u0301") == "Zo\u00E9");
  CHECK(id("Zo\u00E9") == "Zo\u00E9");
  CHECK(id("e\u0301e\u0301", 2) == "\u00E9\u00E9");
  CHECK(id("Zo\u00C9") == "Zo\u00C9");  // capitals stay
}

TEST_CASE("Ids that a spreadsheet shortened are told", "[id]") {
  for (const char* text : {"4.86E+10", "4,86E+10", "1E+15", "1.23457E+17"}) CHECK(id(text) == "!scientific");
  for (const char* text : {"4.86E10", "4.86e+10", "48.6E+10", "4.86E+1", "E+10", "4.E+10", "4.86E+10x", "A4.86E+10"})
    CHECK(id(text) == text);
}

TEST_CASE("A number written as a measurement is none", "[phone]") {
  CHECK(phone("4.8E1") == "!scientific");
  CHECK(phone("+48501228855.0") == "!decimal");
  CHECK(phone("48501228855.0", true) == "!decimal");
  CHECK(home_phone("PL", "501228855.0") == "!decimal");
  CHECK(home_phone("PL", "501.228.855") == "+48501228855");
  CHECK(phone("+48.501228850") == "+48501228850");
}
