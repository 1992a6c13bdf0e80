// What a fuzz target needs beside the core: a complaint that stops it, and a reader of the input's first bytes. Memory: none.
#pragma once
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace consentry::fuzz {

/// Says what does not hold, and ends the process as a crash that the fuzzer keeps.
inline void hold(bool holds, std::string_view promise, std::string_view detail = {}) {
  if (holds) return;
  const std::string told = "does not hold: " + std::string(promise) + "\n" + std::string(detail) + "\n";
  std::fwrite(told.data(), 1, told.size(), stderr);
  std::abort();
}

/// The first bytes choose, the rest is the text. A byte that is missing counts as 0.
class Input {
 public:
  Input(const uint8_t* data, size_t size) : rest_(reinterpret_cast<const char*>(data), size) {}

  uint8_t byte() {
    if (rest_.empty()) return 0;
    const auto first = static_cast<uint8_t>(rest_[0]);
    rest_.remove_prefix(1);
    return first;
  }
  std::string_view text() const { return rest_; }

 private:
  std::string_view rest_;
};

/// Calls piece(string) for a text cut into blocks of `size` bytes; each is a copy, so that a view kept too long is seen.
template <typename Piece>
void cut(std::string_view text, size_t size, Piece piece) {
  for (; !text.empty(); text.remove_prefix(std::min(size, text.size()))) piece(std::string(text.substr(0, size)));
}

}  // namespace consentry::fuzz
