// Pushed text to records: checks UTF-8, settles the dialect on the head, tokenizes block by block; see text_reader.h.
#include "core/text_reader.h"

#include <optional>

#include "core/encoding/utf8_findings.h"
#include "core/format/csv_tokenizer.h"
#include "core/format/dialect.h"
#include "core/format/line_skipper.h"
#include "core/format/rejects_reader.h"

namespace consentry {

class TextReader::Impl {
 public:
  Impl(const ReaderSettings& settings, RecordHandler& handler)
      : settings_(settings), handler_(handler), rejects_(handler) {}

  /// Decides on the head, whose end is the file's if `whole_file`, and tokenizes it.
  void start(std::span<const uint8_t> head, size_t bom_bytes, bool whole_file) {
    if (bom_bytes) {
      found_.encoding.bom = true;
      tell(Code::encoding_bom);
    }
    std::string_view text(reinterpret_cast<const char*>(head.data()), head.size());
    text.remove_prefix(bom_bytes);
    const SepLine sep = find_sep_line(text);
    adopt_rejects_form(text.substr(sep.size));
    choose_delimiter(text, sep, whole_file);
    dialect_.quote = dialect_.escape = settings_.quote;
    const bool by_line = settings_.header.kind == HeaderChoice::Kind::line;
    skipper_.emplace(by_line ? settings_.header.line - 1 : sep.size ? 1 : 0);
    utf8_.emplace(handler_, bom_bytes, settings_.quick, encoding_is_open());
    position_ = bom_bytes;
    batch_.emplace(rejects_, settings_.header.kind != HeaderChoice::Kind::none, csv_dialect().quote);
    found_.format = dialect_.delimiter == "\t" ? "txt" : "csv";
    handler_.on_format(found_);
    work(head.subspan(bom_bytes));
  }

  void work(std::span<const uint8_t> bytes) {
    if (bytes.empty()) return;
    utf8_->feed(bytes, line(), tokenizer_ ? tokenizer_->after_cr() : skipper_->after_cr());  // told before its rows
    position_ += bytes.size();
    if (!tokenizer_) {
      const std::span<const uint8_t> rest = skipper_->feed(bytes);
      if (rest.empty()) return;
      tokenizer_.emplace(csv_dialect(), position_ - rest.size(), skipper_->lines() + 1, *batch_);
      bytes = rest;
    }
    tokenizer_->feed(bytes);
  }

  void finish() {
    utf8_->finish(line());
    found_.encoding.sure = !utf8_->any();
    if (tokenizer_) {
      tokenizer_->finish();
      tell_line_ends();
    }
    if (!batch_->any_row()) tell(Code::size_no_content);
    dialect_.header_line = batch_->header_line();
  }

  bool misread() const { return utf8_->any() && encoding_is_open(); }
  const FileFound& found() const { return found_; }

 private:
  bool encoding_is_open() const { return settings_.encoding.empty() && !settings_.learned.encoding; }

  void tell(Code code, std::span<const Argument> arguments = {}, Location location = {},
            std::string_view excerpt = {}) {
    handler_.on_reader_finding({code, code_info(code).severity, location, {}, excerpt, arguments});
  }

  /// A rejects file is read in its own form, whatever was said about the file that it came from.
  void adopt_rejects_form(std::string_view text) {
    const std::optional<char> delimiter = find_rejects_delimiter(text);
    if (!delimiter) return;
    settings_.delimiters = std::string(1, *delimiter);
    settings_.delimiter_is_fixed = true;
    settings_.quote = "\"";
    settings_.header = {};
  }

  CsvDialect csv_dialect() const {
    const auto delimiter = static_cast<uint8_t>(dialect_.delimiter[0]);
    const uint8_t quote = settings_.quote.empty() ? delimiter : static_cast<uint8_t>(settings_.quote[0]);
    return {delimiter, quote, settings_.max_cell_bytes, settings_.quick};
  }

