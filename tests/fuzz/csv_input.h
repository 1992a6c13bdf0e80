// What the targets for tables share: dialects chosen by the input's first two bytes, and transcripts compared. Memory: the rows.
#pragma once
#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "core/format/csv_tokenizer.h"
#include "tests/fuzz/hold.h"
#include "tests/support/read_text.h"

namespace consentry::fuzz {

inline ReaderSettings settings_of(fuzz::Input& input) {
  ReaderSettings settings;
  const uint8_t dialect = input.byte(), longest = input.byte();
  if (const uint8_t choice = dialect & 7; choice < 5) {
    settings.delimiters = {std::string(1, ",;\t| "[choice])};
    settings.delimiter_is_fixed = true;
  }
  if (dialect & 8) settings.quote = dialect & 16 ? "" : "'";
  if (dialect & 32) settings.header.kind = HeaderChoice::Kind::none;
  if (dialect & 64) settings.header = {HeaderChoice::Kind::line, uint64_t{1} + (dialect >> 7)};
  if (longest) settings.max_cell_bytes = longest;
  return settings;
}

inline CsvDialect dialect_of(const ReaderSettings& settings) {
  const auto delimiter = static_cast<uint8_t>(settings.delimiters.empty() ? ',' : settings.delimiters[0][0]);
  const std::string quote = settings.quote.value_or("\"");
  return {delimiter, quote.empty() ? delimiter : static_cast<uint8_t>(quote[0]), settings.max_cell_bytes};
}

/// Only what the tokenizer tells: encoding, characters and guesses are others' work.
inline std::vector<std::string> of_tokenizer(const std::vector<std::string>& findings) {
  std::vector<std::string> own;
  for (const std::string& text : findings) {
    const int code = std::atoi(text.c_str());
    if ((code >= 401 && code <= 406) || code == 115) own.push_back(text);
  }
  return own;
}

/// Findings about characters come with their batch, whose size is nobody's business.
inline std::vector<std::string> sorted(std::vector<std::string> findings) {
  std::sort(findings.begin(), findings.end());
  return findings;
}

inline std::string joined(const std::vector<std::string>& lines) {
  std::string all;
  for (const std::string& line : lines) all += line + "\n";
  return all;
}

inline void same(const std::vector<std::string>& left, const std::vector<std::string>& right,
                 std::string_view promise) {
  if (left != right) hold(false, promise, joined(left) + "---\n" + joined(right));
}

/// Adds what the tokenizer counted of lines, after its end.
inline void tell_lines(const CsvTokenizer& tokenizer, test::Transcript& transcript) {
  const LineEnds& ends = tokenizer.line_ends();
  for (uint64_t number : {ends.count[0], ends.count[1], ends.count[2], ends.blank_lines, ends.first_blank_line,
                          ends.first_other_line, tokenizer.line()})
    transcript.rows.push_back(std::to_string(number));
}

}  // namespace consentry::fuzz
