// The only file that knows OpenSSL.
#include "native/digest.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <cstdlib>

namespace consentry {

struct Digest::State {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  ~State() { EVP_MD_CTX_free(context); }
};

namespace {

/// Fails only without memory, or with an OpenSSL that was built without SHA-256: there is no digest to go on with.
void must(int done) {
  if (done != 1) std::abort();
}

}  // namespace

Digest::Digest() : state_(std::make_unique<State>()) {
  // A configuration file of the system's must not decide what a digest is made by, nor cost the time to read it.
  must(OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, nullptr));
  must(EVP_DigestInit_ex(state_->context, EVP_sha256(), nullptr));
}
Digest::~Digest() = default;

void Digest::update(std::span<const uint8_t> bytes) {
  must(EVP_DigestUpdate(state_->context, bytes.data(), bytes.size()));
}

std::string Digest::hex() {
  uint8_t digest[EVP_MAX_MD_SIZE];
  unsigned size = 0;
  must(EVP_DigestFinal_ex(state_->context, digest, &size));
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (unsigned i = 0; i < size; ++i) text += {kDigits[digest[i] >> 4], kDigits[digest[i] & 15]};
  return text;
}

}  // namespace consentry
