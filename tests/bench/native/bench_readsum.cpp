// The machine's limit: reads a file in pieces of 1 MiB and adds up its words.  Use:  bench_readsum FILE
// Memory: one piece.
#include <fcntl.h>
#include <unistd.h>

#include <cinttypes>
#include <cstdint>
#include <cstdio>
#include <vector>

int main(int count, char** words) {
  const int file = count == 2 ? open(words[1], O_RDONLY | O_CLOEXEC) : -1;
  if (file < 0) return 64;
  std::vector<uint64_t> piece((1 << 20) / sizeof(uint64_t));
  uint64_t sum = 0, bytes = 0;
  for (ssize_t size; (size = read(file, piece.data(), piece.size() * sizeof(uint64_t))) > 0;) {
    for (size_t i = 0; i < static_cast<size_t>(size) / sizeof(uint64_t); ++i) sum += piece[i];
    bytes += static_cast<uint64_t>(size);
  }
  std::printf("{\"bytes\":%" PRIu64 ",\"sum\":\"%" PRIx64 "\"}\n", bytes, sum);
}
