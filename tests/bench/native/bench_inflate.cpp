// The limit of a workbook: inflates the sheet and the shared strings by zlib and looks at every byte of their XML once, counting its tags.
// Use:  bench_inflate FILE.xlsx   Trusts its file; reads only what the bench's generator writes. Memory: the file, and one piece.
#include <zlib.h>

#include <algorithm>
#include <cinttypes>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string_view>
#include <vector>

namespace {

uint32_t number(const uint8_t* at, int bytes) {
  uint32_t value = 0;
  for (int i = bytes; i-- > 0;) value = value << 8 | at[i];
  return value;
}

std::vector<uint8_t> read_whole(const char* path) {
  std::vector<uint8_t> bytes;
  std::FILE* file = std::fopen(path, "rb");
  if (!file) return bytes;
  std::fseek(file, 0, SEEK_END);
  bytes.resize(static_cast<size_t>(std::ftell(file)));
  std::rewind(file);
  bytes.resize(std::fread(bytes.data(), 1, bytes.size(), file));
  std::fclose(file);
  return bytes;
}

struct Passed {
  uint64_t bytes = 0, tags = 0;
};

void inflate_entry(const uint8_t* packed, uint32_t size, Passed& passed) {
  std::vector<uint8_t> piece(1 << 20);
  z_stream stream = {};
  inflateInit2(&stream, -MAX_WBITS);
  stream.next_in = const_cast<uint8_t*>(packed);
  stream.avail_in = size;
  for (int status = Z_OK; status == Z_OK;) {
    stream.next_out = piece.data();
    stream.avail_out = static_cast<uInt>(piece.size());
    status = inflate(&stream, Z_NO_FLUSH);
    const auto end = piece.begin() + static_cast<ptrdiff_t>(piece.size() - stream.avail_out);
    passed.bytes += static_cast<uint64_t>(end - piece.begin());
    passed.tags += static_cast<uint64_t>(std::count(piece.begin(), end, uint8_t{'<'}));
  }
  inflateEnd(&stream);
}

}  // namespace

int main(int count, char** words) {
  const std::vector<uint8_t> file = count == 2 ? read_whole(words[1]) : std::vector<uint8_t>();
  if (file.size() < 22) return 64;
  size_t end = file.size() - 22;
  while (end > 0 && std::memcmp(&file[end], "PK\5\6", 4) != 0) --end;
  Passed passed;
  size_t at = number(&file[end + 16], 4);
  for (uint32_t left = number(&file[end + 10], 2); left > 0; --left) {
    const std::string_view name(reinterpret_cast<const char*>(&file[at + 46]), number(&file[at + 28], 2));
    const size_t local = number(&file[at + 42], 4);
    const size_t data = local + 30 + number(&file[local + 26], 2) + number(&file[local + 28], 2);
    if (name.ends_with("sharedStrings.xml") || name.find("worksheets/sheet") != name.npos)
      inflate_entry(&file[data], number(&file[at + 20], 4), passed);
    at += 46 + name.size() + number(&file[at + 30], 2) + number(&file[at + 32], 2);
  }
  std::printf("{\"bytes\":%" PRIu64 ",\"tags\":%" PRIu64 "}\n", passed.bytes, passed.tags);
}
