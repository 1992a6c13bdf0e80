// SHA-256 of a stream as fast as the processor can: OpenSSL, which uses its instructions where it has them (1.8 GB/s beside libmd's 0.4).
// Of files and stores; short texts are the core's own (core/sha256.h). Memory: its state.
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace consentry {

/// Digest of everything given to update(), in order.
class Digest {
 public:
  Digest();
  ~Digest();
  void update(std::span<const uint8_t> bytes);
  void update(std::string_view text) { update({reinterpret_cast<const uint8_t*>(text.data()), text.size()}); }
  /// 64 lower-case hexadecimal digits; once, at the end.
  std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace consentry
