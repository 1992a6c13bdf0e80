// The only file that knows OpenSSL, by its functions for SHA-256 alone. They are deprecated for EVP, which can make other digests too,
// but fetches them from providers: half a millisecond, 2 MiB, a configuration file of the system's, and a way to fail.
#define OPENSSL_API_COMPAT 0x10100000L
#include "native/digest.h"

#include <openssl/sha.h>

namespace consentry {

struct Digest::State {
  SHA256_CTX context;
};

Digest::Digest() : state_(std::make_unique<State>()) { SHA256_Init(&state_->context); }
Digest::~Digest() = default;

void Digest::update(std::span<const uint8_t> bytes) { SHA256_Update(&state_->context, bytes.data(), bytes.size()); }

std::string Digest::hex() {
  uint8_t digest[SHA256_DIGEST_LENGTH];
  SHA256_Final(digest, &state_->context);
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (const uint8_t byte : digest) text += {kDigits[byte >> 4], kDigits[byte & 15]};
  return text;
}

}  // namespace consentry
