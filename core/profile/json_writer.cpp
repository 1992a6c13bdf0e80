// The writer of canonical JSON (json.h; RFC 8785 3.2). Memory: the string it appends to, and the last key of each open
// object.
#include <cassert>
#include <charconv>

#include "core/profile/json.h"

namespace consentry {
namespace {

// The two-letter escape, or nothing (RFC 8785 3.2.2.2).
std::string_view short_escape(char c) {
  switch (c) {
    case '\b': return "\\b";
    case '\t': return "\\t";
    case '\n': return "\\n";
    case '\f': return "\\f";
    case '\r': return "\\r";
    case '"': return "\\\"";
    case '\\': return "\\\\";
    default: return {};
  }
}

void append_escape(std::string& out, char c) {
  static constexpr char kHex[] = "0123456789abcdef";
  if (const std::string_view brief = short_escape(c); !brief.empty()) {
    out += brief;
    return;
  }
  out += "\\u00";
  out += kHex[(c >> 4) & 0xF];
  out += kHex[c & 0xF];
}

void append_string(std::string& out, std::string_view text) {
  out += '"';
  size_t clean = 0;
  for (size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\') continue;
    out += text.substr(clean, at - clean);
    append_escape(out, c);
    clean = at + 1;
  }
  out += text.substr(clean);
  out += '"';
}

template <typename Integer>
void append_integer(std::string& out, Integer value) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  out.append(digits, end);
}

}  // namespace

void JsonWriter::separate() {
  if (need_comma_) out_ += ',';
  need_comma_ = true;
}

void JsonWriter::open(char bracket) {
  separate();
  out_ += bracket;
  need_comma_ = false;
  last_keys_.emplace_back();
}

void JsonWriter::close(char bracket) {
  assert(!last_keys_.empty());
  last_keys_.pop_back();
  out_ += bracket;
  need_comma_ = true;
}

JsonWriter& JsonWriter::begin_object() { return open('{'), *this; }
JsonWriter& JsonWriter::end_object() { return close('}'), *this; }
JsonWriter& JsonWriter::begin_array() { return open('['), *this; }
JsonWriter& JsonWriter::end_array() { return close(']'), *this; }

JsonWriter& JsonWriter::key(std::string_view name) {
  assert(!last_keys_.empty());
  assert(!need_comma_ || key_before(last_keys_.back(), name));
  last_keys_.back().assign(name);
  separate();
  append_string(out_, name);
  out_ += ':';
  need_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::string(std::string_view text) {
  separate();
  append_string(out_, text);
  return *this;
}

JsonWriter& JsonWriter::integer(int64_t value) {
  separate();
  append_integer(out_, value);
  return *this;
}

JsonWriter& JsonWriter::integer(uint64_t value) {
  separate();
  append_integer(out_, value);
  return *this;
}

JsonWriter& JsonWriter::boolean(bool value) { return raw(value ? "true" : "false"); }
JsonWriter& JsonWriter::null() { return raw("null"); }

JsonWriter& JsonWriter::raw(std::string_view json) {
  separate();
  out_ += json;
  return *this;
}

JsonWriter& JsonWriter::value(const Json& value) {
  switch (value.kind()) {
    case Json::Kind::null: return null();
    case Json::Kind::boolean: return boolean(value.boolean());
    case Json::Kind::integer: return integer(value.integer());
    case Json::Kind::string: return string(value.string());
    case Json::Kind::array:
      begin_array();
      for (const Json& element : value.array()) this->value(element);
      return end_array();
    case Json::Kind::object:
      begin_object();
      for (const auto& [name, member] : value.object()) key(name).value(member);
      return end_object();
  }
  return *this;
}

std::string canonical(const Json& value) {
  std::string out;
  JsonWriter(out).value(value);
  return out;
}

}  // namespace consentry
