// See respelling.h.
#include "core/format/respelling.h"

#include <algorithm>

namespace consentry {
namespace {

constexpr std::string_view kNewDelimiter = "\xFF", kNewQuote = "\xFE", kNoText = "\xFD";

bool is_line_end(char c) { return c == '\n' || c == '\r'; }
bool is_ours(char c) { return static_cast<uint8_t>(c) >= Respelling::kQuote; }

}  // namespace

Respelling::Respelling(const Dialect& dialect, RecordHandler& next) : Placing(next), dialect_(dialect) {}

void Respelling::start_at(uint64_t offset) {
  places_ = OffsetMap(offset, 1);
  raw_ = offset;
}

std::span<const uint8_t> Respelling::text_of(std::span<const uint8_t> bytes) {
  places_.forget(first_needed());
  input_.erase(0, at_);
  at_ = 0;
  input_.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  return respelt();
}

std::span<const uint8_t> Respelling::rest() {
  last_ = true;
  return text_of({});
}

std::span<const uint8_t> Respelling::respelt() {
  output_.clear();
  while (at_ < input_.size() && step()) {
  }
  if (last_) end_blanks(true);
  return {reinterpret_cast<const uint8_t*>(output_.data()), output_.size()};
}

/// Spells what stands at at_; false where that depends on bytes that have not come yet.
bool Respelling::step() {
  const char c = input_[at_];
  if (dialect_.repeats && c == ' ' && !inside_) return step_blank(), true;
  if (blanks_) end_blanks(is_line_end(c));
  if (is_line_end(c)) return end_line(), true;
  if (dialect_.backslash && c == '\\') return step_backslash();
  if (!dialect_.repeats) {
    if (undecided(at_, dialect_.delimiter)) return false;
    if (starts(at_, dialect_.delimiter)) {
      take(dialect_.delimiter.size(), kNewDelimiter);
      cell_start_ = true;
      return true;
    }
  }
  if (!dialect_.quote.empty()) {
    if (undecided(at_, dialect_.quote) || undecided(at_, dialect_.closing)) return false;
    if (cell_start_ && starts(at_, dialect_.quote)) {
      take(dialect_.quote.size(), kNewQuote);
      cell_start_ = false;
      inside_ = true;
      return true;
    }
    if (starts(at_, dialect_.closing)) return step_closing();
  }
  take(1, is_ours(c) ? kNoText : std::string_view(&c, 1));
  cell_start_ = false;
  return true;
}

/// Takes the backslash off a mark or another backslash; before anything else it is text.
bool Respelling::step_backslash() {
  const std::string_view marks[] = {"\\", dialect_.quote, dialect_.closing, dialect_.delimiter};
  if (at_ + 1 == input_.size() && !last_) return false;
  for (const std::string_view mark : marks)
    if (!mark.empty() && undecided(at_ + 1, mark)) return false;
  const auto escaped = std::find_if(std::begin(marks), std::end(marks),
                                    [&](std::string_view mark) { return !mark.empty() && starts(at_ + 1, mark); });
  cell_start_ = false;
  if (escaped == std::end(marks)) take(1, "\\");
  else take(1 + escaped->size(), *escaped);
  return true;
}

bool Respelling::step_closing() {
  const size_t behind = at_ + dialect_.closing.size();
  if (!last_ &&
      (behind == input_.size() || undecided(behind, dialect_.delimiter) || undecided(behind, dialect_.closing)))
    return false;
  const bool doubled = inside_ && dialect_.closing == dialect_.quote && starts(behind, dialect_.closing);
  if (doubled) {
    take(2 * dialect_.closing.size(), dialect_.closing);
  } else if (ends_cell(behind)) {
    take(dialect_.closing.size(), kNewQuote);
    inside_ = false;
  } else {
    take(dialect_.closing.size(),
         inside_ ? kNewQuote : std::string_view(dialect_.closing));  // a stray one is told by the tokenizer
  }
  cell_start_ = false;
  return true;
}

void Respelling::step_blank() {
  ++blanks_;
  ++at_;
}

/// A run of blanks parts cells, or belongs to one; around a line it is nothing.
void Respelling::end_blanks(bool dropped) {
  const size_t run = blanks_;
  blanks_ = 0;
  if (run == 0) return;
  if (dropped || line_start_) {
    give(run, "");
  } else if (run >= dialect_.delimiter.size()) {
    give(run, kNewDelimiter);
    cell_start_ = true;
  } else {
    give(run, std::string(run, ' '));
  }
}

void Respelling::end_line() {
  take(1, std::string_view(&input_[at_], 1));
  cell_start_ = line_start_ = true;
  inside_ = false;
}

bool Respelling::starts(size_t at, std::string_view mark) const {
  return std::string_view(input_).substr(std::min(at, input_.size())).starts_with(mark);
}

/// The text ends within what may become this mark.
bool Respelling::undecided(size_t at, std::string_view mark) const {
  const std::string_view left = std::string_view(input_).substr(std::min(at, input_.size()));
  return !last_ && !left.empty() && left.size() < mark.size() && mark.starts_with(left);
}

bool Respelling::ends_cell(size_t at) const {
  return at >= input_.size() || is_line_end(input_[at]) || starts(at, dialect_.delimiter);
}

/// Goes on by `size` bytes, for which `text` stands.
void Respelling::take(size_t size, std::string_view text) {
  give(size, text);
  at_ += size;
}

/// Gives `text` for bytes that were passed.
void Respelling::give(size_t size, std::string_view text) {
  const bool differs = size != text.size();
  output_ += text;
  raw_ += size;
  out_ += text.size();
  line_start_ = false;
  if (differs) places_.mark(out_, raw_);
}

std::string_view Respelling::spelt_back(std::string_view cell) {
  if (std::none_of(cell.begin(), cell.end(), is_ours)) return cell;
  std::string& copy = copies_.emplace_back();
  for (size_t i = 0; i < cell.size(); ++i) {
    const uint8_t byte = static_cast<uint8_t>(cell[i]);
    if (byte == kDelimiter) copy += dialect_.delimiter;
    else if (byte == kQuote) copy += i == 0 ? dialect_.quote : dialect_.closing;
    else copy += cell[i];
  }
  return copy;
}

Record Respelling::spelt_back(const Record& record) {
  Record told = record;
  std::vector<std::string_view>& fields = fields_.emplace_back();
  for (const std::string_view field : record.fields) fields.push_back(spelt_back(field));
  told.fields = fields;
  return told;
}

void Respelling::on_header_record(const Record& header) {
  Placing::on_header_record(spelt_back(header));
  fields_.clear();
  copies_.clear();
}

void Respelling::on_batch(std::span<const Record> records) {
  records_.clear();
  for (const Record& record : records) records_.push_back(spelt_back(record));
  Placing::on_batch(records_);
  fields_.clear();
  copies_.clear();
}

void Respelling::on_reader_finding(const Finding& finding) {
  Finding told = finding;
  told.excerpt = spelt_back(finding.excerpt);
  Placing::on_reader_finding(told);
}

}  // namespace consentry
