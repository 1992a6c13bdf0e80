// Elements by simdjson; see json_elements.h. The only file of core/format that knows simdjson.
#include "core/format/json_elements.h"

#include <simdjson.h>

#include <algorithm>
#include <string>

#include "core/format/json_fault.h"
#include "core/limits.h"

namespace consentry {
namespace {

namespace od = simdjson::ondemand;

std::string_view trimmed(std::string_view token) {
  while (!token.empty() && is_json_blank(token.back())) token.remove_suffix(1);
  return token;
}

/// Nothing but blanks follows what was walked.
bool at_end(od::document& document) { return document.current_location().error() == simdjson::OUT_OF_BOUNDS; }

bool is_utf8(std::string_view text) { return simdjson::validate_utf8(text.data(), text.size()); }

bool begins_nested(std::string_view token) { return !token.empty() && (token[0] == '{' || token[0] == '['); }

/// A word or a number as it is written.
struct Scalar {
  std::string_view text;  ///< blank for null
  CellKind kind = CellKind::text;
  bool odd = false;
};

}  // namespace

class JsonElements::Walk {
 public:
  explicit Walk(JsonArena& arena) : arena_(arena) {}

  const JsonJudged& judge(std::string_view element, bool members_alone) {
    members_alone_ = members_alone;
    judged_.reason = {};
    judged_.object = false;
    judged_.cells.clear();
    judged_.flaws.clear();
    keys_.clear();
    end_ = element.data() + element.size();
    if (judge_root(element)) return judged_;
    judged_.reason = json_fault(element, is_utf8(element), arena_);
    judged_.cells.clear();
    judged_.flaws.clear();
    return judged_;
  }

 private:
  bool judge_root(std::string_view element) {
    if (element.empty()) return false;
    if (!begins_nested(element)) {
      Scalar scalar;
      return is_utf8(element) && read_scalar(element, scalar);
    }
    const simdjson::padded_string_view text(element.data(), element.size(),
                                            element.size() + simdjson::SIMDJSON_PADDING);
    od::document document;
    if (parser_.iterate(text).get(document)) return false;
    return element[0] == '{' ? judge_object(document) : judge_array(document);
  }

  bool judge_object(od::document& document) {
    od::object object;
    if (document.get_object().get(object)) return false;
    if (!walk_members(object, {}, true) || !at_end(document)) return false;
    judged_.object = true;
    return true;
  }

  bool judge_array(od::document& document) {
    od::array array;
    std::string json;
    if (document.get_array().get(array)) return false;
    return write_array(array, json, nullptr) && at_end(document);
  }

  /// The members of an object become cells, whose names begin with `prefix`. `top`: the element itself.
  bool walk_members(od::object object, std::string_view prefix, bool top) {
    const size_t first_key = keys_.size();
    for (auto member : object) {
      od::field field;
      std::string_view key;
      if (std::move(member).get(field)) return false;
      if (!read_key(field, key) || !walk_value(field.value(), key, prefix, top)) return false;
    }
    tell_repeated(first_key);
    return true;
  }

  bool read_key(od::field& field, std::string_view& key) {
    const char* const raw = field.key().raw();
    const JsonString string = read_json_string(raw, end_, arena_);
    if (!string.end) return false;
    if (string.lone_surrogate) judged_.flaws.push_back({Code::json_lone_surrogate, string.text, raw});
    key = string.text;
    keys_.push_back(key);
    return true;
  }

  /// Blank where there is none: behind the last mark of a text that breaks off, simdjson's lengths are no lengths.
  std::string_view token_of(od::value& value) const {
    const std::string_view token = value.raw_json_token();
    const auto left = static_cast<size_t>(end_ - std::min(end_, token.data()));
    return token.size() <= left ? token : std::string_view{};
  }

  bool walk_value(od::value value, std::string_view key, std::string_view prefix, bool top) {
    const std::string_view token = token_of(value);
    if (members_alone_ && top) return walk_member_alone(value, key, token);
    if (token.starts_with('{')) {
      od::object object;
      if (value.get_object().get(object)) return false;
      const bool dropped = top && (key == "custom_fields" || key == "attributes");
      return walk_members(object, dropped ? std::string_view{} : join(prefix, key, true), false);
    }
    JsonCell cell{join(prefix, key, false), {}, CellKind::text, token.data(), false};
    if (token.starts_with('[')) return walk_array(value, cell);
    Scalar scalar;
    if (!take_scalar(value, token, scalar)) return false;
    cell.text = scalar.text;
    cell.kind = scalar.kind;
    cell.odd = scalar.odd;
    judged_.cells.push_back(cell);
    return true;
  }

  bool walk_member_alone(od::value value, std::string_view key, std::string_view token) {
    std::string json;
    judged_.cells.push_back({key, {}, CellKind::text, token.data(), false});
    return write_value(value, json);
  }

  std::string_view join(std::string_view prefix, std::string_view key, bool more) {
    if (prefix.empty() && !more) return key;
    char* const place = arena_.room(prefix.size() + key.size() + 1);
    std::copy(prefix.begin(), prefix.end(), place);
    std::copy(key.begin(), key.end(), place + prefix.size());
    if (more) place[prefix.size() + key.size()] = '.';
    return arena_.keep(place, prefix.size() + key.size() + (more ? 1 : 0));
  }

