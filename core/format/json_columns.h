// Columns of JSON by their names, in the order of first appearance. Memory: the names, bounded by kColumns and kRecordBytes.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace consentry {

class JsonColumns {
 public:
  explicit JsonColumns(std::span<const std::string> names = {});

  std::optional<uint32_t> find(std::string_view name) const;
  /// As find(), trying `guess` and those behind it first: elements have their keys in one order, as a rule.
  std::optional<uint32_t> find_near(std::string_view name, size_t guess) const;
  uint32_t add(std::string_view name);
  const std::vector<std::string>& names() const { return names_; }
  size_t size() const { return names_.size(); }
  /// More than may be; the file can't be read.
  bool too_many() const;

 private:
  std::vector<std::string> names_;
  std::map<std::string, uint32_t, std::less<>> by_name_;
  uint64_t bytes_ = 0;
};

}  // namespace consentry
