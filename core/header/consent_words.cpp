// See consent_words.h. A wrong `none` loses a consent unseen, a missed refusal makes a grant of it, a wrong `consent` or
// `refusal` costs the operator one mapping: the lists lean to the latter two, but hold no word that is common in other
// columns ("newsletter", "subscription", "zgodność"). Every list is written as `plain` leaves words: no Polish or
// German marks.
#include "core/header/consent_words.h"

#include <algorithm>
#include <span>
#include <string>

#include "core/text/unicode.h"

namespace consentry {
namespace {

using Word = std::string_view;

// Anywhere within a word: these letters make up no other word ("consentemail", "Werbeeinwilligung").
constexpr Word kParts[] = {"consent", "einwilligung", "einverstandnis", "einverstaendnis", "zustimmung", "toestemming"};
// At the start or the end of a word ("optinemail", "emailoptin", "zgodaemail").
constexpr Word kEnds[] = {"optin", "optedin", "zgoda", "zgody", "согласие", "согласия"};
// A whole word, or several in a row.
constexpr Word kWhole[] = {
    "permission", "permissions", "permissie", "permissies", "opt in",   "opted in", "zgod",     "zgode",
    "zgodzie",    "согласию",    "согласием", "согласии",   "согласий", "согласен", "согласна",
};
// This product's own columns in a file of rejects (consentry_line) are no consents.
constexpr Word kNoConsent = "consentry";

// Speak of a refusal by themselves: within a word, at its start, or as whole words.
constexpr Word kRefusalParts[] = {"unsubscri", "widerspr",   "werbewiderruf", "werbesperre", "bezwaar",
                                  "donotcall", "donotemail", "donotmail",     "donotcontact"};
constexpr Word kRefusalStarts[] = {"abgemeld",   "abbestell", "abmeld",  "afgemeld", "afmeld", "uitgeschreven",
                                   "uitschrijv", "wypisan",   "rezygna", "sprzeciw", "отпис",  "несоглас"};
constexpr Word kRefusalEnds[] = {"optout", "optedout"};
constexpr Word kRefusalWhole[] = {
    "opt out",   "opted out",   "opt in out",  "optin out",     "dnc",        "blacklist",
    "blocklist", "blacklisted", "blocklisted", "не беспокоить", "не звонить", "не писать",
};
// "do not", and what is not to be done to a person: "do not ship before" speaks of something else.
constexpr Word kDoNot[] = {" do not ", " dont ", " don t "};
constexpr Word kDone[] = {"email", "e",    "mail",    "contact", "call",   "phone", "sms",
                          "text",  "send", "message", "disturb", "market", "track", "sell"};

// Turn a consent word round, wherever in the header: stems that are part of no other usual word...
constexpr Word kTurningParts[] = {
    "withdr",       "revok",    "revoc",    "refus",     "reject",   "cancel",    "remov",      "expir",
    "object",       "oppos",    "disagree", "disapprov", "disallow", "declin",    "denied",     "denial",
    "rescind",      "retract",  "terminat", "delet",     "invalid",  "inactiv",   "inaktiv",    "annul",
    "wycof",        "cofn",     "odwol",    "rezygn",    "odmow",    "odmaw",     "anulow",     "odebr",
    "sprzeciw",     "usuniet",  "wygas",    "niewazn",   "widerr",   "zuruckgez", "zurueckgez", "zuruckgenom",
    "zurueckgenom", "abgelehn", "ablehn",   "aufgehob",  "aufheb",   "verwehr",   "verweiger",  "losch",
    "loesch",       "entzog",   "entzug",   "entzieh",   "abgelauf", "ungultig",  "ungueltig",  "gesperr",
    "herroep",      "ingetrok", "intrek",   "opgezeg",   "geweiger", "weiger",    "verlop",     "verwijder",
    "ongeldig",     "отмен",    "отозв",    "отзыв",     "отзов",    "отказ",     "аннул",      "отклон",
    "удален",       "истек",    "отсутств", "недейств",  "возраж",
};
// ... stems that count at the start of a word only ("black", "Empfehlung", "Ankündigung") ...
constexpr Word kTurningStarts[] = {"lack",    "missing",  "deny",      "denies",   "withh",  "dissent", "stopp",
                                   "lapse",   "disabl",   "brak",      "cofa",     "fehl",   "kein",    "kundig",
                                   "kuendig", "gekundig", "gekuendig", "nieaktyw", "ontbre", "неактив", "отсутств"};
// ... and whole words.
constexpr Word kTurningWhole[] = {"no",      "not",    "non",   "un",    "never", "without", "false", "off",
                                  "against", "stop",   "dont",  "didnt", "hasnt", "isnt",    "don",   "didn",
                                  "hasn",    "isn",    "doesn", "nicht", "ohne",  "nein",    "geen",  "niet",
                                  "nee",     "zonder", "bez",   "nie",   "без",   "нет",     "не"};
// End the letters before a consent within one word: "smsunconsent", "smsnooptin".
constexpr Word kJoinedTurning[] = {"un", "no", "non", "not", "nie", "kein", "keine", "geen", "ohne"};

// Both answers named beside each other turn nothing: "Consent (yes/no)".
constexpr Word kAnswers[] = {" yes no ", " no yes ", " tak nie ", " nie tak ", " ja nein ",    " nein ja ",
                             " ja nee ", " nee ja ", " да нет ",  " нет да ",  " true false ", " on off "};

struct Replaced {
  Word from, to;
};
// As people write names of columns without their keyboard's marks, after folding.
constexpr Replaced kMarks[] = {{"ą", "a"}, {"ć", "c"}, {"ę", "e"}, {"ł", "l"}, {"ń", "n"}, {"ó", "o"},
                               {"ś", "s"}, {"ź", "z"}, {"ż", "z"}, {"ä", "a"}, {"ö", "o"}, {"ü", "u"},
                               {"ë", "e"}, {"é", "e"}, {"è", "e"}, {"ï", "i"}, {"ё", "е"}};

bool is_lower(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter_byte(char c) { return is_lower(c) || static_cast<unsigned char>(c) >= 0x80; }

// "ConsentWithdrawn" and "SMSOptIn" with blanks between their words, before folding hides where they begin.
std::string split_camel(std::string_view header) {
  std::string out;
  for (size_t i = 0; i < header.size(); ++i) {
    const bool starts = i > 0 && is_upper(header[i]) &&
                        (is_letter_byte(header[i - 1]) ||
                         (is_upper(header[i - 1]) && i + 1 < header.size() && is_lower(header[i + 1])));
    if (starts) out += ' ';
    out += header[i];
  }
  return out;
}

// What stands for a character of two bytes; its own bytes if nothing does. U+0080 to U+00BF are marks, one of them the
// soft hyphen, which is not seen.
Word plain_pair(Word pair) {
  if (pair == "\xC2\xAD") return {};
  if (pair[0] == '\xC2') return " ";
  const auto found =
      std::find_if(std::begin(kMarks), std::end(kMarks), [&](const auto& mark) { return mark.from == pair; });
  return found == std::end(kMarks) ? pair : found->to;
}

// U+2000 to U+207F are blanks, dashes, quotes; U+200C to U+200F and U+202A to U+202E can't be seen.
Word plain_mark(unsigned char second, unsigned char third) {
  const bool unseen = second == 0x80 && ((third >= 0x8C && third <= 0x8F) || (third >= 0xAA && third <= 0xAE));
  return unseen ? Word() : Word(" ");
}

// A folded header as words of letters without marks, a space before and after each: "(opt-in)" is " opt in ".
std::string plain_words(std::string_view folded) {
  std::string out = " ";
  const auto add = [&](Word piece) {
    if (piece != " ") out += piece;
    else if (out.back() != ' ') out += ' ';
  };
  for (size_t i = 0; i < folded.size();) {
    const auto byte = static_cast<unsigned char>(folded[i]);
    const auto next = i + 1 < folded.size() ? static_cast<unsigned char>(folded[i + 1]) : 0;
    if (byte == 0xE2 && (next == 0x80 || next == 0x81) && i + 2 < folded.size()) {
      add(plain_mark(static_cast<unsigned char>(next), static_cast<unsigned char>(folded[i + 2])));
      i += 3;
    } else if (byte >= 0xC2 && byte < 0xE0 && next >= 0x80) {
      add(plain_pair(folded.substr(i, 2)));
      i += 2;
    } else {
      add(is_letter_byte(folded[i]) ? folded.substr(i, 1) : Word(" "));
      ++i;
    }
  }
  add(" ");
  return out;
}

// The length of a consent word within `word` at `at`; 0 if none begins there.
size_t consent_length(Word word, size_t at) {
  const Word here = word.substr(at);
  for (const Word part : kParts)
    if (here.starts_with(part)) return part.size();
  for (const Word end : kEnds)
    if (here.starts_with(end) && (at == 0 || here.size() == end.size())) return end.size();
  return 0;
}

void end_word(std::string& out) {
  if (out.back() == ' ') return;
  const size_t start = out.rfind(' ') + 1;
  const Word word = Word(out).substr(start);
  const auto ends = [&](Word turning) { return word.size() > turning.size() && word.ends_with(turning); };
  const auto turning = std::find_if(std::begin(kJoinedTurning), std::end(kJoinedTurning), ends);
  if (turning != std::end(kJoinedTurning)) out.insert(out.size() - turning->size(), " ");
  out += ' ';
}

// Adds a word, its consent words parted from the rest: "brakzgody" is "brak zgody". True if it holds any.
bool add_parted(Word word, std::string& out) {
  bool found = false;
  for (size_t at = 0; at < word.size() && !word.starts_with(kNoConsent);) {
    const size_t length = consent_length(word, at);
    if (length == 0) {
      out += word[at++];
      continue;
    }
    end_word(out);
    (out += word.substr(at, length)) += ' ';
    at += length;
    found = true;
  }
  if (out.back() != ' ') out += ' ';
  return found;
}

// The words with those of consent parted from what they are joined with; whether there are any.
bool part_consents(std::string_view words, std::string& out) {
  bool found = false;
  for (size_t at = 1; at < words.size();) {
    const size_t end = words.find(' ', at);
    found = add_parted(words.substr(at, end - at), out) || found;
    at = end + 1;
  }
  return found;
}

enum class Where : uint8_t { anywhere, start, end, whole };

// `words` has a space at either end, so that borders are spaces.
bool has_any(std::string_view words, std::span<const Word> known, Where where) {
  const bool from = where == Where::start || where == Where::whole;
  const bool to = where == Where::end || where == Where::whole;
  return std::any_of(known.begin(), known.end(), [&](Word word) {
    return words.find((from ? " " : "") + std::string(word) + (to ? " " : "")) != Word::npos;
  });
}

bool forbids_contact(std::string_view words) {
  for (const Word start : kDoNot) {
    for (size_t at = words.find(start); at != Word::npos; at = words.find(start, at + 1)) {
      const Word rest = words.substr(at + start.size());
      if (std::find(std::begin(kDone), std::end(kDone), rest.substr(0, rest.find(' '))) != std::end(kDone)) return true;
    }
  }
  return false;
}

bool is_refusal(std::string_view words) {
  return has_any(words, kRefusalWhole, Where::whole) || has_any(words, kRefusalParts, Where::anywhere) ||
         has_any(words, kRefusalStarts, Where::start) || has_any(words, kRefusalEnds, Where::start) ||
         has_any(words, kRefusalEnds, Where::end) || forbids_contact(words);
}

std::string without_answers(std::string words) {
  for (const Word pair : kAnswers) {
    std::string out;
    size_t at = 0;
    for (size_t found; (found = words.find(pair, at)) != Word::npos; at = found + pair.size() - 1)
      out.append(words, at, found - at);
    words = out.append(words, at);
  }
  return words;
}

bool is_turned(const std::string& parted) {
  const std::string words = without_answers(parted);
  return has_any(words, kTurningWhole, Where::whole) || has_any(words, kTurningStarts, Where::start) ||
         has_any(words, kTurningParts, Where::anywhere);
}

ConsentWord judge(std::string_view header) {
  const std::string words = plain_words(fold_name(header));
  std::string parted = " ";
  const bool parts = part_consents(words, parted);
  if (is_refusal(words) || is_refusal(parted)) return ConsentWord::refusal;
  if (!parts && !has_any(words, kWhole, Where::whole)) return ConsentWord::none;
  return is_turned(parted) ? ConsentWord::refusal : ConsentWord::consent;
}

}  // namespace

ConsentWord find_consent_word(std::string_view header) {
  const ConsentWord joined = judge(header);
  const std::string split = split_camel(header);
  return split.size() == header.size() ? joined : std::max(joined, judge(split));
}

}  // namespace consentry
