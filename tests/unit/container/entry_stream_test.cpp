// An entry unpacked in pieces of any size, at once, and as it was before it was packed; sources that fail.
#include "core/container/entry_stream.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "tests/support/random.h"
#include "tests/support/zip_writer.h"

using namespace consentry;

namespace {

/// Gives its bytes a number of times, then no more.
class FailingSource : public ByteSource {
 public:
  FailingSource(std::string bytes, uint64_t reads) : bytes_(std::move(bytes)), reads_(reads) {}
  uint64_t size() const override { return bytes_.size(); }
  bool read_at(uint64_t offset, std::span<uint8_t> target) override {
    if (reads_ == 0) return false;
    --reads_;
    std::copy_n(bytes_.begin() + static_cast<ptrdiff_t>(offset), target.size(), target.begin());
    return true;
  }

 private:
  std::string bytes_;
  uint64_t reads_;
};

/// Cells that pack as contacts do.
std::string rows(size_t count) {
  test::Random random(7);
  std::string text = "email\n";
  for (size_t i = 0; i < count; ++i) text += "name" + std::to_string(random.below(1000000)) + "@example.com\n";
  return text;
}

std::string archive_of(const std::string& text, const std::string& method) {
  std::string json = R"({"entries": [{"method": ")" + method + R"(", "hex": ")";
  for (const char c : text) {
    constexpr char kDigits[] = "0123456789abcdef";
    (json += kDigits[static_cast<uint8_t>(c) >> 4]) += kDigits[c & 15];
  }
  return test::write_zip(json + "\"}]}");
}

ZipEntry entry_of(ByteSource& source) {
  auto opened = ZipArchive::open(source);
  REQUIRE(std::holds_alternative<ZipArchive>(opened));
  return std::get<ZipArchive>(opened).entries().front();
}

std::string in_pieces(ByteSource& source, const ZipEntry& entry, size_t size, bool quick) {
  EntryStream stream(source, entry, quick);
  std::vector<uint8_t> piece(size);
  std::string text;
  while (const size_t got = stream.read(piece)) text.append(piece.begin(), piece.begin() + static_cast<ptrdiff_t>(got));
  CHECK_FALSE(stream.fault());
  CHECK_FALSE(stream.source_failed());
  CHECK(stream.packed_position() == entry.packed);
  return text;
}

/// Packed better than is plausible, which is never unpacked at once.
std::string implausible(size_t count) { return rows(count) + std::string(60 * 8 * count, ' '); }

}  // namespace

TEST_CASE("An entry unpacks to the same bytes in pieces of any size and at once", "[zip]") {
  for (const std::string method : {"deflate", "stored"}) {
    for (const std::string& text : {rows(0), rows(1), rows(20000), implausible(4000)}) {
      FailingSource source(archive_of(text, method), UINT64_MAX);
      const ZipEntry entry = entry_of(source);
      for (const size_t size : {1, 7, 4096, 65536, 1 << 20}) {
        CHECK(in_pieces(source, entry, size, true) == text);
        CHECK(in_pieces(source, entry, size, false) == text);
      }
      std::vector<uint8_t> bytes;
      std::optional<ContainerFault> fault;
      REQUIRE(read_entry(source, entry, bytes, fault));
      CHECK(std::string(bytes.begin(), bytes.end()) == text);
    }
  }
}

TEST_CASE("A source that fails is told apart from a damaged archive, wherever it fails", "[zip]") {
  const std::string archive = archive_of(rows(20000), "deflate");
  for (uint64_t reads = 0; reads < 4; ++reads) {
    FailingSource source(archive, reads);
    CHECK(std::holds_alternative<SourceFailed>(ZipArchive::open(source)));
  }
  const auto fails_after = [](const std::string& bytes, uint64_t reads) {
    FailingSource sound(bytes, UINT64_MAX), source(bytes, reads);
    const ZipEntry entry = entry_of(sound);
    EntryStream stream(source, entry);
    std::vector<uint8_t> piece(1000);
    uint64_t got = 0;
    while (const size_t size = stream.read(piece)) got += size;
    CHECK(got < entry.unpacked);
    CHECK(stream.source_failed());
    CHECK_FALSE(stream.fault());
    FailingSource none(bytes, 0);
    std::optional<ContainerFault> fault;
    CHECK_FALSE(read_entry(none, entry, piece, fault));
    CHECK_FALSE(fault);
  };
  fails_after(archive, 0);
  fails_after(archive_of(rows(20000), "stored"), 1);
  fails_after(archive_of(implausible(80000), "deflate"), 1);
}

TEST_CASE("At once and in pieces, the same faults are found", "[zip]") {
  const auto faults = [](std::string_view json) {
    FailingSource source(test::write_zip(json), UINT64_MAX);
    const ZipEntry entry = entry_of(source);
    EntryStream stream(source, entry);
    std::vector<uint8_t> piece(1 << 16), bytes;
    while (stream.read(piece)) continue;
    std::optional<ContainerFault> fault;
    CHECK_FALSE(read_entry(source, entry, bytes, fault));
    REQUIRE(fault);
    REQUIRE(stream.fault());
    CHECK(fault->code == stream.fault()->code);
    CHECK(fault->arguments == stream.fault()->arguments);
    return fault->code;
  };
  CHECK(faults(R"({"entries": [{"text": "abc", "crc": 7}]})") == Code::zip_crc);
  CHECK(faults(R"({"entries": [{"text": "abc", "crc": 7, "method": "stored"}]})") == Code::zip_crc);
  CHECK(faults(R"({"entries": [{"text": "abc", "local": {"unpacked": 2}, "central": {"unpacked": 2}}]})") ==
        Code::zip_size);
  CHECK(faults(R"({"entries": [{"text": "abc", "local": {"unpacked": 9}, "central": {"unpacked": 9}}]})") ==
        Code::zip_size);
  CHECK(faults(R"({"entries": [{"raw": "0700"}]})") == Code::zip_entry_damaged);
  CHECK(faults(R"({"entries": [{"raw": "0014"}]})") == Code::zip_entry_damaged);
  CHECK(faults(R"({"entries": [{"raw": "030000"}]})") == Code::zip_entry_damaged);
}
