// Compound files of every form, read in pieces; tables that lie; and how much is read and held of a large file.
#include "core/container/compound_file.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "tests/support/compound_writer.h"

using namespace consentry;
using test::little;

namespace {

/// Counts what is asked for, and fails from a given read on.
class CountedSource : public ByteSource {
 public:
  explicit CountedSource(std::string_view text, uint64_t good_reads = UINT64_MAX) : text_(text), left_(good_reads) {}
  uint64_t size() const override { return text_.size(); }
  bool read_at(uint64_t offset, std::span<uint8_t> target) override {
    REQUIRE(offset + target.size() <= text_.size());
    if (left_ == 0) return false;
    --left_;
    ++reads;
    asked += target.size();
    std::copy_n(text_.begin() + static_cast<ptrdiff_t>(offset), target.size(), target.begin());
    return true;
  }
  uint64_t asked = 0, reads = 0;

 private:
  std::string_view text_;
  uint64_t left_;
};

std::string content_of(size_t size) {
  std::string bytes;
  for (size_t i = 0; bytes.size() < size; ++i) bytes += little(i * 2654435761u, 4);
  bytes.resize(size);
  return bytes;
}

std::string in_pieces(CompoundStream& stream, size_t size) {
  std::string all;
  std::vector<uint8_t> piece(size);
  while (const size_t got = stream.read_at(all.size(), piece).value())
    all.append(piece.begin(), piece.begin() + static_cast<ptrdiff_t>(got));
  return all;
}

CompoundStream stream_of(CompoundFile::Opened& file, const char* name) {
  REQUIRE(std::holds_alternative<CompoundFile>(file));
  auto stream = std::get<CompoundFile>(file).stream(name);
  REQUIRE(std::holds_alternative<CompoundStream>(stream));
  return std::get<CompoundStream>(stream);
}

/// 240, or 0 where the file and its stream are sound.
bool is_damaged(const std::string& bytes, const char* name = "Workbook") {
  CountedSource source(bytes);
  auto file = CompoundFile::open(source);
  if (std::holds_alternative<ContainerFault>(file)) return true;
  return std::holds_alternative<ContainerFault>(std::get<CompoundFile>(file).stream(name));
}

void patch(std::string& bytes, size_t at, uint32_t number) { bytes.replace(at, 4, little(number, 4)); }

}  // namespace

TEST_CASE("Streams of any size come back, whatever the sectors and the pieces", "[compound_file]") {
  for (const bool wide : {false, true}) {
    test::CompoundToWrite written{{}, {}, wide};
    for (const size_t size : {0, 1, 63, 64, 65, 4095, 4096, 4097, 100000})
      written.streams.emplace_back("S" + std::to_string(size), content_of(size));
    const std::string bytes = test::write_compound(written);
    CountedSource source(bytes);
    auto file = CompoundFile::open(source);
    for (const auto& [name, content] : written.streams) {
      CompoundStream stream = stream_of(file, name.c_str());
      CHECK(stream.size() == content.size());
      for (const size_t piece : {1, 7, 64, 512, 5000, 200000}) {
        if (piece == 1 && content.size() > 5000) continue;
        CHECK(in_pieces(stream, piece) == content);
      }
    }
  }
}

TEST_CASE("Names have no case, and belong to the root", "[compound_file]") {
  const std::string bytes = test::write_compound({{{"WorkBook", "x"}}, {}, false});
  CountedSource source(bytes);
  auto opened = CompoundFile::open(source);
  const auto& file = std::get<CompoundFile>(opened);
  CHECK(file.has("workbook"));
  CHECK(file.has("WORKBOOK"));
  CHECK_FALSE(file.has("Book"));
  CHECK_FALSE(file.has("Root Entry"));
}

TEST_CASE("A file of more than 109 table sectors names the others in a chain", "[compound_file]") {
  const std::string content = content_of(8'000'000);
  const std::string bytes = test::write_compound({{{"Workbook", content}}, {}, false});
  CountedSource source(bytes);
  auto file = CompoundFile::open(source);
  CHECK(source.asked < bytes.size() / 64);
  CompoundStream stream = stream_of(file, "Workbook");
  source.asked = source.reads = 0;
  CHECK(in_pieces(stream, 128 << 10) == content);
  CHECK(source.asked == content.size());
  CHECK(source.reads < 100);  // sectors in a row are read at once
}

TEST_CASE("A table that any sector is wrong of ends in a fault or in the stream", "[compound_file]") {
  const std::string sound =
      test::write_compound({{{"Workbook", content_of(6000)}, {"Small", content_of(300)}}, {}, false});
  REQUIRE_FALSE(is_damaged(sound));
  const size_t sectors = sound.size() / 512 - 1;
  for (size_t sector = 0; sector < sectors; ++sector) {
    for (const uint32_t next : {0u, 1u, 2u, 3u, 9u, 0x7FFFFFFFu, 0xFFFFFFFAu, 0xFFFFFFFEu, 0xFFFFFFFFu}) {
      std::string bytes = sound;
      patch(bytes, 512 + 4 * sector, next);
      is_damaged(bytes);
      is_damaged(bytes, "Small");
    }
  }
}

TEST_CASE("Any four bytes of the header and the directory may lie", "[compound_file]") {
  const std::string sound = test::write_compound({{{"Workbook", content_of(6000)}}, {}, false});
  for (size_t at = 24; at + 4 <= 1536; at += 2) {
    for (const uint32_t lie : {0u, 1u, 12u, 0xFFFFu, 0x7FFFFFFFu, 0xFFFFFFFEu, 0xFFFFFFFFu}) {
      std::string bytes = sound;
      patch(bytes, at, lie);
      CountedSource source(bytes);
      auto file = CompoundFile::open(source);
      CHECK(source.asked <= 4 * bytes.size());
      if (auto* opened = std::get_if<CompoundFile>(&file); opened && opened->has("Workbook"))
        opened->stream("Workbook");
    }
  }
}

TEST_CASE("A file that is cut anywhere opens in part or is refused", "[compound_file]") {
  const std::string sound = test::write_compound({{{"Workbook", content_of(6000)}}, {}, false});
  for (size_t size = 0; size < sound.size(); size += 13) {
    const std::string bytes = sound.substr(0, size);
    CountedSource source(bytes);
    auto file = CompoundFile::open(source);
    auto* opened = std::get_if<CompoundFile>(&file);
    if (!opened || !opened->has("Workbook")) continue;
    auto stream = opened->stream("Workbook");
    // Only what is not part of the stream may be missing.
    if (auto* there = std::get_if<CompoundStream>(&stream)) CHECK(in_pieces(*there, 999) == content_of(6000));
  }
}

TEST_CASE("A source that fails is told as such, at any read", "[compound_file]") {
  const std::string bytes = test::write_compound({{{"Small", content_of(300)}}, {}, false});
  for (uint64_t reads = 0;; ++reads) {
    CountedSource source(bytes, reads);
    auto file = CompoundFile::open(source);
    if (std::holds_alternative<SourceFailed>(file)) continue;
    auto stream = std::get<CompoundFile>(file).stream("Small");
    if (std::holds_alternative<SourceFailed>(stream)) continue;
    std::vector<uint8_t> target(300);
    if (!std::get<CompoundStream>(stream).read_at(0, target)) continue;
    CHECK(reads > 4);
    break;
  }
}
