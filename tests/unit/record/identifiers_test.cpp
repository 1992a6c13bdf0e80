// E-mail addresses, telephone numbers and ids: what is valid, what is wrong with the others, and the normal form.
#include <catch2/catch_test_macros.hpp>

#include "core/record/email.h"
#include "core/record/phone.h"

using namespace consentry;

namespace {

std::string email(std::string_view text) {
  std::string buffer;
  const Normalised result = normalise_email(text, buffer);
  return result.fault ? "!" + std::string(result.fault) : std::string(result.normal);
}

std::string phone(std::string_view text, bool plus_optional = false) {
  Field field;
  field.plus_optional = plus_optional;
  std::string buffer;
  const Normalised result = normalise_phone(text, field, buffer);
  return result.fault ? "!" + std::string(result.fault) : std::string(result.normal);
}

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

TEST_CASE("Ids stay as they are", "[phone]") {
  Field field;
  field.max_length = 5;
  CHECK(normalise_id("00481", field).normal == "00481");
  CHECK(normalise_id("żółwi", field).fault == nullptr);  // five characters, eight bytes
  CHECK(normalise_id("004812", field).fault == std::string_view("too_long"));
  CHECK(normalise_id("a\tb", field).fault == std::string_view("control"));
}
