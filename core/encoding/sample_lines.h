// Parts of lines in which bytes from 80 on stand for the first time: what a person compares two readings by. Pushed, any block size.
// Memory: kMost parts of lines.
#pragma once
#include <bitset>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace consentry {

class SampleLines {
 public:
  /// Bytes of a line that are kept before and behind the one that counts.
  static constexpr size_t kBefore = 60, kAfter = 60;

  void feed(std::span<const uint8_t> bytes);
  /// Bytes as in the file, without line ends.
  const std::vector<std::string>& all() const { return all_; }

 private:
  static constexpr size_t kMost = 16;
  void take(uint8_t byte);
  bool any_new(std::span<const uint8_t> bytes) const;
  void pass_over(std::span<const uint8_t> bytes);

  std::vector<std::string> all_;
  std::bitset<256> seen_;
  std::string line_;   // its last bytes; while none is open
  size_t wanted_ = 0;  // bytes that the open one still takes
};

}  // namespace consentry
