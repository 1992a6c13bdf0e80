// What a file would be in the encodings of East Asia: how often each pair stands in it, and what fits nowhere. One reading gives up as soon as too
// much is wrong with it, so that other files pass quickly. Pushed. Memory: 500 KiB.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/encoding/encodings.h"

namespace consentry {

/// One reading of the file.
class MultiByteTally {
 public:
  explicit MultiByteTally(EncodingFamily family) : family_(family), pairs_(0x80 * 0x100) {}

  void feed(std::span<const uint8_t> bytes);

  EncodingFamily family() const { return family_; }
  /// It holds characters of several bytes, and hardly anything that is none.
  bool possible() const { return !given_up_ && characters_ > 0; }
  uint64_t characters() const { return characters_; }
  uint64_t faults() const { return faults_; }
  uint64_t longer() const { return longer_; }                  ///< of three bytes or four
  uint64_t singles() const { return singles_; }                ///< half-width letters of one byte
  uint64_t beside_letters() const { return beside_letters_; }  ///< characters right beside an ASCII letter
  /// How often a pair stands there; `lead` from 80.
  uint32_t pairs(uint8_t lead, uint8_t trail) const { return pairs_[(size_t{lead} & 0x7F) << 8 | trail]; }

 private:
  void count(const uint8_t* bytes, size_t size, bool fault);

  EncodingFamily family_;
  std::vector<uint32_t> pairs_;
  uint64_t characters_ = 0, faults_ = 0, longer_ = 0, singles_ = 0, beside_letters_ = 0;
  std::vector<uint8_t> open_;
  uint8_t last_ = 0;  // the last byte where it is ASCII, else 0x80
  bool given_up_ = false;
};

class MultiByteSurvey {
 public:
  MultiByteSurvey();

  void feed(std::span<const uint8_t> bytes) {
    for (MultiByteTally& tally : tallies_) tally.feed(bytes);
  }
  std::span<const MultiByteTally> tallies() const { return tallies_; }

 private:
  std::vector<MultiByteTally> tallies_;
};

}  // namespace consentry
