// Where the elements of a JSON text begin and end, by brackets, strings and lines alone: json_elements judges what stands between.
// RFC 8259 section 2; a text of objects one after the other (NDJSON) beside the array. First of the JSON reader's stages. No recursion.
// Memory: none but its state, whatever the depth and the size of an element.
//
// An unsound element is left where the text proves that it is over: a line break inside a string, or a { that begins a line where no {
// may stand. Reading goes on at the next line that begins like the element did (NDJSON: with a {).
#pragma once
#include <cstddef>
#include <cstdint>

namespace consentry {

/// The bytes from `base` to `end` of the file; `bytes` is where `base` stands.
struct JsonView {
  const uint8_t* bytes = nullptr;
  uint64_t base = 0, end = 0;
  uint8_t at(uint64_t offset) const { return bytes[static_cast<size_t>(offset - base)]; }
};

struct JsonElement {
  uint64_t offset = 0, line = 0, end = 0;
  uint64_t depth = 0;      ///< of arrays and objects in it, itself counted
  bool cut = false;        ///< proved unsound by a line break
  bool same_line = false;  ///< no object, and something stands before it on its line
};

enum class JsonEvent : uint8_t {
  more,         ///< all bytes are looked at; at the end of the file: nothing is open
  begins,       ///< an object begins at element().offset
  element,      ///< element() is known
  comma,        ///< one is missing or too many at position()
  array_end,    ///< position() is behind the array
  broken_off,   ///< the file ends inside the array
  not_resumed,  ///< nobody can say where the next element begins
};

class JsonSplitter {
 public:
  /// `offset` of the first byte, behind the bracket of an array.
  JsonSplitter(bool array, uint64_t offset, uint64_t line)
      : array_(array), blank_line_(!array), at_(offset), line_(line), line_start_(offset) {}

  /// `last`: no bytes follow the view.
  JsonEvent next(const JsonView&, bool last);
  /// After `begins`: the element was read up to `end`, without a line break.
  void took(uint64_t end);

  const JsonElement& element() const { return element_; }
  uint64_t position() const { return at_; }
  /// Of position().
  uint64_t line() const { return line_; }
  bool after_cr() const { return after_cr_; }
  /// Bytes before it are not needed any more.
  uint64_t needed_from() const { return inside() ? element_.offset : at_; }

 private:
  enum class State : uint8_t { between, object, item, line_item, resync, done };

  bool inside() const { return state_ == State::object || state_ == State::item || state_ == State::line_item; }
  void pass_blanks(const JsonView&);
  void pass_line_end(uint8_t);
  JsonEvent between(const JsonView&, bool last);
  JsonEvent begin(const JsonView&, bool last);
  JsonEvent scan(const JsonView&, bool last);
  bool in_string(const JsonView&);
  JsonEvent outside(uint8_t);
  bool cuts(uint8_t) const;
  JsonEvent end_element(uint64_t end, bool cut);
  JsonEvent scan_line(const JsonView&, bool last);
  JsonEvent resync(const JsonView&, bool last);

  const bool array_;
  State state_ = State::between;
  bool expects_comma_ = false, after_comma_ = false;
  bool after_cr_ = false, blank_line_;  // so far
  bool lines_ = false;                  // no array, and the first object ended on its line
  bool any_ended_ = false;
  bool string_ = false, escaped_ = false;
  uint8_t last_ = 0;      // mark outside strings that is no blank
  uint64_t last_at_ = 0;  // behind it
  uint64_t kinds_ = 0;    // of open brackets, the innermost lowest: 1 is an array
  uint64_t depth_ = 0, at_, line_, line_start_;
  uint64_t indent_ = UINT64_MAX;  // of the element; none if something stands before it on its line
  JsonElement element_;
};

}  // namespace consentry
