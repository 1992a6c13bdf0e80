// The oracle of the fuzz target json: whether a text is one JSON value, straight from the grammar of RFC 8259, byte by byte. Slow. Knows
// nothing of the core. Memory: the stack of open brackets.
#pragma once
#include <string>
#include <string_view>

namespace consentry::fuzz {

class ReferenceJson {
 public:
  explicit ReferenceJson(std::string_view text) : text_(text) {}

  /// JSON-text = ws value ws. Nested at most `depth` deep.
  bool sound(size_t depth) {
    depth_ = depth;
    blanks();
    if (!value(0)) return false;
    blanks();
    return at_ == text_.size();
  }

 private:
  char now() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool take(char c) {
    if (at_ == text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  void blanks() {
    while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos) ++at_;
  }
  bool word(std::string_view word) {
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }
  bool digits() {
    const size_t first = at_;
    while (now() >= '0' && now() <= '9') ++at_;
    return at_ != first;
  }
  /// number = [ minus ] int [ frac ] [ exp ]
  bool number() {
    take('-');
    if (!take('0') && !digits()) return false;
    if (take('.') && !digits()) return false;
    if (take('e') || take('E')) {
      if (!take('+')) take('-');
      return digits();
    }
    return true;
  }
  bool escape() {
    if (take('u')) {
      for (int i = 0; i < 4; ++i, ++at_)
        if (!now() || std::string_view("0123456789abcdefABCDEF").find(now()) == std::string_view::npos) return false;
      return true;
    }
    const bool known = now() && std::string_view("\"\\/bfnrt").find(now()) != std::string_view::npos;
    ++at_;
    return known;
  }
  bool string() {
    if (!take('"')) return false;
    while (at_ < text_.size()) {
      const char c = text_[at_++];
      if (c == '"') return true;
      if (static_cast<unsigned char>(c) < 0x20) return false;
      if (c == '\\' && !escape()) return false;
    }
    return false;
  }
  bool list(char close, bool named, size_t depth) {
    if (depth >= depth_) return false;
    ++at_;
    blanks();
    if (take(close)) return true;
    do {
      blanks();
      if (named) {
        if (!string()) return false;
        blanks();
        if (!take(':')) return false;
        blanks();
      }
      if (!value(depth + 1)) return false;
      blanks();
    } while (take(','));
    return take(close);
  }
  bool value(size_t depth) {
    switch (now()) {
      case '{': return list('}', true, depth);
      case '[': return list(']', false, depth);
      case '"': return string();
      case 't': return word("true");
      case 'f': return word("false");
      case 'n': return word("null");
      default: return number();
    }
  }

  std::string_view text_;
  size_t at_ = 0, depth_ = 0;
};

}  // namespace consentry::fuzz
