// See text.h: picks the text of a language and fills it.
#include "core/report/text.h"

#include <algorithm>

#include "core/report/fill.h"
#include "core/report/label.h"

namespace consentry {
namespace {

using texts::Place;
using texts::Table;
using texts::Tables;

constexpr std::string_view kTags[] = {"en", "de", "nl", "pl", "ru"};

constexpr std::string_view kReasonKeys[] = {
#define TEXT(name, sentence, remedy, explanation)
#define REASON(key, text) #key,
#define LABEL(key, text)
#include "core/report/texts/en.def"
#undef TEXT
#undef REASON
#undef LABEL
};

// The table that `member` names in the language: a switch in disguise.
#define TABLE_OF(member)                                     \
  (language == Language::de   ? Tables<Language::de>::member \
   : language == Language::nl ? Tables<Language::nl>::member \
   : language == Language::pl ? Tables<Language::pl>::member \
   : language == Language::ru ? Tables<Language::ru>::member \
                              : Tables<Language::en>::member)

size_t place_of(Code code) { return static_cast<size_t>(&code_info(code) - code_catalogue().data()); }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

}  // namespace

std::optional<Language> find_language(std::string_view tag) {
  if (tag.size() > 2 && std::string_view("_-.@").find(tag[2]) == std::string_view::npos) return std::nullopt;
  if (tag.size() < 2) return std::nullopt;
  const char wanted[] = {lower(tag[0]), lower(tag[1])};
  const auto found = std::find(std::begin(kTags), std::end(kTags), std::string_view(wanted, 2));
  if (found == std::end(kTags)) return std::nullopt;
  return static_cast<Language>(found - std::begin(kTags));
}

std::string_view reason_text(Language language, std::string_view key) {
  const auto found = std::find(std::begin(kReasonKeys), std::end(kReasonKeys), key);
  if (found == std::end(kReasonKeys)) return key;
  return TABLE_OF(reasons)[static_cast<size_t>(found - std::begin(kReasonKeys))];
}

std::string label_text(Language language, Label label, std::span<const Argument> arguments) {
  return fill(language, TABLE_OF(labels)[static_cast<size_t>(label)], arguments);
}

std::string finding_text(Language language, Code code, std::span<const Argument> arguments) {
  return fill(language, TABLE_OF(sentences)[place_of(code)], arguments, [language](const Argument& argument) {
    return argument.name == "reason" ? reason_text(language, argument.text) : argument.text;
  });
}

std::string finding_remedy(Language language, Code code) { return std::string(TABLE_OF(remedies)[place_of(code)]); }

std::string finding_explanation(Language language, Code code) {
  return std::string(TABLE_OF(explanations)[place_of(code)]);
}

}  // namespace consentry
