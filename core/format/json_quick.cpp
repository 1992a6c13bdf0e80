// Flat objects in one pass; see json_quick.h. Every loop ends at the zeros behind the bytes: NUL may stand nowhere in JSON.
#include "core/format/json_quick.h"

#include <algorithm>

#include "core/bytes16.h"

namespace consentry {
namespace {

const char* skip_spaces(const char* p) {
  while (*p == ' ') ++p;
  return p;
}

bool is(const char* p, std::string_view word) { return same_bytes(p, word.data(), word.size()); }

/// As skip_json_number, without a limit.
const char* skip_number(const char* p) {
  const auto skip_digits = [&] {
    const char* const first = p;
    while (*p >= '0' && *p <= '9') ++p;
    return p != first;
  };
  if (*p == '-') ++p;
  if (*p == '0') ++p;
  else if (!skip_digits()) return nullptr;
  if (*p == '.' && (++p, !skip_digits())) return nullptr;
  if (*p != 'e' && *p != 'E') return p;
  ++p;
  if (*p == '+' || *p == '-') ++p;
  return skip_digits() ? p : nullptr;
}

}  // namespace

void JsonQuick::settle() {
  stamps_.assign(columns_.size(), 0);
  plain_.clear();
  for (const std::string& name : columns_.names())
    plain_.push_back(std::none_of(name.begin(), name.end(),
                                  [](char c) { return c == '"' || c == '\\' || static_cast<uint8_t>(c) < 0x20; }));
}

/// `p` behind the opening quote. Elements have their keys in one order, as a rule: the guess is right then.
JsonQuick::Key JsonQuick::read_key(const char* p, const char* limit, size_t guess) const {
  const std::vector<std::string>& names = columns_.names();
  const auto left = static_cast<size_t>(limit - p);
  for (size_t i = guess; i < stamps_.size() && i < guess + 3; ++i) {
    const std::string& name = names[i];
    if (name.size() < left && p[name.size()] == '"' && plain_[i] && same_bytes(p, name.data(), name.size()))
      return {p + name.size() + 1, static_cast<uint32_t>(i)};
  }
  const char* const end = find_json_special(p);
  if (*end != '"') return {nullptr, 0};
  const auto column = columns_.find({p, static_cast<size_t>(end - p)});
  if (!column || *column >= stamps_.size()) return {nullptr, 0};
  return {end + 1, *column};
}

const char* JsonQuick::take_value(const char* p, const char* limit, std::string_view& text, CellKind& kind,
                                  JsonArena& arena) {
  if (*p == '"') {
    const char* const end = find_json_special(p + 1);
    if (*end == '"') {
      text = {p + 1, static_cast<size_t>(end - p - 1)};
      return end + 1;
    }
    if (*end != '\\') return nullptr;
    const JsonString string = read_json_string(p + 1, limit, arena);
    if (string.lone_surrogate) return nullptr;
    odd_ |= string.odd;
    text = string.text;
    return string.end;
  }
  if (*p == 'n') return is(p, "null") ? p + 4 : nullptr;
  const char* end = nullptr;
  if (*p == 't' || *p == 'f') {
    kind = CellKind::boolean;
    end = is(p, "true") ? p + 4 : is(p, "false") ? p + 5 : nullptr;
  } else {
    kind = CellKind::number;
    end = skip_number(p);
  }
  if (end) text = {p, static_cast<size_t>(end - p)};
  return end;
}

const char* JsonQuick::take(const char* p, const char* limit, const JsonRow& row, JsonArena& arena) {
  const char* const start = p;
  ++stamp_;
  odd_ = false;
  size_t guess = 0;
  do {
    p = skip_spaces(p + 1);
    if (*p != '"') return nullptr;
    const Key key = read_key(p + 1, limit, guess);
    if (!key.end || stamps_[key.column] == stamp_) return nullptr;
    stamps_[key.column] = stamp_;
    p = skip_spaces(key.end);
    if (*p != ':') return nullptr;
    p = skip_spaces(p + 1);
    row.starts[key.column] = static_cast<uint32_t>(p - start);
    std::string_view& text = row.texts[key.column];
    p = take_value(p, limit, text, row.kinds[key.column], arena);
    if (!p || text.size() > max_cell_bytes_) return nullptr;
    p = skip_spaces(p);
    guess = key.column + 1;
  } while (*p == ',');
  return *p == '}' && p < limit ? p + 1 : nullptr;
}

}  // namespace consentry
