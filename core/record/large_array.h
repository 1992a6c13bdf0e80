// An array of zeros that may take many megabytes and is visited at random: the host hears of it before it is used, so that it can ask the
// system for large pages. Memory: the elements.
#pragma once
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>
#include <type_traits>

namespace consentry {

/// Options::on_large_memory.
using OnLargeMemory = void (*)(void* at, uint64_t bytes);

template <class Element>
class LargeArray {
  static_assert(std::is_trivially_destructible_v<Element>);

 public:
  LargeArray() = default;
  ~LargeArray() { reset(); }
  LargeArray(const LargeArray&) = delete;
  LargeArray& operator=(const LargeArray&) = delete;

  void assign(size_t count, OnLargeMemory tell) {
    reset();
    const size_t bytes = count * sizeof(Element);
    align_ = bytes >= kLargePage && tell ? kLargePage : alignof(Element);
    elements_ = static_cast<Element*>(::operator new(bytes, std::align_val_t(align_)));
    if (align_ == kLargePage) tell(elements_, bytes);
    std::memset(static_cast<void*>(elements_), 0, bytes);
  }
  void reset() {
    if (elements_) ::operator delete(elements_, std::align_val_t(align_));
    elements_ = nullptr;
  }

  Element& operator[](size_t i) { return elements_[i]; }
  const Element& operator[](size_t i) const { return elements_[i]; }

 private:
  static constexpr size_t kLargePage = 2 << 20;  // of x86-64 and AArch64

  Element* elements_ = nullptr;
  size_t align_ = 0;
};

}  // namespace consentry
