// The catalogue of texts: five languages that say the same with the same arguments, those that core/finding.def lists.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <map>
#include <set>

#include "core/report/fill.h"
#include "core/report/label.h"
#include "core/report/texts/tables.h"

using namespace consentry;
using texts::Tables;

namespace {

using Names = std::set<std::string>;

struct Catalogue {
  Language language;
  std::span<const std::string_view> sentences, remedies, explanations, reasons, labels;
};

template <Language language>
Catalogue catalogue() {
  using Of = Tables<language>;
  return {language, Of::sentences, Of::remedies, Of::explanations, Of::reasons, Of::labels};
}

const std::vector<Catalogue>& catalogues() {
  static const std::vector<Catalogue> all{catalogue<Language::en>(), catalogue<Language::de>(),
                                          catalogue<Language::nl>(), catalogue<Language::pl>(),
                                          catalogue<Language::ru>()};
  return all;
}

// Names of the slots in a text; checks on the way that plurals have as many forms as the language.
Names slots(Language language, std::string_view text) {
  Names names;
  for (size_t open; (open = text.find('{')) != std::string_view::npos;) {
    const size_t close = text.find('}', open);
    REQUIRE(close != std::string_view::npos);
    const std::string_view slot = text.substr(open + 1, close - open - 1);
    const auto bars = static_cast<size_t>(std::count(slot.begin(), slot.end(), '|'));
    INFO(text);
    CHECK((bars == 0 || bars == plural_forms(language)));
    names.emplace(slot.substr(0, slot.find('|')));
    text.remove_prefix(close + 1);
  }
  return names;
}

bool is_name(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

// The names before the colon of a comment in finding.def: "limit, found: characters".
Names listed_names(std::string_view comment) {
  Names names;
  comment = comment.substr(0, comment.find(':'));
  while (!comment.empty()) {
    const size_t comma = std::min(comment.find(", "), comment.size());
    if (is_name(comment.substr(0, comma))) names.emplace(comment.substr(0, comma));
    comment.remove_prefix(std::min(comma + 2, comment.size()));
  }
  return names;
}

std::map<std::string, Names> listed() {
  std::ifstream file(CONSENTRY_SOURCE_DIR "/core/finding.def");
  std::map<std::string, Names> all;
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with("FINDING(")) continue;
    const size_t name = line.find(", ") + 2, comment = line.find("// ");
    all[line.substr(name, line.find(',', name) - name)] =
        comment == std::string::npos ? Names{} : listed_names(std::string_view(line).substr(comment + 3));
  }
  return all;
}

}  // namespace

TEST_CASE("every language uses the same arguments, all of them listed in finding.def") {
  std::map<std::string, Names> allowed = listed();
  REQUIRE(allowed.size() == code_catalogue().size());
  for (const Catalogue& texts : catalogues()) {
    for (size_t i = 0; i < code_catalogue().size(); ++i) {
      const std::string name(code_catalogue()[i].name);
      INFO(name << " in language " << static_cast<int>(texts.language));
      const Names used = slots(texts.language, texts.sentences[i]);
      CHECK(used == slots(Language::en, catalogues()[0].sentences[i]));
      CHECK(std::includes(allowed[name].begin(), allowed[name].end(), used.begin(), used.end()));
      CHECK(slots(texts.language, texts.remedies[i]).empty());
      CHECK(slots(texts.language, texts.explanations[i]).empty());
    }
  }
}

TEST_CASE("labels use the same arguments in every language") {
  for (const Catalogue& texts : catalogues())
    for (size_t i = 0; i < texts.labels.size(); ++i)
      CHECK(slots(texts.language, texts.labels[i]) == slots(Language::en, catalogues()[0].labels[i]));
}

TEST_CASE("no language repeats the English text") {
  for (const Catalogue& texts : catalogues()) {
    if (texts.language == Language::en) continue;
    for (size_t i = 0; i < texts.sentences.size(); ++i) {
      INFO(texts.sentences[i]);
      CHECK(texts.sentences[i] != catalogues()[0].sentences[i]);
      CHECK(texts.remedies[i] != catalogues()[0].remedies[i]);
      CHECK(texts.explanations[i] != catalogues()[0].explanations[i]);
    }
    for (size_t i = 0; i < texts.reasons.size(); ++i) CHECK(texts.reasons[i] != catalogues()[0].reasons[i]);
  }
}

TEST_CASE("sentences and remedies end in a full stop, reasons do not") {
  for (const Catalogue& texts : catalogues()) {
    for (const auto& table : {texts.sentences, texts.remedies, texts.explanations})
      for (std::string_view text : table) {
        INFO(text);
        CHECK(text.ends_with('.'));
      }
    for (std::string_view text : texts.reasons) CHECK_FALSE(text.ends_with('.'));
  }
}

TEST_CASE("reasons are told in words, unknown ones as they are") {
  const Argument known{"reason", "no_at"}, unknown{"reason", "whatever"};
  CHECK(finding_text(Language::en, Code::identifier_email_invalid, {&known, 1}) ==
        "The e-mail address is not valid: there is no @ in it.");
  CHECK(finding_text(Language::en, Code::identifier_email_invalid, {&unknown, 1}) ==
        "The e-mail address is not valid: whatever.");
  CHECK(reason_text(Language::de, "no_at") != "no_at");
}

TEST_CASE("languages are found by their tags") {
  CHECK(find_language("en") == Language::en);
  CHECK(find_language("de_DE.UTF-8") == Language::de);
  CHECK(find_language("pl-PL") == Language::pl);
  CHECK(find_language("RU") == Language::ru);
  CHECK(find_language("nl.UTF-8") == Language::nl);
  for (const char* tag : {"", "e", "fr", "eng", "C", "POSIX", "C.UTF-8"}) CHECK_FALSE(find_language(tag).has_value());
}
