// Reading of consents and the suggestion for words that are none; see consent.h.
#include "core/record/consent.h"

#include <algorithm>
#include <string>

#include "core/text/unicode.h"

namespace consentry {
namespace {

constexpr std::string_view kGivenWords[] = {"1",          "1.0", "1,0",    "yes",   "y",      "true",   "t",
                                            "on",         "tak", "prawda", "ja",    "j",      "wahr",   "waar",
                                            "oui",        "si",  "sí",     "да",    "истина", "opt-in", "opted_in",
                                            "subscribed", "✓",   "✔",      "given", "granted"};
constexpr std::string_view kRefusedWords[] = {
    "0",      "0.0", "0,0",    "no",  "n",   "false", "f",       "off",       "nie",          "fałsz",   "nein",
    "falsch", "nee", "onwaar", "non", "нет", "ложь",  "opt-out", "opted_out", "unsubscribed", "refused", "withdrawn"};

bool among(std::span<const std::string> words, std::string_view cell) {
  return std::find(words.begin(), words.end(), cell) != words.end();
}

/// Full-width digits as digits; quotes, apostrophes and invisible blanks left out.
std::string without_dress(std::string_view cell) {
  std::string text;
  for (size_t i = 0; i < cell.size(); ++i) {
    const std::string_view rest = cell.substr(i);
    const auto starts = [&](std::string_view mark) { return rest.substr(0, mark.size()) == mark; };
    if (starts("\xEF\xBC\x90") || starts("\xEF\xBC\x91")) {
      text += static_cast<char>('0' + (rest[2] & 1));
      i += 2;
    } else if (starts("\xC2\xA0")) {
      i += 1;
    } else if (starts("\xE2\x80\x8B") || starts("\xEF\xBB\xBF") || starts("\xE2\x80\x99")) {
      i += 2;
    } else if (cell[i] != '\'' && cell[i] != '"') {
      text += cell[i];
    }
  }
  return fold_local_part(trim_blanks(text));
}

}  // namespace

std::optional<Consent> read_consent(std::string_view cell, const ConsentWords& words) {
  if (cell.empty()) return Consent::absent;
  if (among(words.given, cell)) return Consent::given;
  if (among(words.refused, cell)) return Consent::refused;
  return std::nullopt;
}

std::string_view likely_consent(std::string_view cell, const ConsentWords& words) {
  if (cell.size() > 32) return {};
  const std::string word = without_dress(cell);
  const auto means = [&](std::span<const std::string_view> common, std::span<const std::string> own) {
    return std::find(common.begin(), common.end(), word) != common.end() ||
           std::find_if(own.begin(), own.end(), [&](const std::string& w) { return fold_local_part(w) == word; }) !=
               own.end();
  };
  // The consent's own words come first: what is a common word for yes may be its word for no.
  if (means({}, words.given)) return words.given.front();
  if (means({}, words.refused)) return words.refused.front();
  if (means(kGivenWords, {})) return words.given.front();
  if (means(kRefusedWords, {})) return words.refused.front();
  return {};
}

}  // namespace consentry
