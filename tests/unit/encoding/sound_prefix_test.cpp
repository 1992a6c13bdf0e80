// The quick look at UTF-8 against the check byte by byte: every form that this processor runs, sequences of every kind at every place of a
// window, and the same faults for every text and every cut.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <random>
#include <string>
#include <vector>

#include "core/encoding/utf8_check.h"

using namespace consentry;

namespace {

/// One byte of each kind that table 3-7 tells apart, with the borders of its ranges.
constexpr uint8_t kKinds[] = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF,
                              0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF};
constexpr uint8_t kFurther[] = {0x41, 0x80, 0xBF, 0xC2};  // enough for third and fourth bytes
constexpr size_t kPlaces = 71;                            // a window and its neighbours' edges
constexpr size_t kMostLeft = 66;

const uint8_t* bytes_of(std::string_view text) { return reinterpret_cast<const uint8_t*>(text.data()); }

using Faults = std::vector<std::string>;

Faults faults_of(std::string_view text, bool quick, const std::vector<size_t>& cuts) {
  Faults faults;
  Utf8Check check(7, quick);
  const auto tell = [&](const Utf8Fault& fault) {
    faults.push_back(std::to_string(static_cast<int>(fault.code)) + "+" + std::to_string(fault.offset) + " " +
                     std::string(reinterpret_cast<const char*>(fault.bytes), fault.size));
  };
  size_t from = 0;
  for (const size_t cut : cuts) {
    check.feed({bytes_of(text) + from, cut - from}, tell);
    from = cut;
  }
  check.feed({bytes_of(text) + from, text.size() - from}, tell);
  check.finish(tell);
  return faults;
}

/// How many bytes are whole, well-formed characters, by the check byte by byte.
size_t sound_size(std::string_view text) {
  size_t first = text.size();
  Utf8Check check(0, false);
  const auto tell = [&](const Utf8Fault& fault) { first = std::min(first, static_cast<size_t>(fault.offset)); };
  check.feed({bytes_of(text), text.size()}, tell);
  check.finish(tell);
  return first;
}

bool starts_character(std::string_view text, size_t at) {
  return at == text.size() || (static_cast<uint8_t>(text[at]) & 0xC0) != 0x80;
}

/// Every form answers whole characters, none at fault, and the vectors' not much less than there is.
bool all_agree(std::string_view text, size_t sound) {
  return std::all_of(sound_prefix_forms().begin(), sound_prefix_forms().end(), [&](SoundPrefix form) {
    const size_t size = form(bytes_of(text), text.size());
    if (size > sound || (size < sound && !starts_character(text, size))) return false;
    return form == plain_prefix || size + kMostLeft >= sound;
  });
}

std::string repeated(std::string_view text, size_t times) {
  std::string all;
  for (; times; --times) all += text;
  return all;
}

/// `sequence` behind 0 to 70 bytes of neighbours and letters; false where a form errs.
bool agree_at_all_places(const std::string& sequence, std::string_view neighbour) {
  const std::string after = repeated(neighbour, 100 / neighbour.size());
  const size_t sound = sound_size(sequence + after);
  for (size_t letters = 0; letters < neighbour.size(); ++letters) {
    const std::string before = repeated(neighbour, kPlaces / neighbour.size()) + std::string(letters, 'a');
    const std::string all = before + sequence + after;
    for (size_t skipped = 0; skipped + letters <= before.size(); skipped += neighbour.size())
      if (!all_agree(std::string_view(all).substr(skipped), before.size() - skipped + sound)) return false;
  }
  return true;
}

void check_all(size_t length) {
  std::string sequence(length, '\0');
  std::vector<size_t> kinds(length);  // an odometer
  for (size_t at = 0; at < length;) {
    for (size_t i = 0; i < length; ++i) sequence[i] = static_cast<char>(i < 2 ? kKinds[kinds[i]] : kFurther[kinds[i]]);
    for (const std::string_view neighbour : {"b", "\xC5\x81", "\xE2\x82\xAC", "\xF0\x9F\x98\x80"})
      if (!agree_at_all_places(sequence, neighbour))
        FAIL("kinds " << Catch::rangeToString(kinds) << " beside " << neighbour);
    const auto choices = [&] { return at < 2 ? std::size(kKinds) : std::size(kFurther); };
    for (at = 0; at < length && ++kinds[at] == choices(); ++at) kinds[at] = 0;
  }
}

class Source {
 public:
  explicit Source(uint32_t seed) : random_(seed) {}
  size_t below(size_t limit) { return random_() % limit; }
  template <typename List>
  auto of(const List& list) {
    return list[below(std::size(list))];
  }

 private:
  std::mt19937 random_;
};

std::string text_of(Source& source) {
  constexpr std::string_view pieces[] = {"Jan Kowalski,",    "\xC5\xBC\xC3\xB3\xC5\x82\xC4\x87",
                                         "\xD0\x9F\xD1\x80", "\xE2\x82\xAC",
                                         "\xF0\x9F\x98\x80", "\n"};
  std::string text;
  for (size_t pieces_left = source.below(60); pieces_left; --pieces_left) {
    const std::string_view piece = source.of(pieces);
    for (size_t times = 1 + source.below(30); times; --times) text += piece;
  }
  for (size_t faults = source.below(4); faults && !text.empty(); --faults) {
    const size_t at = source.below(text.size());
    if (source.below(2)) text[at] = static_cast<char>(source.of(kKinds));
    else text.erase(at, 1 + source.below(3));
  }
  return text;
}

}  // namespace

TEST_CASE("Sequences of every kind at every place of a window", "[utf8][quick]") {
  for (size_t length = 1; length <= 4; ++length) check_all(length);
}

TEST_CASE("The quick look and the check byte by byte tell the same faults", "[utf8][quick]") {
  Source source(20261122);
  for (int round = 0; round < 3000; ++round) {
    const std::string text = text_of(source);
    REQUIRE(all_agree(text, sound_size(text)));
    const Faults exact = faults_of(text, false, {});
    REQUIRE(faults_of(text, true, {}) == exact);
    for (int splits = 0; splits < 3; ++splits) {
      std::vector<size_t> cuts(source.below(8));
      for (size_t& cut : cuts) cut = source.below(text.size() + 1);
      std::sort(cuts.begin(), cuts.end());
      REQUIRE(faults_of(text, true, cuts) == exact);
    }
  }
}

TEST_CASE("A processor's forms are all of them, the quickest last", "[utf8][quick]") {
  REQUIRE(sound_prefix_forms().front() == plain_prefix);
#if defined(__x86_64__) && CONSENTRY_SSE2
  CHECK(sound_prefix_forms().size() ==
        size_t{1} + bool(__builtin_cpu_supports("ssse3")) + bool(__builtin_cpu_supports("avx2")));
#endif
}