  void choose_delimiter(std::string_view text, const SepLine& sep, bool whole_file) {
    text.remove_prefix(sep.size);
    if (sep.size && !settings_.delimiter_is_fixed) {
      dialect_.delimiter = std::string(1, sep.delimiter);
    } else {
      const char quote = settings_.quote.empty() ? '\0' : settings_.quote[0];
      const DelimiterGuess guess = guess_delimiter(text, whole_file, settings_.delimiters, quote);
      const DelimiterGuess any = guess_delimiter(text, whole_file, kDelimiters, quote);
      dialect_.delimiter = std::string(1, guess.delimiter);
      const bool useless = !settings_.delimiter_is_fixed && !occurs_in_first_line(text, guess.delimiter) &&
                           occurs_in_first_line(text, any.delimiter);
      if (guess.other || useless) doubt(guess.delimiter, guess.other ? guess.other : any.delimiter);
    }
    if (!sep.size) return;
    const Argument argument{"delimiter", dialect_.delimiter};
    tell(Code::dialect_sep_line, {&argument, 1}, {.line = 1});
  }

  static bool occurs_in_first_line(std::string_view text, char mark) {
    return text.substr(0, text.find_first_of("\r\n")).find(mark) != std::string_view::npos;
  }

  void doubt(char delimiter, char other) {
    const std::string chosen(1, delimiter), another(1, other);
    const Argument arguments[] = {{"delimiter", chosen}, {"other", another}};
    dialect_.sure = false;
    tell(Code::dialect_delimiter_guessed, arguments);
  }

  /// The line that the next byte stands on.
  uint64_t line() const { return tokenizer_ ? tokenizer_->line() : skipper_->lines() + 1; }

  void tell_line_ends() {
    const LineEnds& ends = tokenizer_->line_ends();
    const auto count = [&](LineEnd kind) { return ends.count[static_cast<size_t>(kind)]; };
    const uint64_t lf = count(LineEnd::lf), crlf = count(LineEnd::crlf), cr = count(LineEnd::cr);
    const int kinds = (lf > 0) + (crlf > 0) + (cr > 0);
    dialect_.line_end = kinds > 1 ? "mixed" : crlf ? "CRLF" : cr ? "CR" : "LF";
    if (kinds > 1) {
      const std::string texts[] = {std::to_string(crlf), std::to_string(lf), std::to_string(cr)};
      const Argument arguments[] = {{"crlf", texts[0]}, {"lf", texts[1]}, {"cr", texts[2]}};
      tell(Code::dialect_line_ends_mixed, arguments, {.line = ends.first_other_line});
    }
    if (!ends.blank_lines) return;
    const Code code = Code::dialect_blank_lines;
    handler_.on_reader_finding(
        {code, code_info(code).severity, {.line = ends.first_blank_line}, {}, {}, {}, ends.blank_lines});
  }

  ReaderSettings settings_;
  RecordHandler& handler_;
  RejectsReader rejects_;
  FileFound found_;
  DialectFound& dialect_ = found_.dialect;
  std::optional<Utf8Findings> utf8_;
  std::optional<LineSkipper> skipper_;
  std::optional<RowBatch> batch_;
  std::optional<CsvTokenizer> tokenizer_;
  uint64_t position_ = 0;  // of the next byte
};

TextReader::TextReader(const ReaderSettings& settings, RecordHandler& handler, const Head& head)
    : impl_(std::make_unique<Impl>(settings, handler)) {
  impl_->start(head.bytes, head.bom_bytes, head.whole_file);
}
TextReader::~TextReader() = default;
void TextReader::feed(std::span<const uint8_t> bytes) { impl_->work(bytes); }
bool TextReader::finish() {
  impl_->finish();
  return false;
}
bool TextReader::misread() const { return impl_->misread(); }
const FileFound& TextReader::found() const { return impl_->found(); }

}  // namespace consentry
