// The JSON value of json.h: order of keys, access by kind. Memory: its own tree.
#include <algorithm>

#include "core/profile/json.h"

namespace consentry {
namespace {

template <typename T>
const T& or_empty(const T* found) {
  static const T kEmpty{};
  return found ? *found : kEmpty;
}

}  // namespace

bool key_before(std::string_view left, std::string_view right) {
  const auto [l, r] = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
  if (l == left.end() || r == right.end()) return l == left.end() && r != right.end();
  const auto a = static_cast<unsigned char>(*l), b = static_cast<unsigned char>(*r);
  // UTF-16 puts surrogates (four bytes in UTF-8, led by F0 and above) before U+E000 to U+FFFF (led by EE and EF).
  constexpr unsigned char kFirstAboveSurrogates = 0xEE, kFirstOfFour = 0xF0;
  if (a >= kFirstAboveSurrogates && b >= kFirstAboveSurrogates && (a >= kFirstOfFour) != (b >= kFirstOfFour)) {
    return a >= kFirstOfFour;
  }
  return a < b;
}

Json::Json(Object members) {
  std::stable_sort(members.begin(), members.end(),
                   [](const Member& a, const Member& b) { return key_before(a.first, b.first); });
  Object kept;
  for (Member& member : members) {
    if (!kept.empty() && kept.back().first == member.first) {
      kept.back() = std::move(member);
    } else {
      kept.push_back(std::move(member));
    }
  }
  value_ = std::move(kept);
}

bool Json::boolean() const { return or_empty(std::get_if<bool>(&value_)); }
int64_t Json::integer() const { return or_empty(std::get_if<int64_t>(&value_)); }
const std::string& Json::string() const { return or_empty(std::get_if<std::string>(&value_)); }
const Json::Array& Json::array() const { return or_empty(std::get_if<Array>(&value_)); }
const Json::Object& Json::object() const { return or_empty(std::get_if<Object>(&value_)); }

const Json* Json::find(std::string_view key) const {
  const Object& members = object();
  const auto found = std::lower_bound(members.begin(), members.end(), key,
                                      [](const Member& m, std::string_view k) { return key_before(m.first, k); });
  return found != members.end() && found->first == key ? &found->second : nullptr;
}

const Json& Json::part(std::string_view key) const {
  static const Json kNothing;
  const Json* found = find(key);
  return found ? *found : kNothing;
}

std::string_view kind_name(Json::Kind kind) {
  switch (kind) {
    case Json::Kind::null: return "nothing";
    case Json::Kind::boolean: return "a truth value";
    case Json::Kind::integer: return "a whole number";
    case Json::Kind::string: return "a text";
    case Json::Kind::array: return "a list";
    case Json::Kind::object: return "an object";
  }
  return "nothing";
}

}  // namespace consentry
