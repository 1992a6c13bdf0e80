// Checks a document against the table of its vocabulary (shape.h). Memory: one place name and the first fault.
#include "core/profile/shape.h"

#include <algorithm>

#include "core/nearest.h"

namespace consentry {
namespace {

class ShapeCheck {
 public:
  explicit ShapeCheck(std::string_view subject) : subject_(subject) {}

  void check(const Json& value, const Shape& shape, const std::string& place) {
    if (fault_) return;
    switch (shape.kind) {
      case ShapeKind::text: return expect(value, Json::Kind::string, place);
      case ShapeKind::truth: return expect(value, Json::Kind::boolean, place);
      case ShapeKind::count: return check_count(value, place);
      case ShapeKind::word: return check_word(value, shape, place);
      case ShapeKind::object: return check_object(value, shape, place);
      case ShapeKind::languages: return check_languages(value, place);
      case ShapeKind::catalogue: return check_catalogue(value, shape, place);
      case ShapeKind::header_line: return check_header_line(value, place);
      case ShapeKind::sheet: return check_sheet(value, place);
      case ShapeKind::texts: return check_list(value, {"", ShapeKind::text}, place);
      case ShapeKind::words: return check_list(value, {"", ShapeKind::word, {}, shape.words}, place);
      case ShapeKind::objects: return check_list(value, {"", ShapeKind::object, shape.members}, place);
      case ShapeKind::pairs: return check_pairs(value, place);
    }
  }

  std::optional<Fault> fault() && { return std::move(fault_); }

 private:
  void fail(std::string_view kind, std::string message) {
    if (!fault_) fault_ = Fault{subject_ + '_' + std::string(kind), std::move(message)};
  }

  void wrong_kind(const Json& value, std::string_view wanted, const std::string& place) {
    fail("type", (place.empty() ? subject_ : place) + ": expected " + std::string(wanted) + ", found " +
                     std::string(kind_name(value.kind())));
  }

  void expect(const Json& value, Json::Kind kind, const std::string& place) {
    if (!value.is(kind)) wrong_kind(value, kind_name(kind), place);
  }

  void check_count(const Json& value, const std::string& place) {
    expect(value, Json::Kind::integer, place);
    if (value.integer() < 0) fail("value", place + ": must not be negative");
  }

  void check_word(const Json& value, const Shape& shape, const std::string& place) {
    expect(value, Json::Kind::string, place);
    if (fault_ || std::find(shape.words.begin(), shape.words.end(), value.string()) != shape.words.end()) return;
    fail("value", place + ": \"" + value.string() + "\" is not one of " + join_names(shape.words) +
                      did_you_mean(value.string(), shape.words));
  }

  void check_list(const Json& value, const Shape& element, const std::string& place) {
    expect(value, Json::Kind::array, place);
    const Json::Array& list = value.array();
    for (size_t i = 0; i < list.size(); ++i) check(list[i], element, place + '[' + std::to_string(i) + ']');
  }

  void check_object(const Json& value, const Shape& shape, const std::string& place) {
    expect(value, Json::Kind::object, place);
    for (const Json::Member& member : value.object()) {
      const std::string& key = member.first;
      const auto known =
          std::find_if(shape.members.begin(), shape.members.end(), [&](const Shape& s) { return s.key == key; });
      if (known == shape.members.end()) return unknown_key(key, shape, inside(place, key));
      check(member.second, *known, inside(place, key));
    }
  }

  void check_languages(const Json& value, const std::string& place) {
    expect(value, Json::Kind::object, place);
    for (const auto& [key, member] : value.object()) {
      const bool code =
          key.size() == 2 && std::all_of(key.begin(), key.end(), [](char c) { return c >= 'a' && c <= 'z'; });
      if (!code)
        fail("value", inside(place, key) + ": \"" + key + "\" is no language code of two small letters, as \"pl\"");
      check_list(member, {"", ShapeKind::text}, inside(place, key));
    }
  }

  void check_catalogue(const Json& value, const Shape& shape, const std::string& place) {
    expect(value, Json::Kind::object, place);
    for (const auto& [key, member] : value.object()) {
      check(member, {"", ShapeKind::object, shape.members}, inside(place, "\"" + key + "\""));
    }
  }

  void check_header_line(const Json& value, const std::string& place) {
    if (value.is(Json::Kind::string) ? value.string() == "none" : value.integer() >= 1) return;
    if (value.is(Json::Kind::string) || value.is(Json::Kind::integer)) {
      return fail("value", place + ": expected \"none\" or a line number from 1");
    }
    wrong_kind(value, "\"none\" or a line number from 1", place);
  }

  void check_sheet(const Json& value, const std::string& place) {
    if (value.is(Json::Kind::integer)) return check_count(value, place);
    if (!value.is(Json::Kind::string)) return wrong_kind(value, "a number from 0 or a name", place);
    if (value.string().empty()) fail("value", place + ": expected a number from 0 or a name");
  }

  void check_pairs(const Json& value, const std::string& place) {
    expect(value, Json::Kind::array, place);
    for (size_t i = 0; i < value.array().size(); ++i) {
      const Json& pair = value.array()[i];
      const std::string here = place + '[' + std::to_string(i) + ']';
      check_list(pair, {"", ShapeKind::text}, here);
      if (pair.array().size() != 2) fail("type", here + ": expected a pair of texts");
    }
  }

  void unknown_key(std::string_view key, const Shape& shape, const std::string& place) {
    std::vector<std::string_view> known;
    for (const Shape& member : shape.members) known.push_back(member.key);
    std::string hint = did_you_mean(key, known);
    if (hint.empty()) hint = "; known here: " + join_names(known);
    fail("unknown_key", "unknown key \"" + std::string(key) + "\" at " + place + hint);
  }

  static std::string inside(const std::string& place, const std::string& key) {
    return place.empty() ? key : place + '.' + key;
  }

  std::string subject_;
  std::optional<Fault> fault_;
};

}  // namespace

std::optional<Fault> check_shape(const Json& value, const Shape& shape, std::string_view subject) {
  ShapeCheck check(subject);
  check.check(value, shape, "");
  return std::move(check).fault();
}

std::string did_you_mean(std::string_view text, std::span<const std::string_view> candidates) {
  const std::string_view near = nearest(text, candidates);
  return near.empty() ? std::string() : "; did you mean \"" + std::string(near) + "\"?";
}

std::string join_names(std::span<const std::string_view> names) {
  std::string out;
  for (const std::string_view name : names) {
    if (!out.empty()) out += ", ";
    out += name;
  }
  return out;
}

}  // namespace consentry
