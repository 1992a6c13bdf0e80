// From places in decoded text back to the bytes of the file. Memory: 16 bytes for each character that is not ASCII, of the text that was
// not forgotten.
#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace consentry {

class OffsetMap {
 public:
  /// Text that starts at the file's byte `raw`, in which ASCII takes `unit` bytes.
  OffsetMap(uint64_t raw, uint32_t unit) : unit_(unit), marks_{{0, raw}} {}

  /// `decoded` stands for the file's byte `raw`: told where ASCII alone would not lead there, in rising order.
  void mark(uint64_t decoded, uint64_t raw) { marks_.push_back({decoded, raw}); }

  /// Of a place not before what was forgotten.
  uint64_t raw(uint64_t decoded) const {
    if (!holds(last_, decoded)) last_ = static_cast<size_t>(after(decoded) - marks_.begin()) - 1;
    const Mark& mark = marks_[last_];
    return mark.raw + (decoded - mark.decoded) * unit_;
  }

  /// Nothing before `decoded` will be asked for.
  void forget(uint64_t decoded) {
    const auto last = after(decoded) - 1;
    if (last - marks_.begin() <= marks_.end() - last) return;
    marks_.erase(marks_.begin(), last);
    last_ = 0;
  }

 private:
  struct Mark {
    uint64_t decoded, raw;
  };
  /// Places are mostly asked for in order, many between two marks.
  bool holds(size_t mark, uint64_t decoded) const {
    return marks_[mark].decoded <= decoded && (mark + 1 == marks_.size() || decoded < marks_[mark + 1].decoded);
  }
  std::vector<Mark>::const_iterator after(uint64_t decoded) const {
    return std::upper_bound(marks_.begin() + 1, marks_.end(), decoded,
                            [](uint64_t place, const Mark& mark) { return place < mark.decoded; });
  }

  uint32_t unit_;
  std::vector<Mark> marks_;  // never empty
  mutable size_t last_ = 0;  // where a place was found
};

}  // namespace consentry
