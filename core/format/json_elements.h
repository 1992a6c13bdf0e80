// One element of JSON to cells: simdjson on demand judges its structure, and every value is walked and judged by its own token
// (RFC 8259), since simdjson does not look at what nobody asks for. Flattens by the rule in README.md "JSON". Between splitter and batch.
// Memory: the cells of one element, simdjson's index of it. Recursion no deeper than limits::kJsonDepth, which the caller has checked.
#pragma once
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "core/finding.h"
#include "core/format/json_text.h"
#include "core/record.h"

namespace consentry {

struct JsonCell {
  std::string_view name;  ///< of its column
  std::string_view text;
  CellKind kind = CellKind::text;
  const char* place = nullptr;  ///< of the value in the source
  bool odd = false;
};

/// A fault inside a sound element.
struct JsonFlaw {
  Code code;
  std::string_view text;  ///< the key, column, item or text it is about
  const char* place = nullptr;
};

struct JsonJudged {
  std::string_view reason;  ///< of json_syntax, or empty
  bool object = false;
  std::vector<JsonCell> cells;
  std::vector<JsonFlaw> flaws;
};

class JsonElements {
 public:
  explicit JsonElements(JsonArena& arena);
  ~JsonElements();

  /// `element`: without blanks around it; 64 bytes behind it may be read. Names and texts are views of it or of the arena.
  const JsonJudged& judge(std::string_view element);
  /// Of the object of a request: names of its members, in their order, by judge(); cells name them with what they hold.
  const JsonJudged& judge_members(std::string_view element);

 private:
  class Walk;
  std::unique_ptr<Walk> walk_;
};

}  // namespace consentry
