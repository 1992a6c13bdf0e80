// core/header/consent_evidence.h: headers about a consent, told from the consent itself.
#include "core/header/consent_evidence.h"

#include <catch2/catch_test_macros.hpp>

#include "core/text/unicode.h"
#include "tests/unit/header/header_sample.h"
#include "tests/unit/profile/sample.h"

using namespace consentry;
using namespace consentry::test;
using Findings = std::vector<std::string>;

namespace {

std::string judge(std::string_view header) {
  static constexpr const char* kKinds[] = {"time", "source", "wording"};
  const auto found = find_evidence(fold_name(header));
  if (!found) return "consent";
  return std::string(kKinds[static_cast<int>(found->kind)]) + (found->plain ? "" : "?") + " " + found->rest;
}

std::string key(std::string_view header) { return consent_key(fold_name(header)); }
Profile generic() { return std::move(load_builtin_profile("generic").value()); }
Profile small(const std::string& more) { return std::move(load_profile(small_profile(more)).value()); }

std::string evidence(const Mapped& found, size_t consent) {
  const EvidenceColumns& columns = found.mapping.evidence[consent];
  const auto text = [](uint32_t column) { return column == kNoColumn ? "-" : std::to_string(column); };
  return text(columns.time) + " " + text(columns.source) + " " + text(columns.wording);
}

}  // namespace

TEST_CASE("dates, sources and wordings of five languages stand at an end") {
  CHECK(judge("consent date") == "time consent");
  CHECK(judge("Date of consent") == "time of consent");
  CHECK(judge("opt_in_timestamp") == "time opt in");
  CHECK(judge("opted in at") == "time opted in");
  CHECK(judge("consent date/time") == "time consent");
  CHECK(judge("consentDate") == "time consent");
  CHECK(judge("newsletter_consent_source") == "source newsletter consent");
  CHECK(judge("Consent IP address") == "source consent");
  CHECK(judge("consent channel") == "source consent");
  CHECK(judge("consent wording") == "wording consent");
  CHECK(judge("Datum der Einwilligung") == "time der einwilligung");
  CHECK(judge("Einwilligungsdatum") == "time einwilligungs");
  CHECK(judge("Einwilligung IP-Adresse") == "source einwilligung");
  CHECK(judge("Einwilligung Text") == "wording einwilligung");
  CHECK(judge("toestemming datum") == "time toestemming");
  CHECK(judge("bron toestemming") == "source toestemming");
  CHECK(judge("data zgody") == "time zgody");
  CHECK(judge("Źródło zgody") == "source zgody");
  CHECK(judge("treść zgody") == "wording zgody");
  CHECK(judge("дата согласия") == "time согласия");
  CHECK(judge("источник согласия") == "source согласия");
}

TEST_CASE("what may be the consent itself is no plain evidence") {
  for (const char* header : {"consent", "email consent", "consent sms", "data processing consent", "consent data",
                             "zgoda na przetwarzanie danych", "updated consent", "согласие на рассылку"}) {
    INFO(header);
    CHECK(judge(header) == "consent");
  }
  CHECK(judge("consent text") == "wording? consent");
  CHECK(judge("text consent") == "wording? consent");
  CHECK(judge("one time consent") == "time? one consent");
  CHECK(judge("IP tracking consent") == "source? tracking consent");
  CHECK(judge("time share consent") == "time? share consent");
  CHECK(judge("I consent to be called at any time") == "time? i consent to be called any");
  CHECK(judge("date of newsletter consent") == "time? of newsletter consent");
  CHECK(judge("channel consent") == "source? consent");
  CHECK(judge("consent date email") == "time? consent email");
  CHECK(judge("consent text date") == "time consent text");
}

TEST_CASE("names of one consent have one key") {
  CHECK(key("Zgoda na newsletter") == key("zgody na newsletter"));
  CHECK(key("opt-in") == key("consent"));
  CHECK(key("согласия на рассылку") == key("Согласие на рассылку"));
  CHECK(key("email consent") != key("sms consent"));
}

