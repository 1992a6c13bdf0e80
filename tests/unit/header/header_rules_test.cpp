// Rules of core/header that a profile asks for: exact names, exclusions, names of further columns, blank and repeated ones.
#include <catch2/catch_test_macros.hpp>

#include "tests/unit/header/header_sample.h"
#include "tests/unit/profile/sample.h"

using namespace consentry;
using namespace consentry::test;
using Findings = std::vector<std::string>;

namespace {

Profile small(const std::string& more) { return std::move(load_profile(small_profile(more)).value()); }

Profile exact() {
  return small(R"("fields":[{"name":"email","type":"email","exact_header":true,"aliases":{"en":["mail"]}},)"
               R"({"name":"alias","type":"id","unique_with":"label"},{"name":"label","exact_header":true},)"
               R"({"name":"first_name","exact_header":true}],"identifiers":{"any_of":["email","alias"]},)"
               R"("consents":{"given":["1"],"refused":["0"],"declared":[{"name":"news","exact_header":true}]})");
}

/// Findings with their severity, as it may differ from that of the code.
struct Severities : Sink {
  std::vector<Severity> all;
  void on_finding(const Finding& finding) override { all.push_back(finding.severity); }
};

Severity severity_of(const Profile& profile, const std::vector<std::string_view>& fields) {
  const std::vector<uint32_t> starts(fields.size(), 0);
  Severities told;
  map_header(profile, {}, {.line = 1, .fields = fields, .starts = starts}, true, told);
  REQUIRE(told.all.size() == 1);
  return told.all[0];
}

}  // namespace

TEST_CASE("a header that must be exact is told where it is not") {
  CHECK(map_cells(exact(), {"email", "first_name", "news"}).findings.empty());
  const Mapped found = map_cells(exact(), {"Mail", "First name", "News"});
  CHECK(found.findings == Findings{"512 c1 l3 o100 [Mail] expected=email",
                                   "512 c2 l3 o105 [First name] expected=first_name",
                                   "512 c3 l3 o116 [News] expected=news"});
  CHECK(found.column(0) == "field email alias");
  CHECK(found.column(2) == "consent news name");
  CHECK(map_cells(exact(), {"email "}).findings == Findings{"512 c1 l3 o100 [email ] expected=email"});
  Options options;
  options.map = {{"Mail", "email"}};
  CHECK(map_cells(exact(), {"Mail"}, options).findings.empty());
}

TEST_CASE("what identifies a contact or is a consent must be exact on pain of refusal") {
  CHECK(severity_of(exact(), {"email", "FIRST_NAME"}) == Severity::warning);
  CHECK(severity_of(exact(), {"EMAIL"}) == Severity::fatal);
  CHECK(severity_of(exact(), {"email", "News"}) == Severity::fatal);
  CHECK(severity_of(exact(), {"alias", "Label"}) == Severity::fatal);
}

TEST_CASE("columns that exclude each other") {
  const Profile profile = small(R"("identifiers":{"any_of":["email","phone"],"exclusive":[["email","phone"]]})");
  CHECK(map_cells(profile, {"phone", "email"}).findings == Findings{"513 c2 l3 o106 [email] field=email other=phone"});
  CHECK(map_cells(profile, {"phone"}).findings.empty());
  Options options;
  options.map = {{"email", "-"}};
  CHECK(map_cells(profile, {"phone", "email"}, options).findings.empty());
}

TEST_CASE("names of further columns") {
  const Profile profile =
      small(R"("columns":{"unknown":"attribute","names":"word","max_name_length":6,"reserved":["id_no"]})");
  CHECK(map_cells(profile, {"email", "_a1", "Größe", "2nd", "shoe size", "ABCDEF", "ABCDEFG", "ID_NO", "idno"})
            .findings ==
        Findings{"514 c3 l3 o110 [Größe] reason=name_characters", "514 c4 l3 o118 [2nd] reason=name_characters",
                 "514 c5 l3 o122 [shoe size] reason=name_characters", "514 c7 l3 o139 [ABCDEFG] reason=name_too_long",
                 "514 c8 l3 o147 [ID_NO] reason=name_reserved"});
  const Profile ignoring = small(R"("columns":{"unknown":"ignore","max_name_length":3})");
  CHECK(map_cells(ignoring, {"email", "łąka"}).findings ==
        Findings{"514 c2 l3 o106 [łąka] reason=name_too_long", "506 c2 l3 o106 [łąka]"});
  CHECK(map_cells(ignoring, {"email", "łąk"}).findings == Findings{"506 c2 l3 o106 [łąk]"});
}

TEST_CASE("blank names by policy") {
  const Profile profile = small(R"("columns":{"blank":"refuse"})");
  CHECK(map_cells(profile, {"email", " "}).findings == Findings{"515 c2 l3 o106 [ ]"});
  Options options;
  options.map = {{"#1", "email"}};
  CHECK(map_cells(profile, {"a@b.pl", "x"}, options, false).findings == Findings{"504 c2 l3 o107"});
}

TEST_CASE("of columns with one name the first counts where the profile says so") {
  const Profile profile = small(R"("columns":{"unknown":"attribute","duplicate":"ignore"},)"
                                R"("consents":{"given":["1"],"refused":["0"],"declared":[{"name":"news","aliases":)"
                                R"({"en":["mailing"]}}]})");
  const Mapped found = map_cells(profile, {"email", "x", "E-Mail", "X", "EMAIL"});
  CHECK(found.findings == Findings{"516 c4 l3 o115 [X] first=2", "516 c5 l3 o117 [EMAIL] first=1"});
  CHECK(found.mapping.field_columns[0] == 0);
  CHECK(found.column(3) == "ignored attribute");
  CHECK(map_cells(profile, {"email", "news", "News"}).findings == Findings{"505 c3 l3 o111 [News] first=2"});
  CHECK(map_cells(profile, {"email", "news", "mailing"}).findings == Findings{"505 c3 l3 o111 [mailing] first=2"});
}

TEST_CASE("a file without column names where they are demanded") {
  Options options;
  options.map = {{"#1", "email"}};
  const Profile profile = small(R"("columns":{"header":"required"})");
  CHECK(map_cells(profile, {"a@b.pl"}, options, false).findings == Findings{"517 l3 o100"});
  CHECK(map_cells(profile, {"email"}).findings.empty());
  CHECK(map_cells(small(""), {"a@b.pl"}, options, false).findings.empty());
}
