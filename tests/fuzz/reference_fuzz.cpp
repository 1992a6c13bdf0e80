// Fuzzes the quick ways of the reader against its exact ones. The first four bytes choose delimiter, quote, header, the longest cell, the
// blocks, and how often the text stands behind itself. Holds: the tokenizer tells the same rows, places, findings and lines for both, in the
// same blocks and in others; so does the reader with its UTF-8 check. Memory: the rows, six times.
#include <algorithm>

#include "tests/fuzz/csv_input.h"
#include "tests/support/run_check.h"

using namespace consentry;
using fuzz::of_tokenizer, fuzz::same, fuzz::sorted;

namespace {

/// Sizes of blocks by xorshift: mostly short ones, now and then all that is left.
class Blocks {
 public:
  explicit Blocks(uint8_t seed) : state_(0x9E3779B97F4A7C15u * (uint64_t{seed} + 1)) {}
  size_t next() {
    state_ ^= state_ << 13, state_ ^= state_ >> 7, state_ ^= state_ << 17;
    constexpr size_t kLargest[] = {3, 70, 300, 5000, 40000, SIZE_MAX};
    return 1 + (state_ >> 20) % kLargest[(state_ >> 8) % std::size(kLargest)];
  }

 private:
  uint64_t state_;
};

template <typename Feed>
void cut(std::string_view text, Blocks blocks, Feed feed) {
  while (!text.empty()) {
    const std::string piece(text.substr(0, blocks.next()));
    text.remove_prefix(piece.size());
    feed(test::bytes_of(piece));
  }
}

test::Transcript tokenize(std::string_view text, const ReaderSettings& settings, bool quick, Blocks blocks) {
  CsvDialect dialect = fuzz::dialect_of(settings);
  dialect.quick = quick;
  test::Transcript transcript;
  RowBatch batch(transcript, settings.header.kind != HeaderChoice::Kind::none, dialect.quote);
  CsvTokenizer tokenizer(dialect, 0, 1, batch);
  cut(text, blocks, [&](std::span<const uint8_t> bytes) { tokenizer.feed(bytes); });
  tokenizer.finish();
  fuzz::tell_lines(tokenizer, transcript);
  return transcript;
}

test::Transcript read(std::string_view text, ReaderSettings settings, bool quick, Blocks blocks) {
  settings.quick = quick;
  test::Transcript transcript;
  Reader reader(settings, transcript);
  cut(text, blocks, [&](std::span<const uint8_t> bytes) { reader.feed(bytes); });
  reader.finish();
  return transcript;
}

void all_same(const test::Transcript& quick, const test::Transcript& exact) {
  same(quick.rows, exact.rows, "the quick way tells the rows of the exact one");
  same(quick.cells, exact.cells, "the quick way tells the places of the exact one");
  same(quick.findings, exact.findings, "the quick way tells the findings of the exact one");
}

void check_tokenizer(std::string_view text, const ReaderSettings& settings, uint8_t seed) {
  const Blocks blocks(seed), others(static_cast<uint8_t>(seed + 1));
  const test::Transcript exact = tokenize(text, settings, false, blocks);
  all_same(tokenize(text, settings, true, blocks), exact);
  const test::Transcript quick = tokenize(text, settings, true, others);
  same(quick.rows, exact.rows, "other blocks tell the same rows");
  same(quick.cells, exact.cells, "other blocks tell the same places");
  same(of_tokenizer(quick.findings), of_tokenizer(exact.findings), "other blocks tell the tokenizer's findings");
  same(sorted(quick.findings), sorted(exact.findings), "other blocks tell the same findings");
}

std::string repeated(std::string_view text, size_t times) {
  std::string all;
  for (; times; --times) all += text;
  return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  fuzz::Input input(data, size);
  const ReaderSettings settings = fuzz::settings_of(input);
  const uint8_t seed = input.byte(), times = input.byte();
  // One in eight is long, so that it goes past a stretch of the index and past the head.
  const std::string text = repeated(input.text(), times % 8 == 7 ? size_t{1} + times / 8 : 1);
  check_tokenizer(text, settings, seed);
  all_same(read(text, settings, true, Blocks(seed)), read(text, settings, false, Blocks(seed)));
  return 0;
}
