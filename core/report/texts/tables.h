// The catalogue of texts as tables of string literals, one for each language and kind of text: what a host never asks for is left out by
// its linker. Made by texts/language.inc from texts/*.def; only text.cpp and the tests read them. Memory: constants.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include "core/report/text.h"

#define TEXT(name, sentence, remedy, explanation)

namespace consentry {

/// Why a value is not valid, as told in the argument "reason".
enum class Reason : uint8_t {
#define REASON(key, text) key,
#define LABEL(key, text)
#include "core/report/texts/en.def"
#undef REASON
#undef LABEL
  end
};

/// Words of the terminal report.
enum class Label : uint8_t {
#define REASON(key, text)
#define LABEL(key, text) key,
#include "core/report/texts/en.def"
#undef REASON
#undef LABEL
  end
};

}  // namespace consentry

#undef TEXT

namespace consentry::texts {

/// Index of a code in the catalogue.
enum class Place : uint16_t {
#define FINDING(number, name, severity) name,
#include "core/finding.def"
#undef FINDING
  end
};

template <typename Key>
using Table = std::array<std::string_view, static_cast<size_t>(Key::end)>;

template <typename Key>
constexpr bool complete(const Table<Key>& table) {
  for (std::string_view text : table)
    if (text.empty()) return false;
  return true;
}

/// The tables of one language.
template <Language>
struct Tables {
  static const Table<Place> sentences, remedies, explanations;
  static const Table<Reason> reasons;
  static const Table<Label> labels;
};

// Each is defined in texts/LANGUAGE.cpp.
#define DECLARE(language)                                      \
  template <>                                                  \
  const Table<Place> Tables<Language::language>::sentences;    \
  template <>                                                  \
  const Table<Place> Tables<Language::language>::remedies;     \
  template <>                                                  \
  const Table<Place> Tables<Language::language>::explanations; \
  template <>                                                  \
  const Table<Reason> Tables<Language::language>::reasons;     \
  template <>                                                  \
  const Table<Label> Tables<Language::language>::labels;
DECLARE(en)
DECLARE(de)
DECLARE(nl)
DECLARE(pl)
DECLARE(ru)
#undef DECLARE

}  // namespace consentry::texts
