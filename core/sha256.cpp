// The only file that knows libmd.
#include "core/sha256.h"

#include <sha2.h>

namespace consentry {

struct Sha256::State {
  SHA2_CTX context;
};

Sha256::Sha256() : state_(std::make_unique<State>()) { SHA256Init(&state_->context); }
Sha256::~Sha256() = default;

void Sha256::update(std::span<const uint8_t> bytes) { SHA256Update(&state_->context, bytes.data(), bytes.size()); }

std::string Sha256::hex() {
  uint8_t digest[SHA256_DIGEST_LENGTH];
  SHA256Final(digest, &state_->context);
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (uint8_t byte : digest) text += {kDigits[byte >> 4], kDigits[byte & 15]};
  return text;
}

std::string sha256_hex(std::string_view text) {
  Sha256 digest;
  digest.update({reinterpret_cast<const uint8_t*>(text.data()), text.size()});
  return digest.hex();
}

}  // namespace consentry
