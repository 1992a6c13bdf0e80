// Puts the peers' question to libcsv (Debian: libcsv-dev): rows, and those without e-mail or with a consent that is not 0 or 1. Checks no
// UTF-8.  Use:  bench_libcsv FILE
#include <csv.h>

#include <cstdint>
#include <cstdio>
#include <vector>

namespace {

struct Counted {
  unsigned long rows = 0, flagged = 0;
  int column = 0;
  bool flag = false;
};

void take_cell(void* cell, size_t size, void* state) {
  auto& counted = *static_cast<Counted*>(state);
  const char first = size ? *static_cast<const char*>(cell) : '\0';
  if (counted.column == 0) counted.flag |= size == 0;
  if (counted.column == 7 || counted.column == 8) counted.flag |= size != 1 || (first != '0' && first != '1');
  ++counted.column;
}

void take_row(int, void* state) {
  auto& counted = *static_cast<Counted*>(state);
  if (counted.rows++ > 0) counted.flagged += counted.flag;  // the first is the header
  counted.column = 0;
  counted.flag = false;
}

}  // namespace

int main(int count, char** words) {
  std::FILE* file = count == 2 ? std::fopen(words[1], "rb") : nullptr;
  csv_parser parser;
  if (!file || csv_init(&parser, 0) != 0) return 64;
  std::vector<char> piece(1 << 20);
  Counted counted;
  for (size_t size; (size = std::fread(piece.data(), 1, piece.size(), file)) > 0;)
    csv_parse(&parser, piece.data(), size, take_cell, take_row, &counted);
  csv_fini(&parser, take_cell, take_row, &counted);
  std::printf("rows=%lu flagged=%lu\n", counted.rows - 1, counted.flagged);
}
