// Likely misspellings of the domains at which most people have their mailbox. Memory: the last 256 domains, 10 KB.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include "core/bytes16.h"

namespace consentry {

class EmailDomains {
 public:
  /// The common domain that `domain` (ASCII, lower case) is one slip away from, or empty. Costs one hash where the domain was asked
  /// for a short while ago.
  std::string_view meant_by(std::string_view domain) {
    if (domain.size() < kShortest || domain.size() > kLongest) return {};
    const Key key = key_of(domain);
    Answer& answer = answers_[slot_of(key)];
    if (answer.key != key) answer = {key, search(domain)};
    return answer.meant;
  }

 private:
  static constexpr size_t kLongest = 24, kShortest = 7;
  struct Key {
    uint64_t head, middle, tail, size;  // the first, second and last eight bytes: with the size, all of a domain
    bool operator==(const Key&) const = default;
  };
  struct Answer {
    Key key{};
    std::string_view meant;
  };

  static Key key_of(std::string_view domain) {
    const char* const p = domain.data();
    if (domain.size() < 8) return {read_up_to_8(p, domain.size()), 0, 0, domain.size()};
    const size_t last = domain.size() - 8;
    return {read_8(p), read_8(p + (last < 8 ? last : 8)), read_8(p + last), domain.size()};
  }
  static size_t slot_of(const Key& key) {
    const uint64_t mixed = (key.head ^ key.tail * 0x9E3779B97F4A7C15) * 0xD6E8FEB86659FD93;
    return static_cast<size_t>((mixed ^ key.middle * 0xC2B2AE3D27D4EB4F) >> 56);
  }
  static std::string_view search(std::string_view domain);

  std::array<Answer, 256> answers_{};
};

}  // namespace consentry
