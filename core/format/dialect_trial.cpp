// See dialect_trial.h. Whole numbers throughout: scores are compared and reach reports.
#include "core/format/dialect_trial.h"

#include <algorithm>
#include <map>
#include <optional>

#include "core/format/cell_shape.h"
#include "core/format/csv_tokenizer.h"
#include "core/format/respelling.h"
#include "core/format/table_words.h"

namespace consentry {
namespace {

constexpr size_t kRowsLookedAt = 120;  // cells of as many rows are looked at; widths of all

/// Reads `text` with a dialect, its last row only where the text is whole.
void read_sample(std::string_view text, bool whole, const Dialect& dialect, RecordHandler& handler) {
  const std::span bytes(reinterpret_cast<const uint8_t*>(text.data()), text.size());
  std::optional<Respelling> respelling;
  CsvDialect marks{static_cast<uint8_t>(dialect.delimiter[0]), static_cast<uint8_t>(dialect.delimiter[0])};
  if (!dialect.quote.empty()) marks.quote = static_cast<uint8_t>(dialect.quote[0]);
  if (!dialect.plain()) {
    respelling.emplace(dialect, handler);
    marks.delimiter = Respelling::kDelimiter;
    marks.quote = dialect.quote.empty() ? Respelling::kDelimiter : Respelling::kQuote;
  }
  RecordHandler& next = respelling ? static_cast<RecordHandler&>(*respelling) : handler;
  RowBatch batch(next, false, marks.quote);
  CsvTokenizer tokenizer(marks, 0, 1, batch);
  tokenizer.feed(respelling ? respelling->text_of(bytes) : bytes);
  if (!whole) return;
  if (respelling) tokenizer.feed(respelling->rest());
  tokenizer.finish();
}

class RowKeeper : public RecordHandler {
 public:
  explicit RowKeeper(size_t most) : most_(most) {}

  void on_header_record(const Record&) override {}
  void on_reader_finding(const Finding&) override {}
  void on_batch(std::span<const Record> records) override {
    for (const Record& record : records) {
      if (rows.size() == most_) return;
      rows.push_back({record.line, {record.fields.begin(), record.fields.end()}});
    }
  }

  std::vector<HeadRow> rows;

 private:
  size_t most_;
};

/// Whether quotes stood around cell `i`: of the last one a view tells, if it begins one byte behind the cell.
bool was_quoted(const Record& row, size_t i, size_t delimiter) {
  if (i + 1 < row.starts.size()) return row.starts[i + 1] - row.starts[i] >= row.fields[i].size() + delimiter + 2;
  if (i == 0 || row.fields[i].empty() || row.fields[0].empty()) return false;
  const auto at = [&](size_t cell) { return reinterpret_cast<uintptr_t>(row.fields[cell].data()); };
  const uintptr_t start = at(0) - (was_quoted(row, 0, delimiter) ? 1 : 0) - row.starts[0];
  return at(i) == start + row.starts[i] + 1;
}

/// Gathers what a reading shows.
class Judging : public RecordHandler {
 public:
  explicit Judging(const Dialect& dialect) : dialect_(dialect) {}

  void on_header_record(const Record&) override {}
  void on_reader_finding(const Finding& finding) override {
    const Code code = finding.code;
    if (code == Code::dialect_quote_unclosed || code == Code::dialect_quote_not_doubled) ++faulty_;
  }
  void on_batch(std::span<const Record> records) override {
    for (const Record& record : records) look_at(record);
  }

  Trial trial(uint64_t text_bytes) const {
    Trial result;
    uint64_t cells = 0;
    for (const auto& [width, seen] : widths_) {
      if (seen.rows * width < cells) continue;
      cells = seen.rows * width;
      result.width = width;
      result.agreeing = seen.rows;
    }
    result.rows = rows_;
    result.reading = reading_;
    result.faulty = faulty_;
    if (rows_ == 0) return result;
    const Width& seen = widths_.at(result.width);
    const uint64_t even = 1000 * std::min(seen.bytes, text_bytes) / std::max<uint64_t>(1, text_bytes);
    const uint64_t credit = seen.average();
    const uint64_t sound = 1000 - 500 * std::min(rows_, faulty_) / rows_;
    result.telling = seen.telling + 1 >= seen.looked_at;
    // A mark that parts nothing proves nothing, so one cell a row has to be much better than two, or an address, a number or the like.
    const uint64_t alone = result.telling ? 640 : 220;
    const uint64_t parted = result.width < 2 ? alone : 1000 * result.width / (result.width + 1);
    result.score = even * even / 1000 * credit / 1000 * sound / 1000 * parted / 1000;
    // What looks like a header that another mark parts is no title.
    if (first_is_odd_ && first_width_ != result.width) result.score /= 3;
    return result;
  }

 private:
  struct Width {
    uint64_t rows = 0, bytes = 0, looked_at = 0, credit = 0, telling = 0;
    std::vector<bool> filled;  // columns in which anything stands

    /// Columns without anything, as a doubled delimiter makes them, are worth nothing.
    uint64_t average() const {
      const uint64_t empty = static_cast<uint64_t>(std::count(filled.begin(), filled.end(), false));
      const uint64_t less = empty * looked_at * cell_credit("", false);
      return looked_at && !filled.empty() ? 10 * (credit - less) / (looked_at * filled.size()) : 0;
    }
  };

  void look_at(const Record& row) {
    Width& width = widths_[static_cast<uint32_t>(row.fields.size())];
    ++width.rows;
    width.bytes += bytes_of(row);
    if (rows_ == 0)
      first_width_ = static_cast<uint32_t>(row.fields.size()),
      first_is_odd_ = row.fields.size() == 1 && cell_shape(row.fields[0]) == CellShape::odd;
    if (rows_++ >= kRowsLookedAt) return;
    ++width.looked_at;
    width.filled.resize(row.fields.size());
    for (size_t i = 0; i < row.fields.size(); ++i) {
      const std::string_view cell = row.fields[i];
      for (const char c : cell) add(static_cast<uint8_t>(c));
      add(0x100);
      if (!cell.empty()) width.filled[i] = true;
      width.telling += is_telling(cell_shape(cell));
      width.credit += cell_credit(cell, was_quoted(row, i, dialect_.delimiter.size()));
    }
    add(0x101);
  }

  uint64_t bytes_of(const Record& row) const {
    return row.fields.empty() ? 1 : row.starts.back() + row.fields.back().size() + 1;
  }

  /// FNV-1a: only compared within one head, by equality.
  void add(uint64_t value) { reading_ = (reading_ ^ value) * 0x100000001b3; }

  const Dialect& dialect_;
  std::map<uint32_t, Width> widths_;
  uint32_t first_width_ = 0;
  bool first_is_odd_ = false;
  uint64_t rows_ = 0, faulty_ = 0, reading_ = 0xcbf29ce484222325;
};

}  // namespace

std::vector<HeadRow> head_rows(std::string_view head, bool whole, const Dialect& dialect, size_t most) {
  RowKeeper keeper(most);
  read_sample(head, whole, dialect, keeper);
  return std::move(keeper.rows);
}

Trial try_dialect(std::string_view head, bool whole, const Dialect& dialect) {
  Judging judging(dialect);
  read_sample(head, whole, dialect, judging);
  return judging.trial(head.size());
}

}  // namespace consentry
