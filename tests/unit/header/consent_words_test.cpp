// core/header/consent_words.h, by example: which headers are consents, which are refusals, which are neither.
#include "core/header/consent_words.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

using namespace consentry;

namespace {

ConsentWord judge(std::string_view header) { return find_consent_word(header); }

}  // namespace

TEST_CASE("consent words of five languages") {
  for (const char* header : {"consent",
                             "Consents",
                             "consent_email",
                             "EmailConsent",
                             "marketing-consent",
                             "opt-in",
                             "OptIn",
                             "opt_in_sms",
                             "emailOptIn",
                             "Double opt-in",
                             "opted in",
                             "(opt-in)",
                             "zgoda",
                             "Zgoda na newsletter",
                             "ZGODY",
                             "zgodę",
                             "Zgód",
                             "Einwilligung",
                             "Werbeeinwilligung",
                             "Einwilligungen SMS",
                             "Einverständnis",
                             "Zustimmung",
                             "toestemming",
                             "Toestemming e-mail",
                             "email permission",
                             "Permissions",
                             "permissie",
                             "согласие",
                             "Согласие на рассылку",
                             "СОГЛАСИЯ",
                             "Consent (yes/no)",
                             "zgoda (tak/nie)",
                             "согласие (да/нет)"}) {
    INFO(header);
    CHECK(judge(header) == ConsentWord::consent);
  }
}

TEST_CASE("words that say the opposite") {
  for (const char* header :
       {"opt-out", "OptOut", "email_optout", "unsubscribed", "no consent", "consent withdrawn", "brak zgody",
        "Zgoda wycofana", "keine Einwilligung", "Einwilligung widerrufen", "geen toestemming", "несогласие",
        "отказ от согласия", "отписан", "abgemeldet", "opt-in/opt-out"}) {
    INFO(header);
    CHECK(judge(header) == ConsentWord::refusal);
  }
}

TEST_CASE("other headers are none") {
  for (const char* header :
       {"", "email", "newsletter", "subscription", "option", "adopting", "zgodność", "согласование", "Stimmung",
        "consentry_line", "consentry_codes", "no", "kein", "соглашение", "opt", "in opt"}) {
    INFO(header);
    CHECK(judge(header) == ConsentWord::none);
  }
}

TEST_CASE("a consent that any word turns round is a refusal, joined, inflected or without its marks") {
  for (const char* header : {"ConsentWithdrawn",
                             "consentWithdrawnAt",
                             "ConsentRevoked",
                             "NoConsent",
                             "noOptIn",
                             "zgodaWycofana",
                             "brakZgody",
                             "keineEinwilligung",
                             "unconsented",
                             "sms_unconsent",
                             "smsunconsent",
                             "consentwithdrawn",
                             "zgodawycofana",
                             "brakzgody",
                             "Einwilligungswiderruf",
                             "Consent withdrawn (Y/N)",
                             "Consent (yes/no) withdrawn",
                             "Zgoda wycofana tak/nie",
                             "Consent (yes/no): no",
                             "withdraw consent",
                             "Revoke consent",
                             "consent rejected",
                             "consent cancelled",
                             "consent removed",
                             "consent expired",
                             "consent objection",
                             "consent_opposition",
                             "object to consent",
                             "disagree consent",
                             "lack of consent",
                             "missing consent",
                             "consent false",
                             "data wycofania zgody",
                             "data cofnięcia zgody",
                             "wycofane zgody",
                             "cofniecie zgody",
                             "zgoda cofnieta",
                             "odwolanie zgody",
                             "rezygnacja ze zgody",
                             "zgoda odmówiona",
                             "zgoda anulowana",
                             "zgoda odebrana",
                             "Einwilligung zurückgezogen",
                             "Einwilligung zurueckgezogen",
                             "Einwilligung zuruckgezogen",
                             "Einwilligung gelöscht",
                             "Zustimmung aufgehoben",
                             "Zustimmung verwehrt",
                             "Zustimmung fehlt",
                             "Widerspruch Einwilligung",
                             "Einwilligung: nein",
                             "toestemming herroepen",
                             "toestemming opgezegd",
                             "согласие отменено",
                             "согласиеОтменено",
                             "СОГЛАСИЕ ОТОЗВАНО",
                             "consent no.",
                             "consent‑withdrawn"}) {
    INFO(header);
    CHECK(judge(header) == ConsentWord::refusal);
  }
}

TEST_CASE("words of refusal need no consent beside them") {
  for (const char* header :
       {"optedOut",    "OptedOut",         "optedout",     "isUnsubscribed", "unsubscribe",  "opt‐out",
        "opt‑out",     "opt‒out",          "opt–out",      "opt—out",        "opt―out",      "opt out",
        "sprzeciw",    "Werbewiderspruch", "afmelding",    "bezwaar",        "do not email", "do not contact",
        "Do Not Call", "doNotEmail",       "donotcall",    "don't email",    "dnc",          "DNC flag",
        "blacklist",   "Blocklist",        "отписка",      "не беспокоить",  "abgemeldet",   "Newsletter abbestellt",
        "wypisany",    "rezygnacja",       "consentOptOut"}) {
    INFO(header);
    CHECK(judge(header) == ConsentWord::refusal);
  }
}

TEST_CASE("consents that look like refusals stay consents") {
  for (const char* header : {"Zgoda na marketing",
                             "newsletter consent",
                             "email_opt_in",
                             "optIn",
                             "optedIn",
                             "opt‑in",
                             "Einwilligung Newsletter",
                             "Toestemming e-mail",
                             "Согласие на рассылку",
                             "consent (yes/no)",
                             "zgoda tak/nie",
                             "consentEmail",
                             "Notification consent",
                             "consentNotification",
                             "Einwilligung Empfehlungen",
                             "black friday consent",
                             "Einwilligung Termin",
                             "согласие интернет",
                             "CONSENTemail",
                             "SMSOptIn",
                             "EmailPermission",
                             "no/yes consent",
                             "Einwilligung (ja/nein)",
                             "ZgodaMail",
                             "consent notes",
                             "consent for unions"}) {
    INFO(header);
    CHECK(judge(header) == ConsentWord::consent);
  }
}

TEST_CASE("words that turn a consent say nothing alone") {
  for (const char* header : {"canceled_orders", "expired_at", "removed_items", "withdrawn", "Empfehlung",
                             "doNotShipBefore", "dncx", "blacklisting", "cancelledAt", "Widerrufsfrist", "Brak", "нет",
                             "is_missing", "isActive", "iPhone", "McDonalds"}) {
    INFO(header);
    CHECK(judge(header) == ConsentWord::none);
  }
}

TEST_CASE("a header of any length keeps its words") {
  std::string filler;
  for (int i = 0; i < 20000; ++i) filler += "data ";
  CHECK(judge(filler + "consent") == ConsentWord::consent);
  CHECK(judge(filler + "consent withdrawn") == ConsentWord::refusal);
  CHECK(judge(filler) == ConsentWord::none);
}
