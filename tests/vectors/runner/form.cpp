// The strict reader of a case's form: known keys with the right types, as vector.schema.json says. Part of the native vector runner.
#include <cstdlib>

#include "tests/vectors/runner/vector.h"

namespace vectors {
namespace {

using Type = simdjson::dom::element_type;

enum class Kind { text, flag, number, list, object, text_or_object };

struct Key {
  std::string_view name;
  Kind kind;
  bool required;
};

constexpr Key kVector[] = {{"description", Kind::text, true},       {"rule", Kind::text, true},
                           {"profile", Kind::text_or_object, true}, {"options", Kind::object, false},
                           {"size_known", Kind::flag, false},       {"input", Kind::object, true},
                           {"expect", Kind::object, true}};
constexpr Key kInput[] = {{"text", Kind::text, false},   {"hex", Kind::text, false},      {"base64", Kind::text, false},
                          {"file", Kind::text, false},   {"generate", Kind::list, false}, {"zip", Kind::object, false},
                          {"xlsx", Kind::object, false}, {"xls", Kind::object, false}};
constexpr Key kPiece[] = {{"text", Kind::text, false},
                          {"hex", Kind::text, false},
                          {"base64", Kind::text, false},
                          {"repeat", Kind::number, false}};
constexpr Key kExpect[] = {{"verdict", Kind::text, true},    {"totals", Kind::object, true},
                           {"preview", Kind::list, false},   {"findings", Kind::list, false},
                           {"dialect", Kind::object, false}, {"encoding", Kind::object, false},
                           {"mapping", Kind::list, false},   {"preview_rows", Kind::number, false},
                           {"counts", Kind::object, false},  {"columns", Kind::list, false}};
constexpr Key kTotals[] = {{"read", Kind::number, true},
                           {"accepted", Kind::number, true},
                           {"rejected", Kind::number, true},
                           {"duplicates", Kind::number, true},
                           {"conflicts", Kind::number, true}};
constexpr Key kFinding[] = {
    {"code", Kind::number, true},       {"record", Kind::number, false}, {"line", Kind::number, false},
    {"column", Kind::number, false},    {"char", Kind::number, false},   {"offset", Kind::number, false},
    {"count", Kind::number, false},     {"header", Kind::text, false},   {"excerpt", Kind::text, false},
    {"arguments", Kind::object, false}, {"severity", Kind::text, false}};

bool is_kind(Json value, Kind kind) {
  switch (kind) {
    case Kind::text: return value.type() == Type::STRING;
    case Kind::flag: return value.type() == Type::BOOL;
    case Kind::number: return value.is<uint64_t>();
    case Kind::list: return value.type() == Type::ARRAY;
    case Kind::object: return value.type() == Type::OBJECT;
    case Kind::text_or_object: return value.type() == Type::STRING || value.type() == Type::OBJECT;
  }
  return false;
}

template <size_t N>
std::string check_keys(Json json, std::string_view place, const Key (&keys)[N]) {
  simdjson::dom::object object;
  if (json.get(object) != simdjson::SUCCESS) return std::string(place) + ": not an object";
  for (auto member : object) {
    const Key* known = nullptr;
    for (const Key& key : keys)
      if (key.name == member.key) known = &key;
    if (!known) return std::string(place) + ": unknown key \"" + std::string(member.key) + "\"";
    if (!is_kind(member.value, known->kind)) return std::string(place) + "." + std::string(member.key) + ": wrong type";
  }
  for (const Key& key : keys)
    if (key.required && object.at_key(key.name).error())
      return std::string(place) + ": lacks \"" + std::string(key.name) + "\"";
  return "";
}

template <size_t N>
std::string check_list(Json parent, std::string_view name, const Key (&keys)[N]) {
  simdjson::dom::array list;
  if (parent[name].get(list) != simdjson::SUCCESS) return "";
  for (Json item : list) {
    std::string fault = check_keys(item, name, keys);
    if (!fault.empty()) return fault;
  }
  return "";
}

bool has(Json json, std::string_view key) { return !json[key].error(); }

/// The complete list of findings, or (for generated files) the exact count of every code.
std::string check_counts(Json expect) {
  if (has(expect, "findings") == has(expect, "counts")) return "expect: either findings or counts";
  simdjson::dom::object counts;
  if (expect["counts"].get(counts) != simdjson::SUCCESS) return "";
  for (auto member : counts)
    if (!member.value.is<uint64_t>() || std::strtoull(member.key.data(), nullptr, 10) < 100)
      return "counts: a code and its number";
  return "";
}

std::string check_preview(Json expect) {
  simdjson::dom::array rows, cells;
  bool counted = has(expect, "preview_rows");
  if (expect["preview"].get(rows) != simdjson::SUCCESS) return counted ? "" : "expect: lacks preview or preview_rows";
  if (counted) return "expect: either preview or preview_rows";
  for (Json row : rows) {
    if (row.get(cells) != simdjson::SUCCESS) return "preview: a row is not a list";
    for (Json cell : cells)
      if (!cell.is<std::string_view>()) return "preview: a cell is not a text";
  }
  return "";
}

}  // namespace

std::string check_form(Json json) {
  std::string fault = check_keys(json, "vector", kVector);
  if (!fault.empty()) return fault;
  Json input = json["input"].value_unsafe(), expect = json["expect"].value_unsafe();
  if (!(fault = check_keys(input, "input", kInput)).empty()) return fault;
  if (!(fault = check_list(input, "generate", kPiece)).empty()) return fault;
  if (!(fault = check_keys(expect, "expect", kExpect)).empty()) return fault;
  if (!(fault = check_keys(expect["totals"].value_unsafe(), "totals", kTotals)).empty()) return fault;
  if (!(fault = check_list(expect, "findings", kFinding)).empty()) return fault;
  if (!(fault = check_counts(expect)).empty()) return fault;
  return check_preview(expect);
}

}  // namespace vectors