TEST_CASE("evidence goes to the consent that it names") {
  const Mapped found =
      map_cells(generic(), {"sms consent date", "email", "email consent", "sms consent", "email consent text",
                            "email_consent_source", "email consent IP", "date of email consent"});
  CHECK(found.findings.empty());
  CHECK(found.column(0) == "attribute sms consent date consent_evidence");
  CHECK(found.column(4) == "attribute email consent text consent_evidence");
  CHECK(found.mapping.consents == std::vector<std::string>{"email consent", "sms consent"});
  CHECK(evidence(found, 0) == "7 5 4");
  CHECK(evidence(found, 1) == "0 - -");
}

TEST_CASE("evidence without a name goes to the only consent") {
  const Mapped one = map_cells(generic(), {"email", "newsletter consent", "data zgody"});
  CHECK(one.column(2) == "attribute data zgody consent_evidence");
  CHECK(evidence(one, 0) == "2 - -");
  const Mapped two = map_cells(generic(), {"email", "newsletter consent", "sms consent", "data zgody"});
  CHECK(two.column(3) == "attribute data zgody consent_evidence");
  CHECK(evidence(two, 0) == "- - -");
  CHECK(evidence(two, 1) == "- - -");
}

TEST_CASE("what is doubtful stays a consent") {
  const Mapped found = map_cells(generic(), {"email", "consent email", "consent text"});
  CHECK(found.column(2) == "consent consent text consent_word");
  CHECK(map_cells(generic(), {"email", "opt-out date"}).findings == Findings{"508 c2 l3 o106 [opt-out date]"});
}

TEST_CASE("declared consents name their evidence") {
  const Profile profile =
      small(R"("fields":[{"name":"email","type":"email"},{"name":"when","type":"date","forms":["YYYY-MM-DD"]},)"
            R"({"name":"where"},{"name":"words"}],"consents":{"given":["1"],"refused":["0"],"declared":[)"
            R"({"name":"news","time":"when","source":"where","wording":"words"},{"name":"sms ads","time":"when"}]})");
  const Mapped found = map_cells(profile, {"words", "email", "news", "when"});
  CHECK(evidence(found, 0) == "3 - 0");
  CHECK(evidence(found, 1) == "3 - -");
}

TEST_CASE("a date of a consent that nobody declares is an unknown column") {
  const std::string consents = R"("consents":{"given":["1"],"refused":["0"],"declared":[{"name":"Newsletter"}]})";
  const auto findings = [&](const std::string& header) {
    return map_cells(small(consents), {"email", header}).findings;
  };
  CHECK(findings("consent date") == Findings{"506 c2 l3 o106 [consent date]"});
  CHECK(findings("Quelle der Einwilligung") == Findings{"506 c2 l3 o106 [Quelle der Einwilligung]"});
  CHECK(findings("consent email") == Findings{"508 c2 l3 o106 [consent email]"});
  CHECK(findings("consent wording") == Findings{"508 c2 l3 o106 [consent wording]"});
  CHECK(findings("consent date email") == Findings{"508 c2 l3 o106 [consent date email]"});
  CHECK(findings("newsletter consent date") == Findings{"508 c2 l3 o106 [newsletter consent date] nearest=Newsletter"});
  CHECK(findings("opt-out date") == Findings{"508 c2 l3 o106 [opt-out date]"});
}

TEST_CASE("a header too long to be a name is no evidence, but never lost") {
  const std::string at_bound = std::string(kLongestNamed - 13, 'x') + " consent date";
  CHECK(judge(at_bound) == "time " + at_bound.substr(0, at_bound.size() - 5));
  CHECK(judge("x" + at_bound) == "consent");
  CHECK(judge("address ip adres consent") == "source consent");
  std::string many = "consent";
  for (int i = 0; i < 20000; ++i) many += " ip address";
  const Mapped found = map_cells(generic(), {"email", many, many + " withdrawn"});
  CHECK(found.column(1) == "consent " + many + " consent_word");
  CHECK(found.column(2) == "ignored consent_word");
  const std::string consents = R"("consents":{"given":["1"],"refused":["0"],"declared":[{"name":"Newsletter"}]})";
  CHECK(map_cells(small(consents), {"email", many}).column(1) == "ignored consent_word");
}
