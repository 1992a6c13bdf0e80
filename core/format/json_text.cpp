// Strings of JSON and the arena behind them; see json_text.h.
#include "core/format/json_text.h"

#include <algorithm>
#include <cstring>

#include "core/encoding/put_utf8.h"

namespace consentry {
namespace {

constexpr size_t kChunk = 64 * 1024;

/// Four hexadecimal digits at `p`, or -1.
int32_t hex4(const char* p, const char* end) {
  if (end - p < 4) return -1;
  int32_t value = 0;
  for (int i = 0; i < 4; ++i) {
    const char c = p[i];
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (digit < 0) return -1;
    value = value << 4 | digit;
  }
  return value;
}

char simple_escape(char c) {
  switch (c) {
    case '"':
    case '\\':
    case '/': return c;
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    default: return 0;
  }
}

/// Undoes escapes of a string whose end is known. Never longer than its source.
class Unescape {
 public:
  Unescape(const char* p, const char* end, char* out) : p_(p), end_(end), out_(out) {}

  bool run(JsonString& string) {
    while (p_ != end_) {
      if (*p_ != '\\') {
        *out_++ = *p_++;
      } else if (!escape(string)) {
        return false;
      }
    }
    return true;
  }
  char* out() const { return out_; }

 private:
  bool escape(JsonString& string) {
    const char kind = p_[1];
    if (kind == 'u') return unicode(string);
    const char c = simple_escape(kind);
    if (!c) return false;
    string.odd |= c == '\b' || c == '\f';
    *out_++ = c;
    p_ += 2;
    return true;
  }

  bool unicode(JsonString& string) {
    const int32_t first = hex4(p_ + 2, end_);
    if (first < 0) return false;
    string.odd = true;
    if (first < 0xD800 || first > 0xDFFF) return take(static_cast<uint32_t>(first), 6);
    const bool pair = first < 0xDC00 && end_ - p_ >= 12 && p_[6] == '\\' && p_[7] == 'u';
    const int32_t second = pair ? hex4(p_ + 8, end_) : -1;
    if (second >= 0xDC00 && second <= 0xDFFF)
      return take(0x10000u + (static_cast<uint32_t>(first - 0xD800) << 10) + static_cast<uint32_t>(second - 0xDC00),
                  12);
    string.lone_surrogate = true;
    std::memcpy(out_, p_, 6);
    out_ += 6;
    p_ += 6;
    return true;
  }

  bool take(uint32_t character, size_t size) {
    out_ = put_utf8(out_, character);
    p_ += size;
    return true;
  }

  const char *p_, *end_;
  char* out_;
};

}  // namespace

char* JsonArena::room(size_t size) {
  if (size > left_) {
    left_ = std::max(size, kChunk);
    chunks_.push_back(std::make_unique<char[]>(left_));
    next_ = chunks_.back().get();
  }
  return next_;
}

std::string_view JsonArena::keep(const char* text, size_t size) {
  next_ += size;
  left_ -= size;
  held_ += size;
  return {text, size};
}

std::string_view JsonArena::copy(std::string_view text) {
  if (text.empty()) return {};
  char* const place = room(text.size());
  std::memcpy(place, text.data(), text.size());
  return keep(place, text.size());
}

void JsonArena::clear() {
  if (held_ == 0) return;
  chunks_.clear();
  left_ = held_ = 0;
  next_ = nullptr;
}

JsonString read_json_string(const char* p, const char* limit, JsonArena& arena) {
  JsonString string;
  const char* end = p;
  bool escapes = false;
  for (; end < limit && *end != '"'; ++end) {
    if (static_cast<uint8_t>(*end) < 0x20) return string;
    if (*end != '\\') continue;
    escapes = true;
    if (++end == limit) return string;
  }
  if (end >= limit) return string;
  string.text = {p, static_cast<size_t>(end - p)};
  if (escapes) {
    char* const place = arena.room(string.text.size());
    Unescape unescape(p, end, place);
    string.bad_escape = !unescape.run(string);
    if (string.bad_escape) return string;
    string.text = arena.keep(place, static_cast<size_t>(unescape.out() - place));
  }
  string.end = end + 1;
  return string;
}

}  // namespace consentry
