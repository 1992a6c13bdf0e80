// Likely misspellings of the domains at which most people have their mailbox. Memory: the last 256 domains, 8 KB.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

namespace consentry {

class EmailDomains {
 public:
  /// The common domain that `domain` (ASCII, lower case) is one slip away from, or empty. Costs one hash where the domain was asked
  /// for a short while ago.
  std::string_view meant_by(std::string_view domain);

 private:
  static constexpr size_t kLongest = 24, kShortest = 7;
  using Key = std::array<uint64_t, kLongest / 8>;  // the domain, zeros behind it
  struct Answer {
    Key key{};
    std::string_view meant;
  };

  std::array<Answer, 256> answers_{};
};

}  // namespace consentry