  /// Scalars as a list of the rules has them, or JSON where an item is an array or an object.
  bool walk_array(od::value value, JsonCell& cell) {
    std::string json, list;
    od::array array;
    list_ = {};
    if (value.get_array().get(array)) return false;
    if (!write_array(array, json, &list)) return false;
    const List told = list_;
    cell.odd = told.odd || told.nested;
    if (told.comma && !told.nested) {
      judged_.flaws.push_back({Code::json_item_comma, arena_.copy(told.item), cell.place});
    } else {
      cell.text = arena_.copy(told.nested ? json : list);
    }
    judged_.cells.push_back(cell);
    return true;
  }

  bool write_array(od::array array, std::string& json, std::string* list) {
    bool first = true;
    json += '[';
    for (auto item : array) {
      od::value value;
      if (std::move(item).get(value)) return false;
      if (!first) json += ',';
      first = false;
      if (!(list ? write_item(value, json, *list) : write_value(value, json))) return false;
    }
    json += ']';
    return true;
  }

  bool write_item(od::value value, std::string& json, std::string& list) {
    const std::string_view token = token_of(value);
    if (begins_nested(token)) {
      list_.nested = true;
      return write_value(value, json);
    }
    Scalar scalar;
    if (!take_scalar(value, token, scalar)) return false;
    json += trimmed(token);
    list_.odd |= scalar.odd;
    if (scalar.text.find(',') != std::string_view::npos && !list_.comma) {
      list_.comma = true;
      list_.item = scalar.text;
    }
    if (scalar.text.empty()) return true;
    if (!list.empty()) list += ',';
    list += scalar.text;
    return true;
  }

  bool write_value(od::value value, std::string& json) {
    const std::string_view token = token_of(value);
    if (token.starts_with('{')) {
      od::object object;
      if (value.get_object().get(object)) return false;
      return write_object(object, json);
    }
    if (token.starts_with('[')) {
      od::array array;
      if (value.get_array().get(array)) return false;
      return write_array(array, json, nullptr);
    }
    Scalar scalar;
    if (!take_scalar(value, token, scalar)) return false;
    json += trimmed(token);
    return true;
  }

  bool write_object(od::object object, std::string& json) {
    const size_t first_key = keys_.size();
    bool first = true;
    json += '{';
    for (auto member : object) {
      od::field field;
      std::string_view key;
      if (std::move(member).get(field)) return false;
      const char* const raw = field.key().raw();
      if (!read_key(field, key)) return false;
      if (!first) json += ',';
      first = false;
      json += '"';
      json.append(raw, static_cast<size_t>(read_json_string(raw, end_, arena_).end - raw));
      json += ':';
      if (!write_value(field.value(), json)) return false;
    }
    json += '}';
    tell_repeated(first_key);
    return true;
  }

  /// A string is taken by simdjson too: if it were to pass over it by itself, it would take one before a colon for a key.
  bool take_scalar(od::value& value, std::string_view token, Scalar& scalar) {
    if (!read_scalar(token, scalar)) return false;
    return !token.starts_with('"') || value.get_raw_json_string().error() == simdjson::SUCCESS;
  }

  bool read_scalar(std::string_view token, Scalar& scalar) {
    token = trimmed(token);
    if (token.empty()) return false;
    const char *const p = token.data(), *const end = p + token.size();
    if (token == "null") return true;
    if (token[0] == '"') return read_string(p, end, scalar);
    scalar.text = token;
    if (token == "true" || token == "false") {
      scalar.kind = CellKind::boolean;
      return true;
    }
    scalar.kind = CellKind::number;
    return skip_json_number(p, end) == end;
  }

  bool read_string(const char* p, const char* end, Scalar& scalar) {
    const JsonString string = read_json_string(p + 1, end, arena_);
    if (string.end != end) return false;
    if (string.lone_surrogate) judged_.flaws.push_back({Code::json_lone_surrogate, string.text, p});
    scalar.text = string.text;
    scalar.odd = string.odd;
    return true;
  }

  /// Names that an object has twice, each once.
  void tell_repeated(size_t first_key) {
    const auto first = keys_.begin() + static_cast<ptrdiff_t>(first_key);
    std::sort(first, keys_.end());
    for (auto at = std::adjacent_find(first, keys_.end()); at != keys_.end();
         at = std::adjacent_find(at, keys_.end())) {
      judged_.flaws.push_back({Code::json_duplicate_key, *at, nullptr});
      at = std::upper_bound(at, keys_.end(), *at);
    }
    keys_.resize(first_key);
  }

  struct List {
    bool nested = false, comma = false, odd = false;
    std::string_view item;  // with a comma
  };

  JsonArena& arena_;
  od::parser parser_;
  JsonJudged judged_;
  std::vector<std::string_view> keys_;  // of the objects that are open, one behind the other
  const char* end_ = nullptr;
  List list_;
  bool members_alone_ = false;
};

JsonElements::JsonElements(JsonArena& arena) : walk_(std::make_unique<Walk>(arena)) {}
JsonElements::~JsonElements() = default;
const JsonJudged& JsonElements::judge(std::string_view element) { return walk_->judge(element, false); }
const JsonJudged& JsonElements::judge_members(std::string_view element) { return walk_->judge(element, true); }

}  // namespace consentry
