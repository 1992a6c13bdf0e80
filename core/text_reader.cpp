// Pushed text to records: checks UTF-8, settles the dialect and the table's place on the head, tokenizes block by block; see text_reader.h.
#include "core/text_reader.h"

#include <optional>

#include "core/encoding/utf8_findings.h"
#include "core/format/csv_tokenizer.h"
#include "core/format/dialect.h"
#include "core/format/dialect_doubts.h"
#include "core/format/line_skipper.h"
#include "core/format/rejects_reader.h"
#include "core/format/respelling.h"
#include "core/format/table_rows.h"

namespace consentry {
namespace {

constexpr size_t kSampleRows = 200;
constexpr size_t kCandidatesTold = 3;

}  // namespace

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
    std::string_view table = text.substr(sep.size);
    adopt_rejects_form(table);
    const uint64_t lines = (sep.size ? 1 : 0) + skip_to_header(table);
    choose_dialect(table, sep, whole_file);
    const TableOutline outline = outline_of(table, whole_file, lines);
    utf8_.emplace(handler_, bom_bytes, settings_.quick, encoding_is_open());
    position_ = bom_bytes;
    skipper_.emplace(lines_above(outline, lines));
    connect(outline);
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
      begin_table(position_ - rest.size());
      bytes = rest;
    }
    tokenizer_->feed(respelling_ ? respelling_->text_of(bytes) : bytes);
    if (table_) doubts_.collect(table_->take_odd_offsets(), bytes, position_ - bytes.size());
  }

  /// True where the whole file refutes what its head said.
  bool finish() {
    utf8_->finish(line());
    found_.encoding.sure = !utf8_->any();
    if (tokenizer_) {
      if (respelling_) tokenizer_->feed(respelling_->rest());
      tokenizer_->finish();
      if (table_) table_->finish();
      tell_line_ends();
    }
    if (!batch_->any_row()) tell(Code::size_no_content);
    dialect_.header_line = batch_->header_line();
    if (table_) dialect_.footer_lines = table_->footer_lines();
    return is_refuted();
  }

  bool misread() const { return utf8_->any() && encoding_is_open(); }
  const FileFound& found() const { return found_; }
  const std::optional<Dialect>& learned() const { return learned_; }

 private:
  bool encoding_is_open() const { return settings_.encoding.empty() && !settings_.learned.encoding; }

  void tell(Code code, std::span<const Argument> arguments = {}, Location location = {},
            std::string_view excerpt = {}) {
    handler_.on_reader_finding({code, code_info(code).severity, location, {}, excerpt, arguments});
  }

  /// Takes the lines off above a header that the operator pointed at; their number.
  uint64_t skip_to_header(std::string_view& text) const {
    if (settings_.header.kind != HeaderChoice::Kind::line) return 0;
    LineSkipper skipper(settings_.header.line - 1);
    const std::span bytes(reinterpret_cast<const uint8_t*>(text.data()), text.size());
    text.remove_prefix(text.size() - skipper.feed(bytes).size());
    return settings_.header.line - 1;
  }

  /// A rejects file is read in its own form, whatever was said about the file that it came from.
  void adopt_rejects_form(std::string_view text) {
    const std::optional<char> delimiter = find_rejects_delimiter(text);
    if (!delimiter) return;
    settings_.delimiters = {std::string(1, *delimiter)};
    settings_.delimiter_is_fixed = true;
    settings_.quote = "\"";
    settings_.backslash = false;
    settings_.header = {};
    is_rejects_file_ = true;
  }

  void choose_dialect(std::string_view text, const SepLine& sep, bool whole_file) {
    demand_ = {settings_.delimiters, settings_.quote, settings_.backslash};
    if (sep.size && !settings_.delimiter_is_fixed) demand_.delimiters = {std::string(sep.delimiter)};
    DialectGuess guess = guess_dialect(text, whole_file, demand_);
    const bool is_named = settings_.delimiter_is_fixed || sep.size;
    if (!is_named && !demand_.delimiters.empty()) look_beyond_profile(text, whole_file, guess);
    is_open_ = !settings_.learned.dialect && !is_named;
    chosen_ = settings_.learned.dialect.value_or(guess.dialect());
    tell_dialect(guess);
    if (is_open_ && !guess.sure) doubt(guess.candidates[0].dialect, guess.candidates[1].dialect);
    if (!is_named) tell_not_taken();
    if (!sep.size) return;
    const Argument argument{"delimiter", dialect_.delimiter};
    tell(Code::dialect_sep_line, {&argument, 1}, {.line = 1});
  }

  /// A file is read as it is, whatever the profile takes, so that its rows can be judged; where that is not sure, as the profile has it.
  void look_beyond_profile(std::string_view text, bool whole_file, DialectGuess& guess) {
    const uint32_t width = guess.candidates[0].width;
    DialectGuess any = guess_dialect(text, whole_file, {{}, demand_.quote, demand_.backslash});
    if (any.candidates[0].width <= std::max(width, 1U)) return;
    if (any.sure) {
      demand_.delimiters.clear();
      guess = std::move(any);
    } else if (width <= 1) {
      guess.sure = false;
      guess.candidates.insert(guess.candidates.begin() + 1, any.candidates[0]);
    }
  }

  void tell_not_taken() {
    const std::vector<std::string>& taken = settings_.delimiters;
    if (taken.empty() || std::find(taken.begin(), taken.end(), chosen_.delimiter) != taken.end()) return;
    const Argument arguments[] = {{"delimiter", chosen_.delimiter}, {"taken", taken[0]}};
    tell(Code::dialect_delimiter_not_taken, arguments);
  }

  void tell_dialect(const DialectGuess& guess) {
    dialect_.delimiter = chosen_.delimiter;
    dialect_.repeats = chosen_.repeats;
    dialect_.quote = quote_of(chosen_);
    dialect_.escape = chosen_.backslash ? "\\" : chosen_.quote;
    if (!is_open_) return;
    dialect_.confidence = guess.candidates.front().confidence;
    for (const DialectCandidate& one : guess.candidates) {
      if (dialect_.candidates.size() == kCandidatesTold || one.confidence == 0 || guess.candidates.size() < 2) break;
      dialect_.candidates.push_back({one.dialect.delimiter, quote_of(one.dialect),
                                     one.dialect.backslash ? "\\" : one.dialect.quote, one.confidence});
    }
  }

  static std::string quote_of(const Dialect& dialect) {
    return dialect.quote == dialect.closing ? dialect.quote : dialect.quote + dialect.closing;
  }

  void doubt(const Dialect& chosen, const Dialect& other) {
    const bool same_delimiter = chosen.delimiter == other.delimiter;
    const std::string quotes[] = {quote_of(chosen), quote_of(other)};
    const Argument arguments[] = {{"delimiter", same_delimiter ? quotes[0] : chosen.delimiter},
                                  {"other", same_delimiter ? quotes[1] : other.delimiter}};
    dialect_.sure = false;
    tell(Code::dialect_delimiter_guessed, arguments);
  }

  /// `lines`: above `text`.
  TableOutline outline_of(std::string_view text, bool whole_file, uint64_t lines) const {
    const std::vector<HeadRow> rows = head_rows(text, whole_file, chosen_, kSampleRows);
    TableOutline outline =
        outline_table(rows, is_rejects_file_ ? HeaderChoice::Kind::line : settings_.header.kind, chosen_.delimiter);
    outline.first_line += lines;
    if (outline.header_line) outline.header_line += lines;
    for (uint64_t& line : outline.unit_lines) line += lines;
    return outline;
  }

  /// Blank lines alone above a table are the tokenizer's.
  uint64_t lines_above(const TableOutline& outline, uint64_t lines) {
    if (!outline.titles) return lines;
    const std::string text = std::to_string(outline.titles);
    const Argument argument{"found", text};
    dialect_.title_lines = outline.titles;
    tell(Code::dialect_titles, {&argument, 1}, {.line = outline.title_line + lines}, outline.title);
    return outline.first_line - 1;
  }

  void connect(const TableOutline& outline) {
    RecordHandler* next = &rejects_;
    const bool named = outline.header_line != 0;
    if (!is_rejects_file_) next = &table_.emplace(*next, outline, chosen_.delimiter);
    if (!chosen_.plain()) next = &respelling_.emplace(chosen_, *next);
    if (!named && settings_.header.kind == HeaderChoice::Kind::found && outline.width > 0)
      tell(Code::dialect_no_header, {}, {.line = outline.first_line});
    if (!outline.sure) dialect_.sure = false;
    is_one_column_ = outline.width == 1;
    const HeaderChoice::Kind kind = settings_.header.kind;
    const bool unknown = outline.width == 0 && kind == HeaderChoice::Kind::found;  // no row ends in the head
    batch_.emplace(*next, named || unknown || kind == HeaderChoice::Kind::line, csv_dialect().quote);
  }

  void begin_table(uint64_t offset) {
    if (respelling_) respelling_->start_at(offset);
    tokenizer_.emplace(csv_dialect(), respelling_ ? 0 : offset, skipper_->lines() + 1, *batch_);
  }

  CsvDialect csv_dialect() const {
    const auto byte = [](const std::string& mark) { return static_cast<uint8_t>(mark[0]); };
    CsvDialect dialect{byte(chosen_.delimiter), byte(chosen_.delimiter), settings_.max_cell_bytes, settings_.quick};
    if (!chosen_.plain()) dialect.delimiter = dialect.quote = Respelling::kDelimiter;
    if (!chosen_.quote.empty()) dialect.quote = chosen_.plain() ? byte(chosen_.quote) : Respelling::kQuote;
    return dialect;
  }

  bool is_refuted() {
    if (!is_open_ || misread() || !table_ || !doubts_.any()) return false;
    learned_ = doubts_.better_than(chosen_, demand_, is_one_column_ || 2 * table_->odd_rows() > table_->rows());
    if (learned_) handler_.on_restart("dialect");
    return learned_.has_value();
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
  DialectDemand demand_;
  Dialect chosen_;
  bool is_rejects_file_ = false;
  bool is_one_column_ = false;
  bool is_open_ = true;  // the dialect may be refuted
  DialectDoubts doubts_;
  std::optional<Dialect> learned_;
  std::optional<Utf8Findings> utf8_;
  std::optional<LineSkipper> skipper_;
  std::optional<TableRows> table_;
  std::optional<Respelling> respelling_;
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
bool TextReader::finish() { return impl_->finish(); }
bool TextReader::misread() const { return impl_->misread(); }
void TextReader::tell_learned(Learned& learned) const { learned.dialect = impl_->learned(); }
const FileFound& TextReader::found() const { return impl_->found(); }

}  // namespace consentry
