// core/header/map_header.h: which column means what, and every finding of block 5xx that a header raises.
#include <catch2/catch_test_macros.hpp>

#include "tests/unit/header/header_sample.h"
#include "tests/unit/profile/sample.h"

using namespace consentry;
using namespace consentry::test;
using Findings = std::vector<std::string>;

namespace {

Profile account() { return std::move(load_profile(read_file("tests/samples/account.json")).value()); }
Profile builtin(std::string_view id) { return std::move(load_builtin_profile(id).value()); }
Profile small(const std::string& more) { return std::move(load_profile(small_profile(more)).value()); }

Options with_map(std::vector<std::pair<std::string, std::string>> map) {
  Options options;
  options.map = std::move(map);
  return options;
}

}  // namespace

TEST_CASE("names and aliases in five languages map without a word") {
  const Mapped found = map_cells(account(), {"E-MAIL", "Numer_telefonu", "Имя", "geburtsdatum", "achternaam",
                                             "Newsletter E-Mail", "zgoda SMS", " crm id "});
  CHECK(found.findings.empty());
  CHECK(found.column(0) == "field email alias");
  CHECK(found.column(1) == "field phone alias");
  CHECK(found.column(2) == "field first_name alias");
  CHECK(found.column(3) == "field birth_date alias");
  CHECK(found.column(4) == "field last_name alias");
  CHECK(found.column(5) == "consent Newsletter e-mail name");
  CHECK(found.column(6) == "consent SMS marketing alias");
  CHECK(found.column(7) == "field crm_id name");
  CHECK(found.mapping.consent_columns == std::vector<uint32_t>{5, 6});
  CHECK(found.mapping.field_columns[0] == 0);
  CHECK(found.mapping.columns[7].header == " crm id ");
}

TEST_CASE("declared profiles refuse what looks like a consent") {
  const Mapped found =
      map_cells(account(), {"email", "consent_push", "Newsletter email adres", "sms marketng", "note1", "Newsletter"});
  CHECK(found.findings == Findings{"508 c2 l3 o106 [consent_push] nearest=SMS marketing",
                                   "508 c3 l3 o119 [Newsletter email adres] nearest=Newsletter e-mail",
                                   "508 c4 l3 o142 [sms marketng] nearest=SMS marketing", "506 c5 l3 o155 [note1]",
                                   "508 c6 l3 o161 [Newsletter] nearest=Newsletter e-mail"});
  CHECK(found.column(1) == "ignored consent_word");
  CHECK(found.column(4) == "ignored unknown");
}

TEST_CASE("a consent word without any declared consent has no nearest") {
  const Mapped found = map_cells(builtin("expertsender"), {"email", "Zgoda marketingowa"});
  CHECK(found.findings == Findings{"508 c2 l3 o106 [Zgoda marketingowa]"});
}

TEST_CASE("generic takes every header with a consent word for a consent") {
  const Mapped found =
      map_cells(builtin("generic"), {"email", "Consent SMS", "zgoda", " Miasto ", "consent_withdrawn"});
  CHECK(found.findings == Findings{"508 c5 l3 o133 [consent_withdrawn]"});
  CHECK(found.column(1) == "consent Consent SMS consent_word");
  CHECK(found.column(2) == "consent zgoda consent_word");
  CHECK(found.column(3) == "attribute Miasto attribute");
  CHECK(found.mapping.consents == std::vector<std::string>{"Consent SMS", "zgoda"});
  CHECK(found.mapping.consent_columns == std::vector<uint32_t>{1, 2});
}

TEST_CASE("no more consents than one word holds") {
  std::vector<std::string> cells = {"email"};
  for (int i = 0; i < 33; ++i) cells.push_back("consent " + std::to_string(i));
  const Mapped found = map_cells(builtin("generic"), cells);
  CHECK(found.mapping.consents.size() == 32);
  REQUIRE(found.findings.size() == 1);
  CHECK(found.findings[0].starts_with("508 c34 "));
}

