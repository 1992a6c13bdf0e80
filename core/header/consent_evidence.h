// Headers that speak of a consent without holding it: when, where and by which words it was given ("consent date",
// "data zgody"), in en, de, nl, pl and ru. Memory: constant tables.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace consentry {

/// Longest header in bytes that is searched for evidence or compared with names: no name of a column is longer, and a file made
/// for it could keep a check busy for minutes. A longer one is judged by its words of consent and refusal alone.
inline constexpr size_t kLongestNamed = 200;

enum class Evidence : uint8_t { time, source, wording };

struct EvidenceHeader {
  Evidence kind = Evidence::time;
  /// The evidence stands at one end, beside the word of consent, and can mean nothing else. Otherwise ("consent text", which may be a consent to text messages)
  /// the header is evidence only beside the column of the consent that it names.
  bool plain = false;
  std::string rest;  ///< the words left without the evidence, folded
};

/// What a header with a consent word, folded by fold_name, tells of that consent; nothing if it is the consent itself or longer
/// than kLongestNamed.
std::optional<EvidenceHeader> find_evidence(std::string_view folded_header);

/// A folded header as it is compared with `rest`: one form for every word that means consent, no words in between ("of", "der").
std::string consent_key(std::string_view folded_header);

}  // namespace consentry
