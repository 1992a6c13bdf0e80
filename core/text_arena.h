// Copies of short texts that live until all of them go at once. Beside batches of rows. Memory: pieces of 64 KiB, kept for the next texts;
// a longer text has a piece of its own, freed with clear().
#pragma once
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "core/bytes16.h"

namespace consentry {

class TextArena {
 public:
  std::string_view keep(std::string_view text) {
    if (text.size() > left_) make_room(text.size());
    char* const kept = next_;
    copy_bytes(kept, text.data(), text.size());
    next_ += text.size();
    left_ -= text.size();
    bytes_ += text.size();
    return {kept, text.size()};
  }

  /// Of all texts.
  uint64_t bytes() const { return bytes_; }

  void clear() {
    long_.clear();
    used_ = bytes_ = 0;
    left_ = 0;
  }

 private:
  using Piece = std::unique_ptr<char[]>;
  static constexpr size_t kPieceBytes = 64 << 10;

  void make_room(size_t size) {
    if (size > kPieceBytes) {
      long_.push_back(Piece(new char[size]));
      next_ = long_.back().get();
      left_ = size;
      return;
    }
    if (used_ == pieces_.size()) pieces_.push_back(Piece(new char[kPieceBytes]));
    next_ = pieces_[used_++].get();
    left_ = kPieceBytes;
  }

  std::vector<Piece> pieces_, long_;
  size_t used_ = 0, left_ = 0;
  char* next_ = nullptr;
  uint64_t bytes_ = 0;
};

}  // namespace consentry
