// See dialect_doubts.h.
#include "core/format/dialect_doubts.h"

#include <algorithm>

#include "core/format/dialect_trial.h"

namespace consentry {
namespace {

constexpr size_t kMost = 32 * 1024;
constexpr size_t kFewBytes = 256;  // of the head, before the odd lines
constexpr size_t kOddBytes = 8 * 1024;

std::string_view line_at(std::string_view text, size_t at) {
  const size_t before = at == 0 ? text.npos : text.find_last_of("\r\n", at - 1);
  const size_t start = before == text.npos ? 0 : before + 1;
  return text.substr(start, text.find_first_of("\r\n", at) - start);
}

}  // namespace

void DialectDoubts::collect(const std::vector<uint64_t>& odd, std::span<const uint8_t> block, uint64_t offset) {
  const std::string_view text(reinterpret_cast<const char*>(block.data()), block.size());
  if (first_.size() < kMost) first_ += text.substr(0, kMost - first_.size());
  std::string_view last;
  for (const uint64_t place : odd) {
    if (place < offset || place - offset >= text.size() || odd_.size() > kMost) continue;
    const std::string_view line = line_at(text, static_cast<size_t>(place - offset));
    if (line.data() == last.data()) continue;
    (odd_ += line) += '\n';
    last = line;
  }
}

std::optional<Dialect> DialectDoubts::better_than(const Dialect& chosen, const DialectDemand& demand,
                                                  bool mostly_odd) const {
  const std::string sample = mixed_sample(mostly_odd);
  const DialectGuess guess = guess_dialect(sample, true, demand);
  if (!guess.sure || guess.dialect() == chosen) return std::nullopt;
  const Trial ours = try_dialect(sample, true, chosen), better = try_dialect(sample, true, guess.dialect());
  if (ours.reading == better.reading || 10 * better.score < 11 * ours.score) return std::nullopt;
  return guess.dialect();
}

/// Some lines of the head, odd ones, and more of the head unless the file is mostly odd: a trial looks closest at what comes first.
std::string DialectDoubts::mixed_sample(bool mostly_odd) const {
  const auto end_of_line = [&](size_t at) { return std::min(first_.find_last_of("\r\n", at), first_.size()); };
  const size_t few = end_of_line(kFewBytes);
  std::string sample = first_.substr(0, few) + '\n' + odd_.substr(0, odd_.find_last_of('\n', kOddBytes) + 1);
  if (!mostly_odd && first_.size() > few) sample += first_.substr(few + 1, end_of_line(few + kOddBytes) - few);
  return sample;
}

}  // namespace consentry
