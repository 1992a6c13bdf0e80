// What must be true of a profile's fields (core/profile/field_checks.cpp, time_form_checks.cpp): each rule broken once, and the near
// miss that holds.
#include <catch2/catch_test_macros.hpp>

#include "tests/unit/profile/sample.h"

using namespace consentry::test;

namespace {

std::string outcome_of(const std::string& field) {
  return outcome(small_profile(R"("fields":[{"name":"email","type":"email"},)" + field + "]"));
}

/// The fault of a field "f" of this type, behind "profile_value: fields.f."; or "ok".
std::string fault(const std::string& type, const std::string& more = "") {
  const std::string found = outcome_of(R"({"name":"f","type":")" + type + '"' + (more.empty() ? "" : "," + more) + "}");
  const std::string_view start = "profile_value: fields.f.";
  return found.starts_with(start) ? found.substr(start.size()) : found;
}

bool has(const std::string& found, const std::string& part) {
  INFO(found);
  CHECK(found.find(part) != std::string::npos);
  return found.find(part) != std::string::npos;
}

std::string forms(const std::string& type, const std::string& list) { return fault(type, R"("forms":[)" + list + "]"); }

}  // namespace

TEST_CASE("keys stand with the types that use them") {
  CHECK(outcome_of(R"({"name":"f","max_digits":3})") ==
        "profile_value: fields.f.max_digits: only for type phone, not text");
  CHECK(fault("date", R"("forms":["YYYY-MM-DD"],"min_length":1)") == "min_length: only for type text, id, not date");
  CHECK(fault("text", R"("min_length":1,"max_length":2,"max_bytes":3)") == "ok");
  CHECK(fault("id", R"("min_length":1,"max_length":2,"max_bytes":3)") == "ok");
  CHECK(fault("email", R"("max_length":2,"max_bytes":3)") == "ok");
  CHECK(has(fault("email", R"("min_length":1)"), "only for type text, id, not email"));
  CHECK(has(fault("phone", R"("max_bytes":3)"), "only for type text, email, id, list, not phone"));
  CHECK(has(fault("integer", R"("max_decimals":3)"), "only for type decimal"));
  CHECK(has(fault("integer", R"("decimal_mark":",")"), "only for type decimal"));
  CHECK(has(fault("text", R"("negative":false)"), "only for type integer, decimal"));
  CHECK(has(fault("text", R"("values":["a"])"), "only for type enum, gender, list"));
  CHECK(has(fault("text", R"("any_case":true)"), "only for type boolean, enum, gender, list"));
  CHECK(has(fault("enum", R"("values":["a"],"separator":";")"), "only for type list"));
  CHECK(has(fault("enum", R"("values":["a"],"max_items":1)"), "only for type list"));
  CHECK(has(fault("text", R"("default_country":"PL")"), "only for type phone"));
  CHECK(has(fault("text", R"("separators":true)"), "only for type phone"));
  CHECK(has(fault("text", R"("forms":["iana"])"), "only for type date, datetime, country, language, timezone"));
}

