// "Did you mean …": the candidate with the smallest edit distance, for keys, names, words and codes. Deterministic: ties go to the earlier one.
#pragma once
#include <span>
#include <string_view>

namespace consentry {

/// The candidate nearest to `text`, or an empty view where none is near (more than a third of the letters differ, at least two allowed).
std::string_view nearest(std::string_view text, std::span<const std::string_view> candidates);

}  // namespace consentry
