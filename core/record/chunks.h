// A list that only grows, in pieces of 16 Ki elements: nothing is ever copied, and no memory is touched before it is used.
// Memory: the elements, one piece more at the most, and a pointer a piece.
#pragma once
#include <cstddef>
#include <memory>
#include <type_traits>
#include <vector>

namespace consentry {

template <class Element>
class Chunks {
  static_assert(std::is_trivially_copyable_v<Element> && std::is_trivially_destructible_v<Element>);

 public:
  size_t size() const { return size_; }
  Element& operator[](size_t i) { return chunks_[i / kChunk][i % kChunk]; }
  const Element& operator[](size_t i) const { return chunks_[i / kChunk][i % kChunk]; }
  void push_back(const Element& element) {
    if (size_ % kChunk == 0) chunks_.emplace_back(new Element[kChunk]);
    (*this)[size_++] = element;
  }

 private:
  static constexpr size_t kChunk = 1 << 14;

  std::vector<std::unique_ptr<Element[]>> chunks_;
  size_t size_ = 0;
};

}  // namespace consentry
