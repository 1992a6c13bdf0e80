// See reading_lines.h.
#include "core/report/reading_lines.h"

#include "core/report/excerpt.h"
#include "core/report/visible.h"
#include "core/report/wording.h"

namespace consentry {
namespace {

std::string candidate(Language language, std::string_view name, uint32_t confidence, std::string_view sample) {
  const std::string number = std::to_string(confidence), shown = visible(excerpt(sample, kUncut));
  const Argument arguments[] = {{"name", name}, {"confidence", number}, {"sample", shown}};
  return label_text(language, Label::candidate, arguments);
}

void add_header(std::vector<ReadingLine>& lines, const DialectFound& dialect, Language language) {
  if (dialect.delimiter.empty() || (dialect.header_line != 0 && dialect.title_lines == 0)) return;
  const std::string text = dialect.header_line ? numbered(language, Label::line, "n", dialect.header_line)
                                               : label_text(language, Label::none);
  lines.push_back({label_text(language, Label::header_name), text});
}

void add_encodings(std::vector<ReadingLine>& lines, const EncodingFound& encoding, Language language) {
  if (encoding.candidates.size() < 2) return;
  for (const EncodingCandidate& one : encoding.candidates) {
    const bool first = &one == &encoding.candidates.front();
    lines.push_back({first ? label_text(language, Label::encoding) : "",
                     candidate(language, one.name, one.confidence, one.sample)});
  }
}

void add_dialects(std::vector<ReadingLine>& lines, const DialectFound& dialect, Language language) {
  if (dialect.sure || dialect.candidates.size() < 2) return;
  for (const DialectReading& one : dialect.candidates) {
    const bool first = &one == &dialect.candidates.front();
    const std::string delimiter = delimiter_name(language, one.delimiter);
    const Argument marks[] = {{"delimiter", delimiter}, {"quote", one.quote}};
    const std::string text = candidate(language, label_text(language, Label::marks, marks), one.confidence, "");
    lines.push_back({first ? label_text(language, Label::delimiter) : "", text});
  }
}

}  // namespace

std::vector<ReadingLine> reading_lines(const FileFound& file, bool any_row, Language language) {
  std::vector<ReadingLine> lines;
  if (any_row) add_header(lines, file.dialect, language);
  add_encodings(lines, file.encoding, language);
  add_dialects(lines, file.dialect, language);
  return lines;
}

}  // namespace consentry
