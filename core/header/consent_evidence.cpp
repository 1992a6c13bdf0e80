// See consent_evidence.h. A header taken for evidence by mistake loses a consent unseen, one taken for a consent by mistake
// fails on every row before everyone's eyes: what is doubtful stays a consent.
#include "core/header/consent_evidence.h"

#include <algorithm>
#include <span>
#include <vector>

#include "core/header/consent_words.h"

namespace consentry {
namespace {

using Word = std::string_view;
using Words = std::vector<std::string>;

/// Where a word is plain beside a word of consent: at either end of the header, at its end only, or nowhere.
enum class Plain : uint8_t { ends, end, never };

struct EvidenceWord {
  Word word;
  Evidence kind;
  Plain plain = Plain::ends;
  Word beside = {};  // part of another word without which it means something else ("data" is a day in Polish only)
};

using enum Evidence;

constexpr EvidenceWord kEvidence[] = {
    {"date", time},
    {"time", time},
    {"datetime", time},
    {"timestamp", time},
    {"at", time, Plain::end},
    {"datum", time},
    {"zeit", time},
    {"uhrzeit", time},
    {"zeitpunkt", time},
    {"zeitstempel", time},
    {"tijd", time},
    {"tijdstip", time},
    {"data", time, Plain::ends, "zgod"},
    {"data", time, Plain::ends, "zgód"},
    {"czas", time},
    {"дата", time},
    {"время", time},
    {"source", source},
    {"origin", source},
    {"ip", source},
    {"channel", source, Plain::end},
    {"quelle", source},
    {"herkunft", source},
    {"bron", source},
    {"herkomst", source},
    {"źródło", source},
    {"zrodlo", source},
    {"источник", source},
    {"wording", wording},
    {"version", wording, Plain::end},
    {"wortlaut", wording},
    {"treść", wording},
    {"tresc", wording},
    {"текст", wording},
    {"формулировка", wording},
    {"text", wording, Plain::ends, "einwilligung"},
    {"text", wording, Plain::ends, "zustimmung"},
    {"text", wording, Plain::never},
    {"tekst", wording, Plain::ends, "zgod"},
    {"tekst", wording, Plain::never},
};
// Belong to "ip" beside them.
constexpr Word kAddress[] = {"address", "adresse", "adres", "адрес"};
// Forms of the words for consent that all count as one here.
constexpr Word kConsentForms[] = {
    "permission",   "permissions",    "permissie",   "permissies",     "consent",       "consents",
    "optin",        "einwilligungs",  "zustimmungs", "toestemmings",   "zgoda",         "zgody",
    "zgod",         "zgode",          "zgodę",       "zgodą",          "zgodzie",       "zgód",
    "einwilligung", "einwilligungen", "zustimmung",  "toestemming",    "согласие",      "согласия",
    "согласию",     "согласии",       "согласий",    "einverständnis", "toestemmingen",
};
constexpr Word kConsent = "consent";
// Stand between the others.
constexpr Word kBetween[] = {"of",  "the", "for",   "to",        "der",        "die",       "das",
                             "des", "für", "zur",   "van",       "de",         "het",       "voor",
                             "na",  "на",  "given", "wyrażenia", "udzielenia", "получения", "erteilt"};
// Compounds that take a word of evidence at once: "consentdate", "Einwilligungsdatum".
constexpr Word kCompounds[] = {"consent", "optin", "einwilligungs", "zustimmungs", "toestemmings"};

bool is_among(Word word, std::span<const Word> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_evidence_word(Word word) {
  return std::any_of(std::begin(kEvidence), std::end(kEvidence), [&](const auto& known) { return known.word == word; });
}

bool is_letter_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

void add_word(Words& words, Word word) {
  for (const Word start : kCompounds) {
    if (!word.starts_with(start) || !is_evidence_word(word.substr(start.size()))) continue;
    words.emplace_back(start);
    words.emplace_back(word.substr(start.size()));
    return;
  }
  words.emplace_back(word);
}

Words split(Word header) {
  Words words;
  for (size_t at = 0; at < header.size();) {
    size_t end = at;
    while (end < header.size() && is_letter_byte(header[end])) ++end;
    if (end > at) add_word(words, header.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::string joined(const Words& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

/// The first line of the table that fits, so that a word beside which it is plain goes before the word alone.
const EvidenceWord* evidence_of(Word word, Word header) {
  for (const EvidenceWord& known : kEvidence)
    if (known.word == word && (known.beside.empty() || header.find(known.beside) != Word::npos)) return &known;
  return nullptr;
}

bool is_consent_at(const Words& words, size_t at) {
  const bool opted_in = words[at] == "in" && at > 0 && (words[at - 1] == "opt" || words[at - 1] == "opted");
  const bool opt_in = words[at] == "opt" && at + 1 < words.size() && words[at + 1] == "in";
  return opted_in || opt_in || find_consent_word(words[at]) == ConsentWord::consent;
}

/// Whether the next word that says something, to the left or right, is a consent: "date of consent" is evidence, "consent to be
/// called at any time" is none.
bool is_beside_consent(const Words& words, size_t at, bool left) {
  while (left ? at > 0 : at + 1 < words.size()) {
    at = left ? at - 1 : at + 1;
    if (is_consent_at(words, at)) return true;
    if (!is_among(words[at], kBetween) && !is_evidence_word(words[at])) return false;
  }
  return false;
}

bool is_plain_at(const EvidenceWord& found, const Words& words, size_t at) {
  if (found.plain == Plain::never) return false;
  if (at + 1 == words.size()) return is_beside_consent(words, at, true);
  return at == 0 && found.plain == Plain::ends && is_beside_consent(words, at, false);
}

/// "ip address" and "adres ip" are as "ip".
Words without_address(const Words& words) {
  Words out;
  for (size_t i = 0; i < words.size(); ++i) {
    const bool beside_ip = (i > 0 && words[i - 1] == "ip") || (i + 1 < words.size() && words[i + 1] == "ip");
    if (!beside_ip || !is_among(words[i], kAddress)) out.push_back(words[i]);
  }
  return out;
}

/// Whether a word says more than one that is plain nowhere.
bool is_any_strong(const Words& words, Word header) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    const EvidenceWord* known = evidence_of(word, header);
    return known && known->plain != Plain::never;
  });
}

}  // namespace

std::optional<EvidenceHeader> find_evidence(std::string_view folded_header) {
  if (folded_header.size() > kLongestNamed) return std::nullopt;
  Words words = without_address(split(folded_header)), rest;
  const bool strong = is_any_strong(words, folded_header);  // "consent text date" is the date of "consent text"
  std::optional<EvidenceHeader> found;
  for (size_t i = 0; i < words.size(); ++i) {
    const EvidenceWord* evidence = evidence_of(words[i], folded_header);
    if (!evidence || (strong && evidence->plain == Plain::never)) {
      rest.push_back(words[i]);
      continue;
    }
    if (!found) found = EvidenceHeader{.kind = evidence->kind, .plain = false, .rest = {}};
    found->plain = found->plain || is_plain_at(*evidence, words, i);
  }
  if (found) found->rest = joined(rest);
  return found;
}

std::string consent_key(std::string_view folded_header) {
  Words words;
  for (const std::string& word : split(folded_header)) {
    const bool joins = word == "in" && !words.empty() && (words.back() == "opt" || words.back() == "opted");
    if (joins) words.back() = kConsent;
    else if (!is_among(word, kBetween)) words.emplace_back(is_among(word, kConsentForms) ? kConsent : Word(word));
  }
  return joined(words);
}

}  // namespace consentry
