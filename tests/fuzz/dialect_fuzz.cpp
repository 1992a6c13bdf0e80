// Fuzzes what finds dialects and tables and what reads unusual ones. The first bytes choose delimiter, quote, escape and the size of the blocks.
// Holds: a guess is the same twice and one of those that were allowed; rows of the chosen dialect are the same in blocks as at once, in
// rising order, and lie within the text. Memory: the rows, twice.
#include "core/encoding/is_utf8.h"
#include "core/format/csv_tokenizer.h"
#include "core/format/dialect.h"
#include "core/format/respelling.h"
#include "core/format/table_rows.h"
#include "tests/fuzz/csv_input.h"
#include "tests/support/run_check.h"

using namespace consentry;
using fuzz::same, fuzz::sorted;

namespace {

Dialect dialect_of(uint8_t choice) {
  static const std::string kDelimiters[] = {",", "||", ", ", "  ", " ", "::", ";", "^"};
  static const std::pair<std::string, std::string> kQuotes[] = {{"\"", "\""}, {"'", "'"}, {"“", "”"}, {"", ""}};
  Dialect dialect;
  dialect.delimiter = kDelimiters[choice & 7];
  dialect.repeats = dialect.delimiter == "  " || (dialect.delimiter == " " && choice & 128);
  dialect.quote = kQuotes[choice >> 3 & 3].first;
  dialect.closing = kQuotes[choice >> 3 & 3].second;
  dialect.backslash = choice & 32;
  return dialect;
}

test::Transcript read(std::string_view text, const Dialect& dialect, const TableOutline& outline, size_t block) {
  test::Transcript transcript;
  TableRows rows(transcript, outline, dialect.delimiter);
  Respelling respelling(dialect, rows);
  const uint8_t quote = dialect.quote.empty() ? Respelling::kDelimiter : Respelling::kQuote;
  RowBatch batch(respelling, false, quote);
  CsvTokenizer tokenizer({Respelling::kDelimiter, quote}, 0, 1, batch);
  fuzz::cut(text, block, [&](const std::string& piece) { tokenizer.feed(respelling.text_of(test::bytes_of(piece))); });
  tokenizer.feed(respelling.rest());
  tokenizer.finish();
  rows.finish();
  return transcript;
}

void check_guess(std::string_view text) {
  const DialectGuess once = guess_dialect(text, true, {}), again = guess_dialect(text, true, {});
  fuzz::hold(once.dialect() == again.dialect() && once.sure == again.sure, "a guess is the same twice");
  const DialectGuess allowed = guess_dialect(text, true, {{";", "||"}, "'", {}});
  const std::string& delimiter = allowed.dialect().delimiter;
  fuzz::hold(delimiter == ";" || delimiter == "||", "only what is allowed is found");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  fuzz::Input input(data, size);
  const Dialect dialect = dialect_of(input.byte());
  const size_t block = size_t{1} + input.byte();
  const std::string_view text = input.text();
  check_guess(text);
  if (!is_utf8(test::bytes_of(text))) return 0;
  const TableOutline outline =
      outline_table(head_rows(text, true, dialect, 200), HeaderChoice::Kind::found, dialect.delimiter);
  const test::Transcript whole = read(text, dialect, outline, SIZE_MAX), blocks = read(text, dialect, outline, block);
  same(whole.rows, blocks.rows, "blocks tell the rows of the whole");
  same(whole.cells, blocks.cells, "blocks tell the places of the whole");
  same(sorted(whole.findings), sorted(blocks.findings), "blocks tell the findings of the whole");
  test::read_text(text, block);
  return 0;
}
