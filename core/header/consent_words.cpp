// See consent_words.h. A wrong `none` loses a consent unseen, a wrong `consent` costs the operator one mapping: the
// lists lean to the second, but hold no word that is common in other columns ("newsletter", "subscription",
// "zgodność").
#include "core/header/consent_words.h"

#include <span>
#include <string>

namespace consentry {
namespace {

using Word = std::string_view;

// Anywhere within a word: these letters make up no other word ("consentemail", "Werbeeinwilligung").
constexpr Word kParts[] = {"consent", "einwilligung", "einverständnis", "einverstaendnis", "zustimmung", "toestemming"};
// At the start or the end of a word ("optinemail", "emailoptin", "zgodaemail").
constexpr Word kEnds[] = {"optin", "zgoda", "zgody"};
// A whole word, or several in a row.
constexpr Word kWhole[] = {
    "permission", "permissions", "permissie", "permissies", "opt in",   "opted in", "zgod",
    "zgode",      "zgodę",       "zgodą",     "zgodzie",    "zgód",     "согласие", "согласия",
    "согласию",   "согласием",   "согласии",  "согласий",   "согласен", "согласна",
};
// This product's own columns in a file of rejects (consentry_line) are no consents.
constexpr Word kNoConsent[] = {"consentry"};

// Speak of a refusal by themselves.
constexpr Word kRefusalEnds[] = {"optout", "nonconsent", "несогласие"};
constexpr Word kRefusalWhole[] = {
    "opt out",  "opted out", "unsubscribed", "abgemeldet", "afgemeld",  "uitgeschreven",
    "wypisany", "wypisana",  "отписан",      "отписана",   "отписался", "отписалась",
};
// Turn a consent word round.
constexpr Word kTurning[] = {
    "no",         "not",      "non",         "without",     "withdrawn",  "withdrawal", "withdrew",  "revoked",
    "revocation", "refused",  "refusal",     "denied",      "declined",   "kein",       "keine",     "nicht",
    "ohne",       "widerruf", "widerrufen",  "widerrufene", "abgelehnt",  "verweigert", "entzogen",  "geen",
    "niet",       "zonder",   "ingetrokken", "geweigerd",   "intrekking", "brak",       "bez",       "nie",
    "wycofana",   "wycofano", "wycofanie",   "odwołana",    "odwołanie",  "cofnięta",   "cofnięcie", "odmowa",
    "без",        "нет",      "не",          "отказ",       "отозвано",   "отозванное", "отзыв",
};

// Both answers named beside each other turn nothing: "Consent (yes/no)".
constexpr Word kAnswers[] = {"yes no", "y n", "tak nie", "ja nein", "ja nee", "да нет"};

// `words` has a space at either end, so that borders are spaces.
bool has_any_phrase(std::string_view words, std::span<const Word> phrases) {
  for (const Word phrase : phrases) {
    if (words.find(' ' + std::string(phrase) + ' ') != Word::npos) return true;
  }
  return false;
}

bool is_turned(std::string_view words) { return has_any_phrase(words, kTurning) && !has_any_phrase(words, kAnswers); }

bool is_letter_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

// Calls `visit` with each run of letters and digits; true as soon as it answers true.
template <typename Visit>
bool any_word(std::string_view header, Visit visit) {
  for (size_t at = 0; at < header.size();) {
    size_t end = at;
    while (end < header.size() && is_letter_byte(header[end])) ++end;
    if (end > at && visit(header.substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

bool starts_or_ends(Word word, std::span<const Word> ends) {
  for (const Word end : ends) {
    if (word.starts_with(end) || word.ends_with(end)) return true;
  }
  return false;
}

bool contains_part(Word word) {
  for (const Word own : kNoConsent) {
    if (word.starts_with(own)) return false;
  }
  for (const Word part : kParts) {
    if (word.find(part) != Word::npos) return true;
  }
  return false;
}

// Words with a space before and after each, other marks left out: "(opt-in)" holds " opt in ".
std::string plain_words(std::string_view header) {
  std::string out = " ";
  any_word(header, [&](Word word) {
    (out += word) += ' ';
    return false;
  });
  return out;
}

}  // namespace

ConsentWord find_consent_word(std::string_view folded_header) {
  const std::string words = plain_words(folded_header);
  const auto refuses = [](Word word) { return starts_or_ends(word, kRefusalEnds); };
  if (has_any_phrase(words, kRefusalWhole) || any_word(words, refuses)) return ConsentWord::refusal;
  const auto consents = [](Word word) { return contains_part(word) || starts_or_ends(word, kEnds); };
  if (!has_any_phrase(words, kWhole) && !any_word(words, consents)) return ConsentWord::none;
  return is_turned(words) ? ConsentWord::refusal : ConsentWord::consent;
}

}  // namespace consentry
