// OpenSSL's digest is the core's, however the bytes come.
#include "native/digest.h"

#include <catch2/catch_test_macros.hpp>

#include "core/sha256.h"

using namespace consentry;

TEST_CASE("digest is the core's, in pieces of any size") {
  std::string text;
  for (size_t size = 0; size < 300; ++size) {
    text += static_cast<char>(size * 7);
    Digest whole, pieces;
    whole.update(text);
    for (size_t at = 0; at < text.size(); at += 1 + size % 70)
      pieces.update(std::string_view(text).substr(at, 1 + size % 70));
    REQUIRE(whole.hex() == sha256_hex(text));
    REQUIRE(pieces.hex() == sha256_hex(text));
  }
}

TEST_CASE("digest of nothing and of abc") {
  CHECK(Digest().hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  Digest digest;
  digest.update("abc");
  CHECK(digest.hex() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
