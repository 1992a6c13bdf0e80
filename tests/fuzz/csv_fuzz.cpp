// Fuzzes the tokenizer and the reader. The first three bytes choose delimiter, quote, header, the longest cell and the size of the blocks.
// Holds: the tokenizer tells the same rows and findings in blocks as at once, and those of the reference. The reader, which leaves out
// titles and restores rows, has only to come to an end here (dialect_fuzz.cpp). Memory: the rows, four times.
#include <algorithm>

#include "core/format/dialect.h"
#include "core/format/rejects_columns.h"
#include "tests/fuzz/csv_input.h"
#include "tests/fuzz/reference_csv.h"
#include "tests/support/run_check.h"

using namespace consentry;
using fuzz::dialect_of, fuzz::of_tokenizer, fuzz::same, fuzz::sorted;

namespace {

/// The tokenizer alone, from `start` on, which stands on `line`.
test::Transcript tokenize(std::string_view text, size_t start, uint64_t line, const ReaderSettings& settings,
                          size_t block, bool with_lines = true) {
  test::Transcript transcript;
  RowBatch batch(transcript, settings.header.kind != HeaderChoice::Kind::none, dialect_of(settings).quote);
  CsvTokenizer tokenizer(dialect_of(settings), start, line, batch);
  fuzz::cut(text.substr(start), block, [&](const std::string& piece) { tokenizer.feed(test::bytes_of(piece)); });
  tokenizer.finish();
  if (with_lines) fuzz::tell_lines(tokenizer, transcript);
  return transcript;
}

/// Line ends and blank lines are summed up by the reader.
std::vector<std::string> of_rows(std::vector<std::string> findings) {
  std::erase_if(findings, [](const std::string& text) { return text.starts_with("405") || text.starts_with("406"); });
  return of_tokenizer(findings);
}

void compare(std::string_view text, const ReaderSettings& settings, size_t block) {
  const size_t mark = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  const SepLine sep = find_sep_line(text.substr(mark));
  const size_t start = mark + sep.size;
  const uint64_t line = sep.size ? 2 : 1;
  const fuzz::ReferenceCsv expected(text, start, line, dialect_of(settings),
                                    settings.header.kind != HeaderChoice::Kind::none);
  const test::Transcript whole = tokenize(text, start, line, settings, SIZE_MAX),
                         blocks = tokenize(text, start, line, settings, block);
  same(tokenize(text, start, line, settings, SIZE_MAX, false).rows, expected.rows, "rows are those of the reference");
  same(of_rows(whole.findings), of_rows(expected.findings), "findings are those of the reference");
  same(whole.rows, blocks.rows, "blocks tell the rows of the whole");
  same(of_tokenizer(whole.findings), of_tokenizer(blocks.findings),
       "blocks tell the tokenizer's findings in its order");
  same(sorted(whole.findings), sorted(blocks.findings), "blocks tell the findings of the whole");
}

/// Text that is read as it was said; a rejects file has a form of its own.
bool is_read(std::string_view text, const test::Transcript& transcript) {
  if (find_rejects_delimiter(text.substr(text.starts_with("\xEF\xBB\xBF") ? 3 : 0))) return false;
  return std::none_of(transcript.findings.begin(), transcript.findings.end(), [](const std::string& finding) {
    const int code = std::atoi(finding.c_str());
    return code == 201 || code == 202 || code == 307 || code == 101 || code == 409;
  });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  fuzz::Input input(data, size);
  const ReaderSettings settings = fuzz::settings_of(input);
  const size_t block = size_t{1} + input.byte();
  const std::string_view text = input.text();
  const test::Transcript read = test::read_text(text, SIZE_MAX, settings);
  if (settings.delimiter_is_fixed && settings.header.kind != HeaderChoice::Kind::line && is_read(text, read))
    compare(text, settings, block);
  return 0;
}
