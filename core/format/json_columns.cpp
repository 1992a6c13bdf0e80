// See json_columns.h.
#include "core/format/json_columns.h"

#include <algorithm>

#include "core/limits.h"

namespace consentry {

JsonColumns::JsonColumns(std::span<const std::string> names) {
  for (const std::string& name : names) add(name);
}

std::optional<uint32_t> JsonColumns::find(std::string_view name) const {
  const auto found = by_name_.find(name);
  if (found == by_name_.end()) return std::nullopt;
  return found->second;
}

std::optional<uint32_t> JsonColumns::find_near(std::string_view name, size_t guess) const {
  for (size_t i = guess; i < std::min(guess + 3, names_.size()); ++i)
    if (names_[i] == name) return static_cast<uint32_t>(i);
  return find(name);
}

uint32_t JsonColumns::add(std::string_view name) {
  if (const std::optional<uint32_t> known = find(name)) return *known;
  const auto column = static_cast<uint32_t>(names_.size());
  names_.emplace_back(name);
  by_name_.emplace(std::string(name), column);
  bytes_ += name.size();
  return column;
}

bool JsonColumns::too_many() const { return names_.size() > limits::kColumns || bytes_ > limits::kRecordBytes; }

}  // namespace consentry