TEST_CASE("numbers have marks that can be told apart") {
  CHECK(has(fault("decimal", R"("thousands_marks":" .")"), "thousands_marks: must not hold the decimal mark"));
  CHECK(fault("decimal", R"("decimal_mark":",","thousands_marks":" .","max_decimals":2,"negative":false)") == "ok");
  CHECK(has(fault("integer", R"("thousands_marks":"x")"), "part groups"));
  CHECK(fault("integer", R"("thousands_marks":".'")") == "ok");
}

TEST_CASE("lengths leave room") {
  CHECK(has(fault("text", R"("min_length":3,"max_length":2)"), "min_length: must not be above max_length"));
  CHECK(fault("text", R"("min_length":2,"max_length":2)") == "ok");
  CHECK(has(fault("id", R"("min_length":3,"max_bytes":2)"), "min_length: must not be above max_bytes"));
  CHECK(fault("id", R"("min_length":3)") == "ok");
}

TEST_CASE("forms of dates can be read") {
  CHECK(has(fault("date"), "forms: a date needs one"));
  CHECK(has(fault("datetime"), "forms: a date needs one"));
  for (const char* good : {"YYYY-MM-DD", "DD.MM.YYYY", "D.M.YYYY", "M/D/YYYY", "YYYYMMDD", "D/M, YYYY"}) {
    INFO(good);
    CHECK(forms("date", '"' + std::string(good) + '"') == "ok");
  }
  CHECK(forms("date", R"("yyyy-mm-dd")") ==
        "forms: \"yyyy-mm-dd\": only YYYY, MM, M, DD, D, hh, mm, ss, SSS, Z and T are letters of a form; did you mean "
        "\"YYYY-MM-DD\"?");
  CHECK(has(forms("date", R"("YY-MM-DD")"), "letters of a form"));
  CHECK(has(forms("date", R"("DD.MM")"), "year, month and day are needed"));
  CHECK(has(forms("date", R"("")"), "year, month and day are needed"));
  CHECK(has(forms("date", R"("DD.MM.YYYY DD")"), "a part stands twice"));
  CHECK(has(forms("date", R"("D.MM.M.YYYY")"), "a part stands twice"));
  CHECK(has(forms("date", R"("DMYYYY")"), "a mark is needed"));
  CHECK(has(forms("date", R"("YYYY-M1D")"), "a mark is needed"));
}

TEST_CASE("a date has no time, a datetime has one in some form") {
  CHECK(has(forms("date", R"("DD.MM.YYYY hh:mm")"), "a date has no time; make the field a datetime"));
  CHECK(has(forms("date", R"("YYYY-MM-DD","DD.MM.YYYY hh:mm")"), "a date has no time"));
  CHECK(forms("datetime", R"("DD.MM.YYYY hh:mm","DD.MM.YYYY")") == "ok");
  CHECK(has(forms("datetime", R"("DD.MM.YYYY")"), "none has a time"));
  CHECK(forms("datetime", R"("YYYY-MM-DDThh:mm:ss.SSSZ")") == "ok");
  CHECK(has(forms("datetime", R"("YYYY-MM-DD hh")"), "hh and mm go together"));
  CHECK(has(forms("datetime", R"("YYYY-MM-DD mm")"), "hh and mm go together"));
  CHECK(has(forms("datetime", R"("YYYY-MM-DD ss")"), "ss needs hh and mm"));
  CHECK(has(forms("datetime", R"("YYYY-MM-DD hh:mm SSS")"), "SSS needs ss"));
  CHECK(has(forms("datetime", R"("YYYY-MM-DDZ")"), "Z needs hh and mm"));
  CHECK(has(forms("datetime", R"("YYYY-MM-DD HH:mm")"), "did you mean \"YYYY-MM-DD hh:mm\"?"));
}

TEST_CASE("day and month are never guessed") {
  CHECK(has(forms("date", R"("DD/MM/YYYY","MM/DD/YYYY")"), "differ in the order of day and month only"));
  CHECK(has(forms("date", R"("D/M/YYYY","MM/DD/YYYY")"), "differ in the order of day and month only"));
  CHECK(forms("date", R"("DD.MM.YYYY","MM/DD/YYYY")") == "ok");
  CHECK(forms("date", R"("DD/MM/YYYY","D/M/YYYY")") == "ok");
}

TEST_CASE("places have forms that are known") {
  CHECK(fault("country") == "forms: needs one of alpha-2, alpha-3");
  CHECK(fault("language") == "forms: needs one of alpha-2, bcp-47");
  CHECK(fault("timezone") == "forms: needs one of iana, rails");
  CHECK(forms("country", R"("alpha-2","alpha-3")") == "ok");
  CHECK(forms("language", R"("bcp-47")") == "ok");
  CHECK(forms("timezone", R"("rails","iana")") == "ok");
  CHECK(has(forms("country", R"("alpha2")"), "\"alpha2\" is none of alpha-2, alpha-3; did you mean \"alpha-2\"?"));
  CHECK(has(forms("language", R"("alpha-3")"), "is none of alpha-2, bcp-47"));
  CHECK(has(forms("timezone", R"("IANA")"), "did you mean \"iana\"?"));
}

TEST_CASE("words can be found in cells") {
  CHECK(has(fault("boolean", R"("true":["1"])"), "words are needed for both answers"));
  CHECK(fault("boolean", R"("true":["1"],"false":["0"])") == "ok");
  CHECK(has(fault("boolean", R"("true":["1"],"false":["1"])"), "\"1\" stands for both"));
  CHECK(has(fault("boolean", R"("true":["t"],"false":["T"],"any_case":true)"), "\"T\" stands twice"));
  CHECK(fault("boolean", R"("true":["t"],"false":["T"])") == "ok");
  for (const char* type : {"enum", "gender"}) {
    CHECK(has(fault(type), "values: needed"));
    CHECK(fault(type, R"("values":["M","F"])") == "ok");
    CHECK(has(fault(type, R"("values":["M",""])"), "a word must not be empty"));
    CHECK(has(fault(type, R"("values":["M","F "])"), "\"F \" has blanks at its ends"));
    CHECK(has(fault(type, R"("values":["M","M"])"), "\"M\" stands twice"));
    CHECK(has(fault(type, R"("values":["M","m"],"any_case":true)"), "\"m\" stands twice"));
    CHECK(fault(type, R"("values":["M","m"])") == "ok");
  }
}

TEST_CASE("a list parts at one mark that no item holds") {
  CHECK(fault("list") == "ok");
  CHECK(fault("list", R"("separator":"|","values":["a,b"],"max_items":3)") == "ok");
  CHECK(has(fault("list", R"("values":["a,b"])"), "values: \"a,b\" holds the separator"));
  CHECK(has(fault("list", R"("separator":"")"), "is not one ASCII mark"));
  CHECK(has(fault("list", R"("separator":"; ")"), "is not one ASCII mark"));
  CHECK(has(fault("list", R"("separator":"x")"), "is not one ASCII mark"));
  CHECK(has(fault("list", R"("values":["a","a"])"), "\"a\" stands twice"));
}

TEST_CASE("phones have a home that exists") {
  CHECK(has(fault("phone", R"("max_digits":0)"), "expected 1 to 32"));
  CHECK(fault("phone", R"("max_digits":32,"default_country":"PL")") == "ok");
  CHECK(has(fault("phone", R"("max_digits":33)"), "expected 1 to 32"));
  CHECK(has(fault("phone", R"("default_country":"pl")"), "\"pl\" is no country by two capital letters"));
  CHECK(has(fault("phone", R"("default_country":"POL")"), "is no country"));
  CHECK(has(fault("phone", R"("default_country":"XX")"), "is no country"));
}

TEST_CASE("fields that belong together are declared") {
  CHECK(fault("text", R"("required_with":["email"])") == "ok");
  CHECK(has(fault("text", R"("required_with":["emial"])"), "\"emial\" is no declared field; did you mean \"email\"?"));
  CHECK(has(fault("text", R"("required_with":["f"])"), "\"f\" is the field itself"));
  CHECK(has(fault("id", R"("unique_with":"emial")"), "\"emial\" is no declared field; did you mean \"email\"?"));
  const auto with_consent = [](const std::string& name) {
    return outcome(small_profile(R"("fields":[{"name":"email","type":"email"},{"name":"f","required_with":[")" + name +
                                 R"("]}],"consents":{"given":["1"],"refused":["0"],"declared":[{"name":"news"}]})"));
  };
  CHECK(with_consent("news") == "ok");
  CHECK(has(with_consent("newz"), "did you mean \"news\"?"));
}
