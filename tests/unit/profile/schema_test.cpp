// core/profile.schema.json and the loader's table (core/profile/shape.h) are two forms of one vocabulary: this walks
// both at once.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "core/profile/load.h"
#include "core/profile/shape.h"

using namespace consentry;

namespace {

const Json& root() {
  static const Json kRoot = std::move(parse_json(profile_schema(), "schema").value());
  return kRoot;
}

// Follows "$ref": "#/$defs/…".
const Json& target(const Json& schema) {
  const Json* reference = schema.find("$ref");
  if (!reference) return schema;
  const Json* found = root().find("$defs")->find(reference->string().substr(std::string_view("#/$defs/").size()));
  REQUIRE(found);
  return *found;
}

void check_type(const Json& schema, std::string_view type) {
  REQUIRE(schema.find("type"));
  CHECK(schema.find("type")->string() == type);
}

void check_words(const Json& schema, std::span<const std::string_view> words) {
  REQUIRE(schema.find("enum"));
  std::vector<std::string> in_schema;
  for (const Json& word : schema.find("enum")->array()) in_schema.push_back(word.string());
  CHECK(in_schema == std::vector<std::string>(words.begin(), words.end()));
}

void compare(const Json& reference, const Shape& shape, const std::string& place);

void compare_members(const Json& schema, std::span<const Shape> shapes, const std::string& place) {
  check_type(schema, "object");
  REQUIRE(schema.find("additionalProperties"));
  CHECK(*schema.find("additionalProperties") == Json(false));
  std::vector<std::string> in_schema, in_table;
  for (const auto& [key, member] : schema.find("properties")->object()) in_schema.push_back(key);
  for (const Shape& shape : shapes) in_table.emplace_back(shape.key);
  std::sort(in_table.begin(), in_table.end());
  INFO(place);
  REQUIRE(in_schema == in_table);
  for (const Shape& shape : shapes) {
    compare(*schema.find("properties")->find(shape.key), shape, place + '.' + std::string(shape.key));
  }
}

void compare(const Json& reference, const Shape& shape, const std::string& place) {
  INFO(place);
  const Json& schema = target(reference);
  switch (shape.kind) {
    case ShapeKind::text: return check_type(schema, "string");
    case ShapeKind::truth: return check_type(schema, "boolean");
    case ShapeKind::count: return check_type(schema, "integer");
    case ShapeKind::word: return check_words(schema, shape.words);
    case ShapeKind::words: return check_words(*schema.find("items"), shape.words);
    case ShapeKind::texts: return check_type(*schema.find("items"), "string");
    case ShapeKind::languages: return compare(*schema.find("additionalProperties"), {"", ShapeKind::texts}, place);
    case ShapeKind::object: return compare_members(schema, shape.members, place);
    case ShapeKind::objects: return compare_members(*schema.find("items"), shape.members, place + "[]");
    case ShapeKind::catalogue:
      return compare_members(*schema.find("additionalProperties"), shape.members, place + ".*");
    case ShapeKind::pairs: return check_type(*schema.find("items")->find("items"), "string");
    case ShapeKind::header_line:
    case ShapeKind::sheet: FAIL("no kind of a profile");
  }
}

// A value that the shape allows, with every key present.
Json example(const Shape& shape) {
  switch (shape.kind) {
    case ShapeKind::text: return Json(std::string("x"));
    case ShapeKind::truth: return Json(true);
    case ShapeKind::count: return Json(int64_t{1});
    case ShapeKind::word: return Json(std::string(shape.words[0]));
    case ShapeKind::words: return Json(Json::Array{Json(std::string(shape.words[0]))});
    case ShapeKind::texts: return Json(Json::Array{Json(std::string("x"))});
    case ShapeKind::languages: return Json(Json::Object{{"en", Json(Json::Array{Json(std::string("x"))})}});
    case ShapeKind::objects: return Json(Json::Array{example({"", ShapeKind::object, shape.members})});
    case ShapeKind::catalogue: return Json(Json::Object{{"k", example({"", ShapeKind::object, shape.members})}});
    case ShapeKind::header_line:
    case ShapeKind::sheet: return Json(int64_t{1});
    case ShapeKind::pairs: return Json(Json::Array{});
    case ShapeKind::object: break;
  }
  Json::Object members;
  for (const Shape& member : shape.members) members.emplace_back(member.key, example(member));
  return Json(std::move(members));
}

}  // namespace

TEST_CASE("schema and loader know the same keys, kinds and words") { compare(root(), profile_shape(), ""); }

TEST_CASE("the loader takes every key of its table") {
  CHECK_FALSE(check_shape(example(profile_shape()), profile_shape(), "profile"));
  CHECK_FALSE(check_shape(example(options_shape()), options_shape(), "options"));
}
