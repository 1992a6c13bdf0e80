// Edit distance over bytes (optimal string alignment would be finer; a typing slip of one or two letters is what matters here).
#include "core/nearest.h"

#include <algorithm>

namespace consentry {
namespace {

constexpr size_t kLongest = 128;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

/// The edit distance, or `enough` where it is not below that. Neither text is longer than kLongest.
size_t distance(std::string_view a, std::string_view b, size_t enough) {
  size_t row[kLongest + 1];
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0], least = row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t change = diagonal + (lower(a[i - 1]) == lower(b[j - 1]) ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
      least = std::min(least, row[j]);
    }
    if (least >= enough) return enough;  // no later row has less
  }
  return row[b.size()];
}

}  // namespace

std::string_view nearest(std::string_view text, std::span<const std::string_view> candidates) {
  if (text.empty() || text.size() > kLongest) return {};
  std::string_view best;
  size_t best_distance = std::max<size_t>(2, text.size() / 3) + 1;
  for (std::string_view candidate : candidates) {
    if (candidate.size() > kLongest) continue;
    const size_t longer = std::max(candidate.size(), text.size()), shorter = std::min(candidate.size(), text.size());
    if (longer - shorter >= best_distance) continue;  // each byte more is a change
    const size_t found = distance(text, candidate, best_distance);
    if (found < best_distance) best_distance = found, best = candidate;
  }
  return best;
}

}  // namespace consentry
