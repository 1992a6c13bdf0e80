// See encodings.h.
#include "core/encoding/encodings.h"

#include <algorithm>
#include <string>

namespace consentry {
namespace {

using enum EncodingFamily;

constexpr Encoding kEncodings[] = {
#define ENCODING(name, converter, family, rarity, labels) {name, converter, family, rarity, labels},
#include "core/encoding/encodings.def"
};

constexpr std::string_view kBlanks = " \t\n\f\r";

std::string normal(std::string_view label) {
  const size_t first = std::min(label.find_first_not_of(kBlanks), label.size());
  std::string text(label.substr(first, label.find_last_not_of(kBlanks) + 1 - first));
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

bool has_label(std::string_view labels, std::string_view label) {
  while (!labels.empty()) {
    const size_t end = std::min(labels.find(' '), labels.size());
    if (labels.substr(0, end) == label) return true;
    labels.remove_prefix(std::min(end + 1, labels.size()));
  }
  return false;
}

}  // namespace

std::span<const Encoding> encodings() { return kEncodings; }

const Encoding* find_encoding(std::string_view label) {
  const std::string wanted = normal(label);
  const auto* found = std::find_if(std::begin(kEncodings), std::end(kEncodings),
                                   [&](const Encoding& one) { return has_label(one.labels, wanted); });
  return found == std::end(kEncodings) ? nullptr : found;
}

}  // namespace consentry
