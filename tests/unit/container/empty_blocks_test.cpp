// Deflate blocks that hold nothing (RFC 1951, 3.2.4), by the million.
#include <catch2/catch_test_macros.hpp>

#include "core/container/entry_stream.h"

using namespace consentry;

namespace {

/// `size` bytes of empty stored blocks, made as they are read.
class EmptyBlocks : public ByteSource {
 public:
  explicit EmptyBlocks(uint64_t size) : size_(size) {}
  uint64_t size() const override { return size_; }
  bool read_at(uint64_t offset, std::span<uint8_t> target) override {
    read += target.size();
    for (uint8_t& byte : target) byte = offset++ % 5 < 3 ? 0x00 : 0xFF;
    return true;
  }
  uint64_t read = 0;

 private:
  uint64_t size_;
};

}  // namespace

TEST_CASE("Gigabytes of empty blocks are refused after a megabyte", "[zip]") {
  EmptyBlocks source(uint64_t{5} << 30);
  ZipEntry entry;
  entry.method = 8, entry.packed = source.size(), entry.unpacked = 10;
  EntryStream stream(source, entry);
  std::vector<uint8_t> bytes(64);
  CHECK(stream.read(bytes) == 0);
  REQUIRE(stream.fault());
  CHECK(stream.fault()->code == Code::zip_entry_damaged);
  CHECK(source.read < (2u << 20));
}
