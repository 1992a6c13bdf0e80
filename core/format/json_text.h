// Tokens of JSON by RFC 8259 sections 3, 6 and 7: numbers, words, strings and their escapes. Below json_elements and json_quick.
// Memory: an arena for texts that had escapes, emptied with each batch.
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "core/bytes16.h"

namespace consentry {

/// Texts that stay where they are until clear().
class JsonArena {
 public:
  /// Room for `size` bytes; what of it is not used is given back by keep().
  char* room(size_t size);
  std::string_view keep(const char* text, size_t size);
  std::string_view copy(std::string_view text);
  void clear();
  size_t held() const { return held_; }

 private:
  std::vector<std::unique_ptr<char[]>> chunks_;
  size_t left_ = 0, held_ = 0;
  char* next_ = nullptr;
};

/// A string of JSON. `end` is behind its closing quote, or null where it is no string.
struct JsonString {
  const char* end = nullptr;
  std::string_view text;        ///< a view of the source where it has no escape
  bool lone_surrogate = false;  ///< the text keeps the escape as it is written
  bool odd = false;             ///< escapes may have brought what report_characters() names
  bool bad_escape = false;
};

/// Reads from `p`, behind the opening quote, up to `limit` at the most.
JsonString read_json_string(const char* p, const char* limit, JsonArena& arena);

/// Behind the number at `p`, or null: RFC 8259 section 6.
inline const char* skip_json_number(const char* p, const char* limit) {
  const auto digit = [&] { return p != limit && *p >= '0' && *p <= '9'; };
  if (p != limit && *p == '-') ++p;
  if (!digit()) return nullptr;
  if (*p++ != '0')
    while (digit()) ++p;
  if (p != limit && *p == '.') {
    ++p;
    if (!digit()) return nullptr;
    while (digit()) ++p;
  }
  if (p != limit && (*p == 'e' || *p == 'E')) {
    ++p;
    if (p != limit && (*p == '+' || *p == '-')) ++p;
    if (!digit()) return nullptr;
    while (digit()) ++p;
  }
  return p;
}

inline bool is_json_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

/// The first quote, backslash or control character from `p` on. Sixteen bytes at a time: there must be a NUL in reach, and 16 bytes behind it.
inline const char* find_json_special(const char* p) {
  for (;; p += 16) {
    const Bytes16 bytes = Bytes16::load(p);
    const uint32_t hits = (bytes.is('"') | bytes.is('\\') | bytes.is('\0') | bytes.within(1, 0x1F)).mask();
    if (hits) return p + __builtin_ctz(hits);
  }
}

}  // namespace consentry
