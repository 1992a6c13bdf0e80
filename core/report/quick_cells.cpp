// See quick_cells.h. A way to go through the cells is chosen by what the column is like; each way is a question to a cell whose answer
// "yes" means: its kind is known and its length is all that counts. Cells of another kind than expected go the exact way.
#include "core/report/quick_cells.h"

#include <algorithm>
#include <utility>

#include "core/report/cell_bytes.h"
#include "core/report/sorted_cells.h"
#include "core/report/value_kind.h"

namespace consentry {
namespace {

constexpr uint8_t kNumberKinds = kKindInteger | kKindDecimal | kKindDate;
constexpr uint8_t kAllKinds = kNumberKinds | kKindEmail | kKindText;

/// The value was seen before, so that even its length says nothing new.
struct Known {
  static constexpr bool kLengths = false, kAscii = false;
  const DistinctValues& values;
  template <class Bytes>
  bool operator()(const Bytes& cell) const {
    return values.holds(cell.key());
  }
};

/// Both an address and a text were seen, so that a first byte that begins no number is enough; nor a blank cell, whose byte is lower.
struct Letters {
  static constexpr bool kLengths = true, kAscii = false;
  char below;
  template <class Bytes>
  bool operator()(const Bytes& cell) const {
    return cell[0] > static_cast<uint8_t>(below);
  }
};

/// A text was seen, no address.
struct NoAddress {
  static constexpr bool kLengths = true, kAscii = false;
  char below;
  template <class Bytes>
  bool operator()(const Bytes& cell) const {
    return cell[0] > static_cast<uint8_t>(below) && !cell.has('@');
  }
};

struct Integers {
  static constexpr bool kLengths = true, kAscii = true;
  template <class Bytes>
  bool operator()(const Bytes& cell) const {
    const uint64_t digits = cell.mask([](Bytes16 bytes) { return bytes.within('0', '9'); });
    return digits == cell.whole() || ((digits | 1) == cell.whole() && (cell[0] == '+' || cell[0] == '-'));
  }
};

/// 2024-03-01 or 01.03.2024, perhaps a time behind it.
struct Dates {
  static constexpr bool kLengths = true, kAscii = false;
  template <class Bytes>
  bool operator()(const Bytes& cell) const {
    if (cell.size() < 10 || (cell.size() > 10 && cell[10] != ' ' && cell[10] != 'T')) return false;
    const uint64_t digits = cell.mask([](Bytes16 bytes) { return bytes.within('0', '9'); }) & 0x3FF;
    const uint64_t marks = cell.mask([](Bytes16 bytes) { return bytes.within('-', '/'); }) & 0x3FF;
    return digits + marks == 0x3FF &&
           ((marks == 0x090 && cell[4] == cell[7]) || (marks == 0x024 && cell[2] == cell[5]));
  }
};

/// One "@" within, no blank.
struct Addresses {
  static constexpr bool kLengths = true, kAscii = false;
  template <class Bytes>
  bool operator()(const Bytes& cell) const {
    const uint64_t at = cell.mask([](Bytes16 bytes) { return bytes.is('@'); });
    const uint64_t blank = cell.mask([](Bytes16 bytes) { return bytes.within('\0', ' '); }) & cell.whole();
    return at > 1 && (at & (at - 1)) == 0 && 2 * at < cell.whole() && blank == 0;
  }
};

/// Goes through the cells of a column class by class.
class Walk {
 public:
  Walk(ColumnStatistics& column, const SortedCells& cells, bool plain)
      : column_(column), cells_(cells), plain_(plain) {}

  void single_bytes() {
    for (const Cell cell : cells_.of(0))
      if (!column_.single_bytes.test(static_cast<uint8_t>(*cell.data))) doubt(cell);
  }
  template <size_t... kClasses, class Question>
  void ask(std::index_sequence<kClasses...>, const Question& question) {
    if (!Question::kLengths || Question::kAscii || plain_) (ask_class<kClasses, true>(question), ...);
    else (ask_class<kClasses, false>(question), ...);
  }
  template <size_t... kClasses>
  void doubt_classes(std::index_sequence<kClasses...>) {
    for (const size_t length_class : {kClasses...})
      for (const Cell cell : cells_.of(length_class)) doubt(cell);
  }
  void end() {
    column_.filled += cells_.size() - doubts_;
    for (size_t i = 0; i < doubts_; ++i) add_cell(column_, {doubtful_[i].data, doubtful_[i].size}, plain_);
    if (2 * doubts_ > cells_.size()) column_.usual = value_kind({doubtful_[0].data, doubtful_[0].size});
  }

 private:
  void doubt(Cell cell) { doubtful_[doubts_++] = cell; }

  template <size_t kClass, bool kBytesAreCharacters, class Question>
  void ask_class(const Question& question) {
    uint64_t shortest = column_.shortest, longest = column_.longest;
    for (const Cell cell : cells_.of(kClass)) {
      const CellBytes<kClass> bytes(cell);
      if (!question(bytes)) {
        doubt(cell);
      } else if constexpr (Question::kLengths) {
        const uint64_t length = kBytesAreCharacters ? bytes.size() : bytes.characters();
        shortest = std::min(shortest, length);
        longest = std::max(longest, length);
      }
    }
    column_.shortest = shortest;
    column_.longest = longest;
  }

  ColumnStatistics& column_;
  const SortedCells& cells_;
  const bool plain_;
  size_t doubts_ = 0;
  Cell doubtful_[SortedCells::kRows];
};

template <size_t... kClasses>
using Classes = std::index_sequence<kClasses...>;

void ask_by_kinds(Walk& walk, const ColumnStatistics& column) {
  const char below = (column.kinds & kNumberKinds) == kNumberKinds ? ' ' : '9';
  const bool all = column.kinds == kAllKinds;
  if (column.usual == kKindInteger && !all) {
    walk.ask(Classes<1, 2, 3, 4>(), Integers());
    walk.doubt_classes(Classes<5, 6>());
  } else if (column.usual == kKindDate && !all) {
    walk.ask(Classes<3, 4>(), Dates());
    walk.doubt_classes(Classes<1, 2, 5, 6>());
  } else if ((column.kinds & (kKindText | kKindEmail)) == kKindEmail) {
    walk.ask(Classes<3, 4, 5>(), Addresses());
    walk.doubt_classes(Classes<1, 2, 6>());
  } else if ((column.kinds & kKindText) == 0) {
    walk.doubt_classes(Classes<1, 2, 3, 4, 5, 6>());
  } else if ((column.kinds & kKindEmail) == 0) {
    walk.ask(Classes<1, 2, 3, 4, 5, 6>(), NoAddress{below});
  } else {
    walk.ask(Classes<1, 2, 3, 4, 5, 6>(), Letters{below});
  }
}

}  // namespace

void add_cells(ColumnStatistics& column, std::span<const std::string_view* const> rows, size_t at, bool plain) {
  SortedCells cells;
  cells.sort(rows, at);
  Walk walk(column, cells, plain);
  walk.single_bytes();
  if (column.distinct.more()) ask_by_kinds(walk, column);
  else walk.ask(Classes<1, 2, 3, 4, 5, 6>(), Known{column.distinct});
  walk.end();
}

}  // namespace consentry
