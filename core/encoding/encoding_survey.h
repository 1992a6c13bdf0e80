// What the ranking of encodings asks of a file that is not UTF-8: which bytes follow which, and where UTF-8 fails first. Pushed, any block
// size. Memory: 512 KiB and a line's sample.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/encoding/fault_places.h"
#include "core/encoding/line_count.h"
#include "core/encoding/line_kinds.h"
#include "core/encoding/multi_byte_survey.h"
#include "core/encoding/sample_lines.h"
#include "core/encoding/utf8_check.h"
#include "core/file_found.h"

namespace consentry {

class EncodingSurvey {
 public:
  EncodingSurvey() : pairs_(256 * 256), check_(0) {}

  void feed(std::span<const uint8_t> bytes);
  void finish();

  /// How often `second` follows `first`, of pairs that are not both ASCII. The file begins and ends with a line end, as it were.
  int64_t pairs(uint8_t first, uint8_t second) const { return pairs_[size_t{first} << 8 | second]; }
  /// Characters of more than one byte, and bytes that fit nowhere, of the file as UTF-8.
  uint64_t utf8_characters() const { return leads_ - faulty_leads_; }
  uint64_t utf8_faults() const { return faulty_bytes_; }
  const std::optional<FirstFault>& first_fault() const { return first_fault_; }
  const LineKinds& line_kinds() const { return line_kinds_; }
  const MultiByteSurvey& multi_byte() const { return multi_byte_; }
  /// Bytes of the line around the first fault.
  const std::string& sample() const { return sample_; }
  /// Of lines with other bytes.
  const std::vector<std::string>& more_samples() const { return more_.all(); }

 private:
  void count_pairs(std::span<const uint8_t> bytes);
  void note(const Utf8Fault&);
  void gather_sample(std::span<const uint8_t> bytes);
  void trim_sample(uint64_t end);

  std::vector<int64_t> pairs_;
  MultiByteSurvey multi_byte_;
  LineKinds line_kinds_;
  Utf8Check check_;
  FaultPlaces places_;
  uint64_t position_ = 0, leads_ = 0, faulty_leads_ = 0, faulty_bytes_ = 0;
  uint8_t last_ = '\n';
  LineCount lines_;  // up to the first fault
  bool sampled_ = false;
  std::optional<FirstFault> first_fault_;
  std::string sample_;
  SampleLines more_;
};

}  // namespace consentry
