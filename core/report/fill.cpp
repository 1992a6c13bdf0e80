// See fill.h.
#include "core/report/fill.h"

#include <algorithm>
#include <charconv>

namespace consentry {
namespace {

using Translate = std::function<std::string_view(const Argument&)>;

struct Filler {
  Language language;
  std::span<const Argument> arguments;
  const Translate& translate;
  bool missing = false;  // an argument of the segment at hand is missing or empty

  const Argument* find(std::string_view name) const {
    const auto it = std::find_if(arguments.begin(), arguments.end(), [&](const Argument& a) { return a.name == name; });
    return it == arguments.end() ? nullptr : &*it;
  }
  void append_form(std::string& out, std::string_view forms, std::string_view number) const;
  void append_slot(std::string& out, std::string_view slot);
  void append_segment(std::string& out, std::string_view text);
};

uint64_t to_number(std::string_view text) {
  uint64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// Form number `wanted` of "one|few|many", the last one where there are fewer.
std::string_view pick(std::string_view forms, size_t wanted) {
  for (size_t bar; wanted > 0 && (bar = forms.find('|')) != std::string_view::npos; --wanted)
    forms.remove_prefix(bar + 1);
  return forms.substr(0, forms.find('|'));
}

void Filler::append_form(std::string& out, std::string_view forms, std::string_view number) const {
  for (char c : pick(forms, plural_form(language, to_number(number)))) {
    if (c == '#') out += number;
    else out += c;
  }
}

void Filler::append_slot(std::string& out, std::string_view slot) {
  const size_t bar = slot.find('|');
  const Argument* argument = find(slot.substr(0, bar));
  if (argument == nullptr || argument->text.empty()) missing = true;
  if (argument == nullptr) out.append("{").append(slot).append("}");
  else if (bar != std::string_view::npos) append_form(out, slot.substr(bar + 1), argument->text);
  else out += translate ? translate(*argument) : argument->text;
}

void Filler::append_segment(std::string& out, std::string_view text) {
  missing = false;
  while (!text.empty()) {
    const size_t open = text.find('{'), close = text.find('}', open);
    out += text.substr(0, close == std::string_view::npos ? text.size() : open);
    if (close == std::string_view::npos) return;
    append_slot(out, text.substr(open + 1, close - open - 1));
    text.remove_prefix(close + 1);
  }
}

size_t slavic_form(Language language, uint64_t number) {
  const uint64_t one = number % 10, ten = number % 100;
  if (language == Language::pl ? number == 1 : one == 1 && ten != 11) return 0;
  return one >= 2 && one <= 4 && (ten < 12 || ten > 14) ? 1 : 2;
}

}  // namespace

size_t plural_forms(Language language) { return language == Language::pl || language == Language::ru ? 3 : 2; }

size_t plural_form(Language language, uint64_t number) {
  if (plural_forms(language) == 3) return slavic_form(language, number);
  return number == 1 ? 0 : 1;
}

std::string fill(Language language, std::string_view text, std::span<const Argument> arguments,
                 const Translate& translate) {
  Filler filler{language, arguments, translate};
  std::string out;
  while (!text.empty()) {
    const size_t open = text.find('['), close = text.find(']', open);
    const bool optional = close != std::string_view::npos;
    filler.append_segment(out, text.substr(0, optional ? open : text.size()));
    if (!optional) return out;
    std::string segment;
    filler.append_segment(segment, text.substr(open + 1, close - open - 1));
    if (!filler.missing) out += segment;
    text.remove_prefix(close + 1);
  }
  return out;
}

}  // namespace consentry
