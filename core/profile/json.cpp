// See json.h. The only file of core/profile that knows simdjson; its DOM walks every byte of the text, so nothing
// passes unseen.
#include "core/profile/json.h"

#include <simdjson.h>

#include <algorithm>

namespace consentry {
namespace {

constexpr size_t kDeepest = 64;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// Turns simdjson's tree into ours; keeps the first fault and the place at which it arose.
class Converter {
 public:
  Json convert(simdjson::dom::element element, const std::string& place, size_t depth) {
    using Type = simdjson::dom::element_type;
    if (depth > kDeepest) return fail(place, "nested deeper than 64 levels");
    switch (element.type()) {
      case Type::ARRAY: return convert_array(simdjson::dom::array(element.get_array().value_unsafe()), place, depth);
      case Type::OBJECT:
        return convert_object(simdjson::dom::object(element.get_object().value_unsafe()), place, depth);
      case Type::INT64: return Json(int64_t{element.get_int64().value_unsafe()});
      case Type::STRING: return Json(std::string(element.get_string().value_unsafe()));
      case Type::BOOL: return Json(element.get_bool().value_unsafe());
      case Type::NULL_VALUE: return Json();
      case Type::UINT64: return fail(place, "the number is beyond 64 bits");
      case Type::DOUBLE: return fail(place, "expected a whole number without point or exponent");
    }
    return fail(place, "not a JSON value");
  }

  const std::string& fault() const { return fault_; }

 private:
  Json convert_array(simdjson::dom::array array, const std::string& place, size_t depth) {
    Json::Array out;
    for (simdjson::dom::element element : array) {
      out.push_back(convert(element, place + '[' + std::to_string(out.size()) + ']', depth + 1));
    }
    return Json(std::move(out));
  }

  Json convert_object(simdjson::dom::object object, const std::string& place, size_t depth) {
    Json::Object out;
    for (simdjson::dom::key_value_pair member : object) {
      std::string key(member.key);
      Json value = convert(member.value, place.empty() ? key : place + '.' + key, depth + 1);
      out.emplace_back(std::move(key), std::move(value));
    }
    const size_t members = out.size();
    Json sorted(std::move(out));
    if (sorted.object().size() == members) return sorted;
    return fail(place, "\"" + repeated_key(object) + "\" stands twice in one object");
  }

  static std::string repeated_key(simdjson::dom::object object) {
    std::vector<std::string_view> keys;
    for (simdjson::dom::key_value_pair member : object) keys.push_back(member.key);
    std::sort(keys.begin(), keys.end());
    const auto found = std::adjacent_find(keys.begin(), keys.end());
    return found == keys.end() ? std::string() : std::string(*found);
  }

  Json fail(const std::string& place, std::string_view what) {
    if (fault_.empty()) fault_ = (place.empty() ? std::string("at the top") : place) + ": " + std::string(what);
    return Json();
  }

  std::string fault_;
};

}  // namespace

Result<Json> parse_json(std::string_view text, std::string_view fault_code) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  const simdjson::padded_string padded(text);
  if (const simdjson::error_code error = parser.parse(padded).get(root)) {
    return Fault{std::string(fault_code), std::string("not JSON: ") + simdjson::error_message(error)};
  }
  Converter converter;
  Json value = converter.convert(root, "", 1);
  if (!converter.fault().empty()) return Fault{std::string(fault_code), converter.fault()};
  return value;
}

}  // namespace consentry
