// core/header/consent_words.h, by example: which headers are consents, which are refusals, which are neither.
#include "core/header/consent_words.h"

#include <catch2/catch_test_macros.hpp>

#include "core/text/unicode.h"

using namespace consentry;

namespace {

ConsentWord judge(std::string_view header) { return find_consent_word(fold_name(header)); }

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
