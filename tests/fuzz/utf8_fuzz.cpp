// Fuzzes the strict UTF-8 check against Unicode's table 3-7, at any split. First byte: size of the blocks. Holds: the same ill-formed
// parts, each maximal (Unicode 3.9, "substitution of maximal subparts"), with their own bytes; the quick look with every kind of vector
// sees none of them as sound, and the check with it tells what the check byte by byte tells. Memory: the input's faults.
#include <algorithm>
#include <vector>

#include "core/encoding/utf8_check.h"
#include "tests/fuzz/hold.h"
#include "tests/support/run_check.h"

using namespace consentry;

namespace {

struct Part {
  uint64_t offset, size;
  friend bool operator==(const Part&, const Part&) = default;
};

struct Range {
  uint8_t first, last;
};

/// Which bytes may follow a lead byte, in order; empty: it leads nothing.
std::vector<Range> followers(uint8_t lead) {
  constexpr Range any{0x80, 0xBF};
  if (lead >= 0xC2 && lead <= 0xDF) return {any};
  if (lead == 0xE0) return {{0xA0, 0xBF}, any};
  if (lead == 0xED) return {{0x80, 0x9F}, any};
  if (lead >= 0xE1 && lead <= 0xEF) return {any, any};
  if (lead == 0xF0) return {{0x90, 0xBF}, any, any};
  if (lead >= 0xF1 && lead <= 0xF3) return {any, any, any};
  if (lead == 0xF4) return {{0x80, 0x8F}, any, any};
  return {};
}

std::vector<Part> parts_by_table(std::string_view text) {
  std::vector<Part> parts;
  for (size_t i = 0; i < text.size();) {
    const auto lead = static_cast<uint8_t>(text[i]);
    const std::vector<Range> wanted = followers(lead);
    size_t size = 1;
    for (const Range& range : wanted) {
      const uint8_t next = i + size < text.size() ? static_cast<uint8_t>(text[i + size]) : 0;
      if (next < range.first || next > range.last) break;
      ++size;
    }
    if (lead >= 0x80 && (wanted.empty() || size <= wanted.size())) parts.push_back({i, size});
    i += size;
  }
  return parts;
}

std::vector<Part> parts_by_core(std::string_view text, size_t block, bool quick, std::vector<Code>* codes = nullptr) {
  std::vector<Part> parts;
  Utf8Check check(0, quick);
  const auto tell = [&](const Utf8Fault& fault) {
    parts.push_back({fault.offset, fault.size});
    if (codes) codes->push_back(fault.code);
    const std::string_view bytes(reinterpret_cast<const char*>(fault.bytes), fault.size);
    fuzz::hold(text.substr(static_cast<size_t>(fault.offset), fault.size) == bytes, "a fault shows the file's bytes");
  };
  fuzz::cut(text, block, [&](const std::string& piece) { check.feed(test::bytes_of(piece), tell); });
  check.finish(tell);
  return parts;
}

void check_forms(std::string_view text, const std::vector<Part>& faults) {
  const size_t sound = faults.empty() ? text.size() : static_cast<size_t>(faults.front().offset);
  for (const SoundPrefix form : sound_prefix_forms()) {
    const size_t size = form(reinterpret_cast<const uint8_t*>(text.data()), text.size());
    fuzz::hold(size <= sound, "what looks sound is");
    fuzz::hold(parts_by_core(text.substr(0, size), SIZE_MAX, false).empty(), "what looks sound ends with a character");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  fuzz::Input input(data, size);
  const size_t block = size_t{1} + input.byte();
  const std::vector<Part> expected = parts_by_table(input.text());
  std::vector<Code> quick, exact;
  fuzz::hold(parts_by_core(input.text(), SIZE_MAX, false, &exact) == expected,
             "the ill-formed parts are those of table 3-7");
  fuzz::hold(parts_by_core(input.text(), SIZE_MAX, true, &quick) == expected, "a quick look tells the same parts");
  fuzz::hold(quick == exact, "a quick look tells the same codes");
  for (const bool look : {false, true})
    fuzz::hold(parts_by_core(input.text(), block, look) == expected, "blocks tell the same parts");
  check_forms(input.text(), expected);
  return 0;
}
