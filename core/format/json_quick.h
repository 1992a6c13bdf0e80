// The quick way through an element: an object without arrays and objects in it, of known columns, on one line. What is anything else is left
// to json_splitter and json_elements, which would have found the same; a fuzz target compares both. Memory: a stamp for each column.
#pragma once
#include <cstdint>
#include <vector>

#include "core/format/json_batch.h"

namespace consentry {

class JsonQuick {
 public:
  JsonQuick(const JsonColumns& columns, uint64_t max_cell_bytes) : columns_(columns), max_cell_bytes_(max_cell_bytes) {}

  /// Takes the settled columns over.
  void settle();
  /// Reads the object at `p` into `row`; behind it, or null where it is not plain. Up to `limit` are bytes of the file, then 64 zeros.
  const char* take(const char* p, const char* limit, const JsonRow& row, JsonArena& arena);
  /// Of the object that was taken: escapes may have brought odd characters.
  bool odd() const { return odd_; }

 private:
  struct Key {
    const char* end;  // behind the closing quote
    uint32_t column;
  };
  Key read_key(const char* p, const char* limit, size_t guess) const;
  const char* take_value(const char* p, const char* limit, std::string_view& text, CellKind& kind, JsonArena& arena);

  const JsonColumns& columns_;
  const uint64_t max_cell_bytes_;
  std::vector<uint64_t> stamps_;  // by column: the last object that had it
  std::vector<uint8_t>
      plain_;  // by column: its name stands in the file as it is, or with escapes that are no name's guess
  uint64_t stamp_ = 0;
  bool odd_ = false;
};

}  // namespace consentry
