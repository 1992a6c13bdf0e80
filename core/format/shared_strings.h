// The texts of a workbook, which stand apart from its cells (ECMA-376 part 1, 18.4): runs of rich text joined, phonetic runs (18.4.6) left out,
// escapes undone. Between the part and the cells that refer to it. Memory: the texts without their markup and eight bytes for each, at most
// limits::kSharedStringsBytes in all; nothing by the part's own count.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/format/part_scanner.h"
#include "core/limits.h"

namespace consentry {

/// Texts by number. Views of them stay as long as it does.
class SharedStrings {
 public:
  size_t size() const { return places_.size(); }
  std::string_view operator[](size_t number) const {
    const Place place = places_[number];
    return {chunks_[place.start / kChunkBytes].get() + place.start % kChunkBytes, place.size};
  }
  /// As is_plain_text(): looked at once, however many cells refer to it.
  bool is_plain(size_t number) const { return places_[number].plain; }
  /// At most limits::kCellBytes and one character.
  void add(std::string_view text);
  uint64_t bytes() const { return bytes_; }

 private:
  static constexpr uint32_t kChunkBytes = 4 << 20;
  struct Place {
    uint32_t start, size : 31, plain : 1;
  };
  std::vector<std::unique_ptr<char[]>> chunks_;
  uint32_t used_ = kChunkBytes;  // of the last chunk
  uint64_t bytes_ = 0;
  std::vector<Place> places_;
};

/// Reads them out of their part.
class SharedStringsReader {
 public:
  SharedStringsReader(PartScanner& part, SharedStrings& strings) : part_(part), strings_(strings) {}
  /// Works until the part's budget is spent; false once the part is read, or can't be.
  bool step();
  std::optional<ContainerFault> fault() const { return fault_; }

 private:
  void start_element();
  void end_element();
  void pass_plain_strings();
  bool is(std::string_view name) const;

  PartScanner& part_;
  SharedStrings& strings_;
  std::optional<ContainerFault> fault_;
  std::string prefix_;  // of the root, with its colon
  bool in_item_ = false, in_run_ = false, in_text_ = false, keeps_space_ = false;
  std::string item_, text_, buffer_;
};

}  // namespace consentry
