// Where rows and cells stand in a stretch of well-formed text, found 64 bytes at a time: the tokenizer's quick eyes. What is not plainly
// RFC 4180 (a stray quote, a lone CR, blanks after a closing quote) ends the stretch; the state machine takes over there.
// Before csv_tokenizer, which owns it. Memory: 150 KiB, allocated once.
#pragma once
#include <cstdint>
#include <memory>

#include "core/format/byte_masks.h"
#include "core/format/structural_windows.h"

namespace consentry {

class StructuralIndex {
 public:
  /// Most bytes of one stretch: so few that they are still in the first cache when the rows are taken.
  static constexpr size_t kMost = 32 * 1024;

  StructuralIndex();

  /// Reads at most kMost bytes from the start of a row up to the first that is not plain RFC 4180.
  void read(const uint8_t* bytes, size_t size, ByteNeedles needles);

  /// Complete rows.
  size_t rows() const { return rows_; }
  /// Index in marks() of the LF that ends row `row`.
  size_t row_end(size_t row) const { return row_ends_[row]; }
  /// Offsets of delimiters and LFs outside quotes, ascending.
  const uint16_t* marks() const { return marks_.get(); }
  /// The union of the bits of all bytes from `from` up to `to`, which is greater.
  StructuralWindow between(size_t from, size_t to) const;
  /// How many line feeds stand inside quotes from `from` up to `to`, which is greater.
  uint64_t inner_line_feeds(size_t from, size_t to) const;

 private:
  std::unique_ptr<uint16_t[]> marks_, row_ends_;
  std::unique_ptr<StructuralWindow[]> windows_;
  size_t rows_ = 0;
};

}  // namespace consentry
