// Elements to rows: judges each (json_quick, json_elements), puts its cells into their columns and tells what is wrong with it. Between
// json_splitter and json_batch. Memory: one element's cells, the columns' names.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/format/json_batch.h"
#include "core/format/json_elements.h"
#include "core/format/json_quick.h"
#include "core/format/json_splitter.h"

namespace consentry {

class JsonRows {
 public:
  JsonRows(const ReaderSettings&, RecordHandler&);

  /// Collects the columns of an element of the head; nothing is told.
  void survey(const JsonElement&, std::string_view text);
  /// The columns so far are the header's.
  void settle(uint64_t line, uint64_t offset);
  bool settled() const { return settled_; }

  /// Reads the object at `p` quickly and adds its row; behind it, or null.
  const char* take(const JsonElement&, const char* p, const char* limit);
  /// Judges an element and adds its row. `text` is void where the element is too long.
  void add(const JsonElement&, std::string_view text);
  /// Views into the element's bytes are void afterwards.
  void flush() { batch_.flush(); }

  /// A key came that is no column: rows are not told any more, only keys collected.
  bool late() const { return late_; }
  bool any() const { return any_; }
  bool too_many_columns() const { return columns_.too_many(); }
  const std::vector<std::string>& columns() const { return columns_.names(); }

 private:
  struct Place {
    const JsonElement& element;
    std::string_view text;
  };
  void tell(const Place&, Code code, const char* at, size_t column, std::string_view excerpt,
            const char* name = nullptr, std::string_view argument = {});
  void fill(const Place&, const JsonJudged&, const JsonRow&);
  void put(const Place&, const JsonCell&, const JsonRow&, size_t column, bool twice_is_told);
  void tell_flaws(const Place&, const JsonJudged&);
  bool collect(const JsonJudged&);
  bool is_bad(const Place&, const JsonJudged*);

  const uint64_t max_cell_bytes_;
  JsonBatch batch_;
  JsonColumns columns_;
  JsonElements elements_;
  JsonQuick quick_;
  std::vector<uint32_t> places_;  // by cell: its column
  std::vector<uint64_t> stamps_;  // by column
  uint64_t stamp_ = 0;
  size_t width_ = 0;
  bool settled_ = false, late_ = false, any_ = false;
};

}  // namespace consentry
