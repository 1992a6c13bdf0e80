// How many bytes at the start are well-formed UTF-8: the quick eyes of Utf8Check. Memory: none.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>

namespace consentry {

/// Answers a number of bytes at the start of `bytes` that are whole, well-formed characters; up to 66 fewer than there are.
using SoundPrefix = size_t (*)(const uint8_t* bytes, size_t size);

/// The forms that this processor can run, the quickest last; never empty.
std::span<const SoundPrefix> sound_prefix_forms();

/// By the quickest form.
size_t sound_prefix(std::span<const uint8_t> bytes);

/// Without vectors: stops at the first character of three or four bytes, or before where that is quicker.
size_t plain_prefix(const uint8_t* bytes, size_t size);

}  // namespace consentry
