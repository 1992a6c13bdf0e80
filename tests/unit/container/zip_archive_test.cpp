// Archives of 5 GB and bombs: offsets beyond 32 bits, and refusals that take neither time nor memory.
#include "core/container/zip_archive.h"

#include <sys/resource.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <map>
#include <string>

#include "core/container/entry_stream.h"
#include "tests/support/zip_writer.h"

using namespace consentry;

namespace {

/// Zeros, but for some pieces.
class SparseSource : public ByteSource {
 public:
  void put(uint64_t offset, std::string bytes) {
    size_ = std::max(size_, offset + bytes.size());
    pieces_[offset] = std::move(bytes);
  }
  uint64_t size() const override { return size_; }
  bool read_at(uint64_t offset, std::span<uint8_t> target) override {
    asked += target.size();
    std::fill(target.begin(), target.end(), uint8_t{0});
    for (const auto& [at, bytes] : pieces_) {
      const uint64_t begin = std::max(at, offset), end = std::min(at + bytes.size(), offset + target.size());
      if (begin >= end) continue;
      std::copy_n(bytes.begin() + static_cast<ptrdiff_t>(begin - at), end - begin,
                  target.begin() + static_cast<ptrdiff_t>(begin - offset));
    }
    return true;
  }
  uint64_t asked = 0;

 private:
  std::map<uint64_t, std::string> pieces_;
  uint64_t size_ = 0;
};

constexpr uint64_t kPad = 5'000'000'000;

std::string little(uint64_t value, size_t bytes) {
  std::string text;
  for (size_t i = 0; i < bytes; ++i) text += static_cast<char>(value >> 8 * i & 0xFF);
  return text;
}

std::string wide_field(std::initializer_list<uint64_t> values) {
  std::string text = little(1, 2) + little(8 * values.size(), 2);
  for (const uint64_t value : values) text += little(value, 8);
  return text;
}

/// The head of a stored entry with all its sizes in the ZIP64 field.
std::string local(const std::string& name, uint64_t size, uint32_t crc) {
  return "PK\3\4" + little(45, 2) + little(0x800, 2) + std::string(6, '\0') + little(crc, 4) + std::string(8, '\xFF') +
         little(name.size(), 2) + little(20, 2) + name + wide_field({size, size});
}

std::string central(const std::string& name, uint64_t size, uint32_t crc, uint64_t offset) {
  return "PK\1\2" + little(45, 2) + little(45, 2) + little(0x800, 2) + std::string(6, '\0') + little(crc, 4) +
         std::string(8, '\xFF') + little(name.size(), 2) + little(28, 2) + std::string(10, '\0') +
         std::string(4, '\xFF') + name + wide_field({size, size, offset});
}

/// __MACOSX/pad of 5 GB, and behind it a file of five bytes.
SparseSource five_gigabytes() {
  const std::string first = "__MACOSX/pad", second = "contacts.csv";
  const std::string head = local(first, kPad, 0);
  SparseSource source;
  source.put(0, head);
  const uint64_t at = head.size() + kPad;
  const std::string entry = local(second, 5, 0x68F64E98) + "a,b\n1";
  source.put(at, entry);
  const uint64_t directory = at + entry.size();
  const std::string headers = central(first, kPad, 0, 0) + central(second, 5, 0x68F64E98, at);
  const std::string end64 = "PK\6\6" + little(44, 8) + little(45, 2) + little(45, 2) + little(0, 8) + little(2, 8) +
                            little(2, 8) + little(headers.size(), 8) + little(directory, 8);
  const std::string locator = "PK\6\7" + little(0, 4) + little(directory + headers.size(), 8) + little(1, 4);
  const std::string end = "PK\5\6" + little(0, 4) + std::string(12, '\xFF') + little(0, 2);
  source.put(directory, headers + end64 + locator + end);
  return source;
}

long peak_kilobytes() {
  rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

/// The refusal's code; within 100 ms and without memory.
Code refusal(ByteSource& source) {
  const long before = peak_kilobytes();
  const auto begin = std::chrono::steady_clock::now();
  const auto opened = ZipArchive::open(source);
  const auto took = std::chrono::steady_clock::now() - begin;
  CHECK(std::chrono::duration_cast<std::chrono::milliseconds>(took).count() < 100);
  CHECK(peak_kilobytes() - before < 4096);
  REQUIRE(std::holds_alternative<ContainerFault>(opened));
  return std::get<ContainerFault>(opened).code;
}

Code refusal(std::string_view json) {
  SparseSource source;
  source.put(0, test::write_zip(json));
  return refusal(source);
}

}  // namespace

TEST_CASE("A file behind four gigabytes of an archive is read, and nothing of what lies before it", "[zip]") {
  SparseSource source = five_gigabytes();
  const auto opened = ZipArchive::open(source);
  REQUIRE(std::holds_alternative<ZipArchive>(opened));
  const auto candidates = std::get<ZipArchive>(opened).candidates();
  REQUIRE(candidates.size() == 1);
  CHECK(candidates[0]->data_offset > uint64_t{1} << 32);
  EntryStream stream(source, *candidates[0]);
  uint8_t text[8];
  REQUIRE(stream.read(text) == 5);
  CHECK(std::string(text, text + 5) == "a,b\n1");
  CHECK(stream.read(text) == 0);
  CHECK_FALSE(stream.fault());
  CHECK(source.asked < 100'000);
}

TEST_CASE("Bombs are refused at once and without memory", "[zip]") {
  CHECK(
      refusal(
          R"({"entries": [{"text": "x", "local": {"unpacked": 4000000000}, "central": {"unpacked": 4000000000}}]})") ==
      Code::zip_bomb);
  CHECK(refusal(R"({"entries": [{"text": "x"}], "zip64": true, "end64": {"entries": 18446744073709551615}})") ==
        Code::zip_too_many_entries);
  CHECK(refusal(R"({"entries": [{"text": "x"}], "zip64": true, "end64": {"size": 18446744073709551615}})") ==
        Code::zip_hidden_bytes);
  CHECK(refusal(R"({"entries": [{"text": "x"}], "zip64": true, "end64": {"at": 18446744073709551615}})") ==
        Code::zip_damaged);
}

TEST_CASE("A directory of a gigabyte is not loaded", "[zip]") {
  SparseSource source;
  source.put(1'000'000'000, "PK\5\6" + little(0, 4) + little(9999, 2) + little(9999, 2) + little(1'000'000'000, 4) +
                                little(0, 4) + little(0, 2));
  CHECK(refusal(source) == Code::zip_damaged);
  CHECK(source.asked < 100'000);
}

TEST_CASE("Ten thousand overlapping entries are refused within the time of a glance", "[zip]") {
  std::string json = R"({"entries": [{"name": "0", "text": "x"})";
  for (int i = 1; i < 5000; ++i)
    json += R"(, {"name": ")" + std::to_string(i) + R"(", "text": "", "method": "stored"})";
  SparseSource source;
  std::string archive = test::write_zip(json + "]}");
  // All of them at the first header.
  for (size_t at = 0; (at = archive.find("PK\1\2", at)) != archive.npos; ++at) archive.replace(at + 42, 4, 4, '\0');
  source.put(0, archive);
  const Code code = refusal(source);
  CHECK((code == Code::zip_overlap || code == Code::zip_headers_disagree));
}
