// Questions to the cells of a column; "yes" means: of the cell only its length can be new, if anything. Each fits a column of some
// kind, and none may say yes to a cell that add_cell() would learn a kind from. Part of quick_cells. Memory: none.
#pragma once
#include "core/report/cell_bytes.h"
#include "core/report/value_kind.h"

namespace consentry {

/// What every question says of itself: which length classes it is put to, whether lengths count, whether "yes" means ASCII.
template <size_t kFrom, size_t kTo, bool kCounts = true, bool kNarrow = false>
struct Question {
  static constexpr size_t kFirst = kFrom, kLast = kTo;
  static constexpr bool kLengths = kCounts, kAscii = kNarrow;
};

/// Nothing is known yet.
struct Unknown : Question<1, 0> {};

/// The value was added before, so that even its length is known.
struct Known : Question<1, 6, false> {
  explicit Known(ValueKeys keys) : values(keys) {}
  template <class Bytes>
  bool operator()(const Bytes& cell) const {
    return values.hold(cell.key());
  }
  const ValueKeys values;
};

/// For a column that has addresses and texts: the first byte is enough where it begins no number. A blank cell's one is lower still.
struct Letters : Question<1, 6> {
  explicit Letters(uint8_t below_it) : below(below_it) {}
  template <class Bytes>
  bool operator()(const Bytes& cell) const {
    return cell[0] > below;
  }
  const uint8_t below;
};

/// For a column that has texts.
struct NoAddress : Question<1, 6> {
  explicit NoAddress(uint8_t below_it) : below(below_it) {}
  template <class Bytes>
  bool operator()(const Bytes& cell) const {
    return cell[0] > below && !cell.has('@');
  }
  const uint8_t below;
};

/// For a column that has addresses: one "@" within, no blank.
struct Addresses : Question<3, 5> {
  template <class Bytes>
  bool operator()(const Bytes& cell) const {
    const uint64_t at = cell.mask([](Bytes16 bytes) { return bytes.is('@'); });
    const uint64_t blank = cell.mask([](Bytes16 bytes) { return bytes.within('\0', ' '); }) & cell.whole();
    return at > 1 && (at & (at - 1)) == 0 && 2 * at < cell.whole() && blank == 0;
  }
};

/// For a column that has integers: digits, perhaps after a sign.
struct Integers : Question<1, 4, true, true> {
  template <class Bytes>
  bool operator()(const Bytes& cell) const {
    const uint64_t digits = cell.mask([](Bytes16 bytes) { return bytes.within('0', '9'); });
    return digits == cell.whole() || ((digits | 1) == cell.whole() && (cell[0] == '+' || cell[0] == '-'));
  }
};

/// For a column that has dates: digits and marks where its usual date has them, perhaps a time after them.
struct Dates : Question<3, 4> {
  explicit Dates(const UsualDate& usual) : first(usual.data()), last(usual.data() + 2) {}
  template <class Bytes>
  bool operator()(const Bytes& cell) const {
    if (cell.size() < 10 || (cell.size() > 10 && cell[10] != ' ' && cell[10] != 'T')) return false;
    return ((first.faults(cell.word(0)) | last.faults(cell.word(2))) & kHighBits) == 0;
  }
  // Eight characters: a digit for each zero, else the very mark. High bits mark what is not so.
  struct Pattern {
    explicit Pattern(const char* p) : wanted(load_word(p, 8)) {}
    uint64_t faults(uint64_t word) const { return ((word ^ wanted) + room) | (word ^ wanted); }
    uint64_t wanted, room = 0x7F * kEachByte - (wanted >> 4 & kEachByte) * 9;
  };
  const Pattern first, last;
};

}  // namespace consentry
