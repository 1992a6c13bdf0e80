// Writes HTML piece by piece at the end of a string that it does not own. Memory: none.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace consentry {

/// Tags, attributes and raw pieces are ours; texts are escaped.
class HtmlWriter {
 public:
  explicit HtmlWriter(std::string& out) : out_(out) {}

  HtmlWriter& raw(std::string_view html);
  /// Text of ours, which may hold pieces of the file: escaped, hidden characters marked.
  HtmlWriter& text(std::string_view);
  /// Text of the file, as shown (core/report/excerpt.h): the same, and apart in its direction.
  HtmlWriter& shown(std::string_view);
  HtmlWriter& number(uint64_t number) { return raw(std::to_string(number)); }
  HtmlWriter& open(std::string_view tag, std::string_view attributes = {});
  HtmlWriter& close(std::string_view tag);
  /// An element with a text of ours.
  HtmlWriter& element(std::string_view tag, std::string_view text, std::string_view attributes = {});

 private:
  std::string& out_;
};

}  // namespace consentry
