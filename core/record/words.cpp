// Comparison with the profile's words; see words.h.
#include "core/record/words.h"

#include <algorithm>
#include <vector>

#include "core/nearest.h"
#include "core/text/ascii.h"
#include "core/text/unicode.h"

namespace consentry {
namespace {

constexpr Normalised kMalformed{"", {}};
constexpr size_t kShortWord = 4;

const std::string* find_folded(std::string_view text, std::span<const std::string> words) {
  if (is_ascii(text)) {
    const auto found =
        std::find_if(words.begin(), words.end(), [&](const auto& word) { return same_letters(word, text); });
    return found == words.end() ? nullptr : &*found;
  }
  const std::string folded = fold_local_part(text);
  for (const std::string& word : words)
    if (!is_ascii(word) && fold_local_part(word) == folded) return &word;
  return nullptr;
}

}  // namespace

bool same_letters(std::string_view left, std::string_view right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](char a, char b) { return ascii_lower(a) == ascii_lower(b); });
}

const std::string* find_word(std::string_view text, std::span<const std::string> words, bool any_case) {
  for (const std::string& word : words)
    if (word == text) return &word;
  return any_case ? find_folded(text, words) : nullptr;
}

Normalised normalise_boolean(std::string_view text, const Field& field) {
  if (find_word(text, field.true_words, field.any_case)) return {nullptr, "true"};
  if (find_word(text, field.false_words, field.any_case)) return {nullptr, "false"};
  return kMalformed;
}

Normalised normalise_choice(std::string_view text, const Field& field) {
  const std::string* const word = find_word(text, field.values, field.any_case);
  return word ? Normalised{nullptr, *word} : kMalformed;
}

std::optional<std::string_view> take_item(std::string_view& rest, const Field& field) {
  while (!rest.empty()) {
    const size_t size = std::min(rest.find(field.separator.front()), rest.size());
    const std::string_view item = trim_blanks(rest.substr(0, size));
    rest.remove_prefix(std::min(size + 1, rest.size()));
    if (!item.empty()) return item;
  }
  return std::nullopt;
}

uint64_t count_items(std::string_view text, const Field& field) {
  uint64_t count = 0;
  while (take_item(text, field)) ++count;
  return count;
}

Normalised normalise_list(std::string_view text, const Field& field, std::string& buffer) {
  buffer.clear();
  uint64_t count = 0;
  while (const std::optional<std::string_view> item = take_item(text, field)) {
    const std::string* const word = find_word(*item, field.values, field.any_case);
    if (!word && !field.values.empty()) return kMalformed;
    if (count++) buffer += field.separator;
    buffer += word ? std::string_view(*word) : *item;
  }
  return field.max_items && count > field.max_items ? kMalformed : Normalised{nullptr, buffer};
}

std::string_view near_word(std::string_view text, std::span<const std::string_view> words) {
  const std::string_view found = nearest(text, words);
  return found.size() >= kShortWord || same_letters(found, text) ? found : std::string_view{};
}

std::string_view near_word(std::string_view text, std::span<const std::string> words) {
  return near_word(text, std::vector<std::string_view>(words.begin(), words.end()));
}

}  // namespace consentry
