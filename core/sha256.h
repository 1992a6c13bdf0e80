// SHA-256 (FIPS 180-4) of a stream, by libmd in every host. Memory: its state.
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace consentry {

/// Digest of everything given to update(), in order.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  void update(std::span<const uint8_t> bytes);
  /// 64 lower-case hexadecimal digits; once, at the end.
  std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string sha256_hex(std::string_view text);

}  // namespace consentry
