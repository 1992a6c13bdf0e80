// See quick_cells.h. What a column is like says which question is put to its cells; those that don't answer "yes" go the exact way.
#include "core/report/quick_cells.h"

#include <algorithm>

#include "core/report/cell_questions.h"
#include "core/report/sorted_cells.h"

namespace consentry {
namespace {

constexpr uint8_t kNumberKinds = kKindInteger | kKindDecimal | kKindDate, kWordKinds = kKindEmail | kKindText;

/// One column in some rows. First glance: each cell of the class that most cells have is asked at once, all others are put
/// together by length; then they are asked class by class; then those in doubt are added one by one.
class Walk {
 public:
  Walk(ColumnStatistics& column, std::span<const std::string_view* const> rows, size_t at, bool plain)
      : column_(column), rows_(rows), at_(at), plain_(plain) {}

  template <class Q>
  void ask(const Q& question) {
    if (Q::kAscii || !Q::kLengths || plain_) ask_all<true>(question);
    else ask_all<false>(question);
    settle();
  }

 private:
  struct Lengths {
    uint64_t shortest, longest;
    void add(uint64_t length) {
      shortest = std::min(shortest, length);
      longest = std::max(longest, length);
    }
  };
  void doubt(Cell cell) { doubtful_[doubts_++] = cell; }

  template <bool kPlain, class Q>
  void ask_all(const Q& question) {
    glance<kPlain>(question);
    for (const Cell cell : cells_.of(0))
      if (!column_.single_bytes.test(static_cast<uint8_t>(*cell.data))) doubt(cell);
    ask_class<1, kPlain>(question), ask_class<2, kPlain>(question), ask_class<3, kPlain>(question);
    ask_class<4, kPlain>(question), ask_class<5, kPlain>(question), ask_class<6, kPlain>(question);
  }

  template <bool kPlain, class Q>
  void glance(const Q& question) {
    if (column_.usual_class == 0) return glance_singles();
    if constexpr (3 >= Q::kFirst && 3 <= Q::kLast)
      if (column_.usual_class == 3) return glance_class<3, kPlain>(question);
    sort([](Cell) { return false; });
  }
  void glance_singles() {
    const std::bitset<256>& known = column_.single_bytes;
    sort([&known](Cell cell) { return cell.size == 1 && known.test(static_cast<uint8_t>(*cell.data)); });
  }
  template <size_t kClass, bool kPlain, class Q>
  void glance_class(const Q& question) {
    Lengths lengths{column_.shortest, column_.longest};
    sort([&lengths, &question](Cell cell) {
      if (cell.size - (size_t{1} << kClass) >= size_t{1} << kClass) return false;
      const CellBytes<kClass> bytes(cell);
      const bool yes = question(bytes);
      if (Q::kLengths && yes) lengths.add(kPlain ? bytes.size() : bytes.characters());
      return yes;
    });
    column_.shortest = lengths.shortest;
    column_.longest = lengths.longest;
  }
  // `take` says of the cells that are taken already.
  template <class Take>
  void sort(Take take) {
    size_t taken = 0;
    cells_.sort(rows_, at_, [&](Cell cell) {
      const bool yes = take(cell);
      taken += yes;
      return yes;
    });
    taken_ = taken;
  }

  template <size_t kClass, bool kPlain, class Q>
  void ask_class(const Q& question) {
    Lengths lengths{column_.shortest, column_.longest};
    for (const Cell cell : cells_.of(kClass)) {
      if constexpr (kClass >= Q::kFirst && kClass <= Q::kLast) {
        const CellBytes<kClass> bytes(cell);
        if (!question(bytes)) doubt(cell);
        else if (Q::kLengths) lengths.add(kPlain ? bytes.size() : bytes.characters());
      } else {
        doubt(cell);
      }
    }
    column_.shortest = lengths.shortest;
    column_.longest = lengths.longest;
  }

  void settle() {
    size_t sorted = 0, class_of_most = kLengthClasses;
    for (size_t i = 0; i < kLengthClasses; ++i) {
      const size_t count = cells_.of(i).size();
      if (8 * count > 7 * rows_.size()) class_of_most = i;
      sorted += count;
    }
    if (2 * taken_ < rows_.size()) column_.usual_class = static_cast<uint8_t>(class_of_most);
    if (2 * doubts_ > sorted + taken_) learn_usual_kind({doubtful_[0].data, doubtful_[0].size});
    column_.filled += sorted + taken_ - doubts_;
    for (size_t i = 0; i < doubts_; ++i) add_cell(column_, {doubtful_[i].data, doubtful_[i].size}, plain_);
  }
  void learn_usual_kind(std::string_view value) {
    column_.usual = value_kind(value);
    if (column_.usual == kKindDate && !usual_date(value, column_.usual_date)) column_.usual = kKindText;
  }

  ColumnStatistics& column_;
  const std::span<const std::string_view* const> rows_;
  const size_t at_;
  const bool plain_;
  SortedCells cells_;
  size_t taken_ = 0, doubts_ = 0;
  Cell doubtful_[SortedCells::kRows];
};

}  // namespace

void add_cells(ColumnStatistics& column, std::span<const std::string_view* const> rows, size_t at, bool plain) {
  Walk walk(column, rows, at, plain);
  const bool numbers = (column.kinds & kNumberKinds) == kNumberKinds;
  const uint8_t words = column.kinds & kWordKinds, below = numbers ? ' ' : '9';
  if (!column.distinct.more()) return walk.ask(Known(column.distinct.keys()));
  if (numbers && words == kWordKinds) return walk.ask(Letters(below));
  if (column.usual == kKindInteger) return walk.ask(Integers());
  if (column.usual == kKindDate) return walk.ask(Dates(column.usual_date));
  if (words == kWordKinds) return walk.ask(Letters(below));
  if (words == kKindText) return walk.ask(NoAddress(below));
  if (words == kKindEmail) return walk.ask(Addresses());
  walk.ask(Unknown());
}

}  // namespace consentry
