// The hash of the duplicate table: every byte counts, the key decides, and its bits are even.
#include "core/record/keyed_hash.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <tuple>
#include <vector>

using namespace consentry;

namespace {

const KeyedHasher kHasher({1, 2});

auto ordered(const KeyedHash& hash) { return std::tuple(hash.words[0], hash.words[1], hash.words[2]); }

size_t count_distinct(std::vector<KeyedHash> hashes) {
  std::sort(hashes.begin(), hashes.end(), [](const auto& a, const auto& b) { return ordered(a) < ordered(b); });
  return static_cast<size_t>(std::unique(hashes.begin(), hashes.end()) - hashes.begin());
}

}  // namespace

TEST_CASE("The keyed hash depends on key, kind and size", "[keyed_hash]") {
  CHECK(kHasher(0, "abc") == KeyedHasher({1, 2})(0, "abc"));
  CHECK(kHasher(0, "abc") != KeyedHasher({1, 3})(0, "abc"));
  CHECK(kHasher(0, "abc") != KeyedHasher({2, 2})(0, "abc"));
  CHECK(kHasher(0, "abc") != kHasher(1, "abc"));
  CHECK(kHasher(0, "abcdefgh") != kHasher(0, "abcdefg"));
  CHECK(kHasher(0, std::string("a\0", 2)) != kHasher(0, "a"));
  std::vector<KeyedHash> hashes;
  for (size_t size = 0; size < 600; ++size) hashes.push_back(kHasher(0, std::string(size, '\0')));
  CHECK(count_distinct(hashes) == 600);
}

TEST_CASE("The keyed hash depends on every byte and on nothing behind the text", "[keyed_hash]") {
  for (size_t size = 0; size < 300; ++size) {
    std::vector<char> text(size, 'x');  // of exactly this size, for the address sanitizer
    const KeyedHash plain = kHasher(7, {text.data(), size});
    REQUIRE(plain == kHasher(7, std::string_view(" " + std::string(size + 9, 'x')).substr(1, size)));
    for (char& byte : text) {
      byte = 'y';
      REQUIRE(kHasher(7, {text.data(), size}) != plain);
      byte = 'x';
    }
  }
}

TEST_CASE("Texts that count up have distinct hashes in each of their parts", "[keyed_hash]") {
  constexpr size_t kTexts = 20000;
  std::vector<KeyedHash> hashes, upper;
  size_t bits[3] = {};
  for (size_t i = 0; i < kTexts; ++i) {
    hashes.push_back(kHasher(1, "CRM-" + std::to_string(100000000 + i)));
    upper.push_back({{hashes.back().words[0] >> 8, hashes.back().words[1] >> 8, 0}});
    for (size_t word = 0; word < 3; ++word) bits[word] += hashes.back().words[word] & 1;
  }
  CHECK(count_distinct(hashes) == kTexts);
  CHECK(count_distinct(upper) == kTexts);
  for (const size_t set : bits) CHECK((set > kTexts * 4 / 10 && set < kTexts * 6 / 10));
}