TEST_CASE("the operator's mapping comes first") {
  const Mapped found = map_cells(account(), {"Kontakt", "consent_push", "city", "email"},
                                 with_map({{"kontakt", "phone"}, {"#2", "-"}, {"city", "SMS marketing"}}));
  CHECK(found.findings.empty());
  CHECK(found.column(0) == "field phone map");
  CHECK(found.column(1) == "ignored map_ignore");
  CHECK(found.column(2) == "consent SMS marketing map");
  CHECK(found.column(3) == "field email name");
}

TEST_CASE("a mapping that fits nothing is told") {
  const Mapped found =
      map_cells(account(), {"email", "x"}, with_map({{"y", "phone"}, {"x", "phon"}, {"#3", "-"}, {"x", "-"}}));
  CHECK(found.findings == Findings{"510 l3 o100 [y] header=y field=phone", "510 l3 o100 [x] header=x field=phon",
                                   "510 l3 o100 [#3] header=#3 field=-"});
}

TEST_CASE("where headers make consents, the operator may name one") {
  const Mapped found = map_cells(builtin("generic"), {"email", "nl"}, with_map({{"nl", "consent newsletter"}}));
  CHECK(found.findings.empty());
  CHECK(found.column(1) == "consent consent newsletter map");
}

TEST_CASE("two columns for one thing are refused") {
  const Mapped found = map_cells(account(), {"email", "E-mail", "note", "x", "X"});
  CHECK(found.findings == Findings{"506 c4 l3 o118 [x]", "506 c5 l3 o120 [X]", "505 c5 l3 o120 [X] first=4",
                                   "505 c2 l3 o106 [E-mail] first=1"});
  CHECK(found.mapping.field_columns[0] == 0);
  CHECK(found.mapping.columns[1].role == Role::ignored);
  CHECK(map_cells(account(), {"email", "email"}, with_map({{"#2", "-"}})).findings.empty());
  CHECK(map_cells(account(), {"email", "phone"}, with_map({{"phone", "email"}})).findings ==
        Findings{"505 c2 l3 o106 [phone] first=1"});
}

TEST_CASE("blank and unknown headers by policy") {
  CHECK(map_cells(account(), {"email", "", " \t"}).findings == Findings{"504 c2 l3 o106", "504 c3 l3 o107 [ \t]"});
  CHECK(map_cells(small(R"("columns":{"unknown":"refuse"})"), {"email", "x"}).findings ==
        Findings{"507 c2 l3 o106 [x]"});
  CHECK(map_cells(small(R"("columns":{"unknown":"attribute"})"), {"email", "x"}).findings.empty());
}

TEST_CASE("columns that must be there") {
  CHECK(map_cells(account(), {"city"}).findings == Findings{"501 l3 o100 fields=email, phone, crm_id"});
  CHECK(map_cells(account(), {"crm id"}).findings.empty());
  const Profile both = small(R"("identifiers":{"all_of":["email","phone"]})");
  CHECK(map_cells(both, {"email"}).findings == Findings{"502 l3 o100 field=phone"});
  const Profile strict =
      small(R"("fields":[{"name":"email","type":"email"},{"name":"city","required":true}],)"
            R"("consents":{"given":["1"],"refused":["0"],"declared":[{"name":"news","required":true}]})");
  CHECK(map_cells(strict, {"email"}).findings == Findings{"503 l3 o100 field=city", "509 l3 o100 consent=news"});
  CHECK(map_cells(strict, {"email", "city", "news"}).findings.empty());
}

TEST_CASE("without a header only numbers map") {
  const Mapped found =
      map_cells(account(), {"a@b.pl", "email", "1"}, with_map({{"#1", "email"}, {"#3", "SMS marketing"}}), false);
  CHECK(found.findings == Findings{"504 c2 l3 o107"});
  CHECK(found.column(0) == "field email map");
  CHECK(found.column(1) == "ignored blank");
  CHECK(found.column(2) == "consent SMS marketing map");
  CHECK(found.mapping.columns[0].header.empty());
  CHECK(map_cells(account(), {"email"}, {}, false).findings ==
        Findings{"504 c1 l3 o100", "501 l3 o100 fields=email, phone, crm_id"});
}
