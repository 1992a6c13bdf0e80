// See table_schema.h. Nothing is lost on the way here without a word: the schema of the new profile is compared with the one given.
#include "core/profile/table_schema.h"

#include <algorithm>

#include "core/profile/load.h"
#include "core/profile/table_schema_fields.h"

namespace consentry {
namespace {

Fault value_fault(std::string message) { return Fault{"table_schema_value", std::move(message)}; }

Json without(const Json& object, std::string_view key) {
  Json::Object members = object.object();
  std::erase_if(members, [&](const Json::Member& member) { return member.first == key; });
  return Json(std::move(members));
}

// Profile to schema: fields, title and consents have places of their own.
Json profile_rest(const Json& document) {
  Json out = without(without(document, "fields"), "title");
  const Json& consents = document.part("consents");
  if (consents.part("declared").array().empty()) return out;
  Json::Object members = out.object();
  put(members, "consents", without(consents, "declared"));
  return Json(std::move(members));
}

// A primary key is never blank and never twice: one field of all_of, and duplicates an error.
void add_primary_key(const Json& identifiers, Json::Object& out) {
  const Json::Array& all_of = identifiers.part("all_of").array();
  if (all_of.size() == 1 && identifiers.part("duplicates").string() == "error") put(out, "primaryKey", Json(all_of));
}

Json schema_of(const Json& document) {
  const Json& consents = document.part("consents");
  Json::Array fields;
  for (const Json& field : document.part("fields").array()) fields.push_back(field_to_schema(field));
  for (const Json& consent : consents.part("declared").array()) fields.push_back(consent_to_schema(consent, consents));
  Json::Object out;
  if (const Json* title = document.find("title")) put(out, "title", *title);
  put(out, "fields", Json(std::move(fields)));
  put(out, "missingValues", Json(Json::Array{Json(std::string())}));
  add_primary_key(document.part("identifiers"), out);
  put(out, kOwnKey, profile_rest(document));
  return Json(std::move(out));
}

Json document_of(const Profile& profile) { return parse_json(profile.canonical, "profile_json").value(); }

// Schema to profile -----------------------------------------------------------------------------------------------------------------

std::optional<Fault> check_schema(const Json& schema) {
  if (schema.find("resources") || schema.find("schema"))
    return value_fault("this is a data package or a resource; give the schema in it alone");
  const Json* fields = schema.find("fields");
  if (!fields || !fields->is(Json::Kind::array) || fields->array().empty())
    return value_fault("fields: must be there, a list of fields");
  for (size_t i = 0; i < fields->array().size(); ++i)
    if (fields->array()[i].part("name").string().empty())
      return value_fault("fields[" + std::to_string(i) + "].name: must be there, a text");
  return std::nullopt;
}

// Name of the one field of a primary key, or empty.
std::string primary_key(const Json& schema) {
  const Json& key = schema.part("primaryKey");
  if (key.is(Json::Kind::string)) return key.string();
  return key.array().size() == 1 ? key.array()[0].string() : std::string();
}

// An identifier is an e-mail address, a phone number or an id; a key of another type is read as an id.
Json as_identifier(const Json& field) {
  if (field.part("type").string() == "email") return field;
  Json::Object id;
  for (std::string_view key : {"name", "required", "max_length", "min_length"})
    if (const Json* value = field.find(key)) put(id, key, *value);
  put(id, "type", Json(std::string("id")));
  return Json(std::move(id));
}

Json identifiers_of(const Json::Array& fields, const std::string& key) {
  Json::Object out;
  Json::Array emails;
  for (const Json& field : fields)
    if (field.part("type").string() == "email" && field.part("name").string() != key)
      emails.push_back(field.part("name"));
  if (!emails.empty()) put(out, "any_of", Json(std::move(emails)));
  if (key.empty()) return Json(std::move(out));
  put(out, "all_of", Json(Json::Array{Json(key)}));
  put(out, "primary", Json(key));
  put(out, "duplicates", Json(std::string("error")));
  return Json(std::move(out));
}

// A schema that is not ours: the contract as far as it can be read out of it.
Json foreign_document(const Json& schema, Json::Array fields) {
  const std::string key = primary_key(schema);
  for (Json& field : fields)
    if (field.part("name").string() == key) field = as_identifier(field);
  Json::Object out;
  put(out, "format_version", Json(int64_t{1}));
  put(out, "id", Json(std::string("table-schema")));
  put(out, "identifiers", identifiers_of(fields, key));
  put(out, "fields", Json(std::move(fields)));
  return Json(std::move(out));
}

Json own_document(const Json& own, Json::Array fields, Json::Array consents) {
  Json::Object out = own.object();
  put(out, "fields", Json(std::move(fields)));
  if (!consents.empty()) {
    Json::Object with = own.part("consents").object();
    put(with, "declared", Json(std::move(consents)));
    put(out, "consents", Json(std::move(with)));
  }
  return Json(std::move(out));
}

Json document_from(const Json& schema) {
  const Json* own = schema.find(kOwnKey);
  const Json& words = schema.part(kOwnKey).part("consents");
  Json::Array fields, consents;
  for (const Json& field : schema.part("fields").array())
    if (own && is_consent(field)) consents.push_back(consent_from_schema(field, words));
    else fields.push_back(field_from_schema(field));
  Json document =
      own ? own_document(*own, std::move(fields), std::move(consents)) : foreign_document(schema, std::move(fields));
  if (!schema.part("title").is(Json::Kind::string)) return document;
  Json::Object members = document.object();
  put(members, "title", schema.part("title"));
  return Json(std::move(members));
}

std::optional<Fault> check_identifiers(const Json& document) {
  if (!document.part("identifiers").object().empty()) return std::nullopt;
  return value_fault(
      "nothing in the schema identifies a contact: a field with the format email is needed, or a primaryKey of one "
      "field");
}

// What was left out -----------------------------------------------------------------------------------------------------------------

// Two ways of writing the same: a default that is named, a primary key without its list.
bool same_meaning(std::string_view key, const Json& given, const Json& kept) {
  if (key == "format" && given.string() == "default") return true;
  return key == "primaryKey" && kept.array().size() == 1 && kept.array()[0] == given;
}

void compare(const Json& given, const Json* kept, const std::string& place, std::vector<std::string>& left_out);

void compare_members(const Json& given, const Json& kept, const std::string& place,
                     std::vector<std::string>& left_out) {
  for (const auto& [key, value] : given.object()) {
    const Json* there = kept.find(key);
    if (!same_meaning(key, value, kept.part(key)))
      compare(value, there, place + (place.empty() ? "" : ".") + key, left_out);
  }
}

const Json* field_named(const Json& fields, const Json& name) {
  const auto found = std::find_if(fields.array().begin(), fields.array().end(),
                                  [&](const Json& field) { return field.part("name") == name; });
  return found == fields.array().end() ? nullptr : &*found;
}

void compare(const Json& given, const Json* kept, const std::string& place, std::vector<std::string>& left_out) {
  if (kept && given == *kept) return;
  if (kept && given.is(Json::Kind::object) && kept->is(Json::Kind::object))
    return compare_members(given, *kept, place, left_out);
  if (!kept || place != "fields") return left_out.push_back(place + ": " + canonical(given));
  for (size_t i = 0; i < given.array().size(); ++i)
    compare(given.array()[i], field_named(*kept, given.array()[i].part("name")), "fields[" + std::to_string(i) + "]",
            left_out);
}

}  // namespace

std::string to_table_schema(const Profile& profile) { return canonical(schema_of(document_of(profile))); }

Result<FromTableSchema> from_table_schema(std::string_view json) {
  const Result<Json> schema = parse_json(json, "table_schema_json");
  if (!schema) return schema.fault();
  if (auto fault = check_schema(schema.value())) return *fault;
  const Json document = document_from(schema.value());
  if (auto fault = check_identifiers(document)) return *fault;
  Result<Profile> profile = load_profile(canonical(document));
  if (!profile) return profile.fault();
  FromTableSchema out{std::move(profile.value()), {}};
  const Json kept = schema_of(document_of(out.profile));
  compare(schema.value(), &kept, "", out.left_out);
  return out;
}

}  // namespace consentry
