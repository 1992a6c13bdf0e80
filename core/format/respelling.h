// Marks that the tokenizer doesn't know, for one that knows one byte for each: `||`, runs of blanks, “ and ”, \" are spelt anew in bytes that
// stand in no UTF-8, and what of them proves to be text is spelt back in the cells. Before and behind the tokenizer. Every mark is
// spelt by what stands right beside it, so that a stray quote costs its line alone, as in RFC 4180. Memory: a block, and a mark for each
// place where the lengths differ.
#pragma once
#include <deque>
#include <string>

#include "core/encoding/placing.h"
#include "core/format/dialect.h"

namespace consentry {

class Respelling : public Placing {
 public:
  static constexpr uint8_t kDelimiter = 0xFF, kQuote = 0xFE;

  Respelling(const Dialect&, RecordHandler& next);

  /// Where the first byte stands in the file; offsets in the new text count from 0.
  void start_at(uint64_t offset);

  /// The new text as far as it is certain; valid until the next call. What is kept back holds no line end.
  std::span<const uint8_t> text_of(std::span<const uint8_t> bytes);
  /// What the end of the text leaves.
  std::span<const uint8_t> rest();

  void on_header_record(const Record&) override;
  void on_batch(std::span<const Record>) override;
  void on_reader_finding(const Finding&) override;

 private:
  const OffsetMap& places() const override { return places_; }
  std::span<const uint8_t> respelt();
  bool step();
  bool step_backslash();
  bool step_closing();
  void step_blank();
  void end_blanks(bool dropped);
  void end_line();
  bool starts(size_t at, std::string_view mark) const;
  bool undecided(size_t at, std::string_view mark) const;
  bool ends_cell(size_t at) const;
  void take(size_t size, std::string_view text);
  void give(size_t size, std::string_view text);
  Record spelt_back(const Record&);
  std::string_view spelt_back(std::string_view cell);

  const Dialect dialect_;
  OffsetMap places_{0, 1};
  std::string input_, output_;  // input_: kept back, then the block
  size_t at_ = 0;               // in input_
  uint64_t raw_ = 0, out_ = 0;  // behind what was taken and given
  bool last_ = false;           // nothing follows input_
  bool cell_start_ = true, line_start_ = true, inside_ = false;
  size_t blanks_ = 0;  // of an open run
  std::vector<Record> records_;
  std::deque<std::vector<std::string_view>> fields_;
  std::deque<std::string> copies_;
};

}  // namespace consentry
