// See table_schema_fields.h. The way back is also the measure of the way there: what a standard schema would not bring back is
// written beside it, whatever it is.
#include "core/profile/table_schema_fields.h"

#include <algorithm>
#include <optional>

#include "core/profile/time_form.h"
#include "core/profile/time_form_checks.h"

namespace consentry {
namespace {

constexpr std::string_view kWithout =
    "without";  // under kOwnKey: what the standard properties say, but the field does not
constexpr std::string_view kConsent = "consent";  // under kOwnKey: the field is a consent

Json text(std::string_view value) { return Json(std::string(value)); }

bool is_texts(const Json& list) {
  const auto is_text = [](const Json& entry) { return entry.is(Json::Kind::string) && !entry.string().empty(); };
  return list.is(Json::Kind::array) && !list.array().empty() &&
         std::all_of(list.array().begin(), list.array().end(), is_text);
}

// Times -----------------------------------------------------------------------------------------------------------------------------

constexpr std::pair<std::string_view, std::string_view> kTimeParts[] = {
    {"YYYY", "%Y"}, {"MM", "%m"}, {"DD", "%d"}, {"hh", "%H"}, {"mm", "%M"}, {"ss", "%S"}, {"Z", "%z"}};

// strptime has no part for exactly three digits of a second; one or two digits are read by %d, but come back as DD.
std::optional<std::string> to_strptime(std::string_view form) {
  std::string out;
  while (!form.empty()) {
    const std::string_view before = form;
    const TimePart taken = take_time_part(form);
    const std::string_view letters = before.substr(0, before.size() - form.size());
    const auto known = std::find_if(std::begin(kTimeParts), std::end(kTimeParts),
                                    [&](const auto& pair) { return pair.first == letters; });
    if (known != std::end(kTimeParts)) out += known->second;
    else if (taken.unit == TimeUnit::literal) out.append(letters == "%" ? "%%" : letters);
    else return std::nullopt;
  }
  return out;
}

std::optional<std::string> from_strptime(std::string_view pattern) {
  std::string out;
  while (!pattern.empty()) {
    const auto known = std::find_if(std::begin(kTimeParts), std::end(kTimeParts),
                                    [&](const auto& pair) { return pattern.starts_with(pair.second); });
    if (known != std::end(kTimeParts)) out += known->first;
    else if (pattern[0] == '%') return std::nullopt;
    else out += pattern[0];
    pattern.remove_prefix(known != std::end(kTimeParts) ? 2 : 1);
  }
  return to_strptime(out) ? std::optional(out) : std::nullopt;
}

std::string time_format(const Json& forms) {
  const bool one = forms.array().size() == 1;
  return (one ? to_strptime(forms.array()[0].string()) : std::nullopt).value_or("any");
}

// The form of a pattern where a profile takes it, else the one that Table Schema takes for granted.
Json::Array time_forms(const Json& schema, FieldType type) {
  Field field;
  field.type = type;
  field.forms = {from_strptime(schema.part("format").string()).value_or("")};
  if (!field.forms[0].empty() && !check_time_forms(field, "")) return {text(field.forms[0])};
  return {text(type == FieldType::datetime ? "YYYY-MM-DDThh:mm:ssZ" : "YYYY-MM-DD")};
}

// Field to schema -------------------------------------------------------------------------------------------------------------------

void copy(const Json& from, std::string_view key, Json::Object& to, std::string_view as) {
  if (const Json* value = from.find(key)) put(to, as, *value);
}

void add_constraints(const Json& field, std::string_view type, Json::Object& out) {
  Json::Object constraints;
  copy(field, "required", constraints, "required");
  if (field.part("max_length").integer() > 0) copy(field, "max_length", constraints, "maxLength");
  if (field.part("min_length").integer() > 0) copy(field, "min_length", constraints, "minLength");
  if ((type == "enum" || type == "gender") && !field.part("any_case").boolean())
    copy(field, "values", constraints, "enum");
  const Json* negative = field.find("negative");
  if (negative && !negative->boolean()) put(constraints, "minimum", Json(int64_t{0}));
  if (!constraints.empty()) put(out, "constraints", Json(std::move(constraints)));
}

void add_decimal(const Json& field, Json::Object& out) {
  copy(field, "decimal_mark", out, "decimalChar");
  if (field.part("thousands_marks").string().size() == 1) copy(field, "thousands_marks", out, "groupChar");
}

std::string_view schema_type(std::string_view type) {
  for (std::string_view same : {"integer", "boolean", "date", "datetime"})
    if (type == same) return same;
  return type == "decimal" ? "number" : "string";
}

Json::Object standard_field(const Json& field) {
  const std::string& type = field.part("type").string();
  Json::Object out;
  copy(field, "name", out, "name");
  put(out, "type", text(schema_type(type)));
  if (type == "email") put(out, "format", text("email"));
  if (type == "date" || type == "datetime") put(out, "format", text(time_format(field.part("forms"))));
  if (type == "decimal") add_decimal(field, out);
  if (type == "boolean") copy(field, "true", out, "trueValues"), copy(field, "false", out, "falseValues");
  add_constraints(field, type, out);
  return out;
}

// Schema to field -------------------------------------------------------------------------------------------------------------------

void take_lengths(const Json& constraints, std::string_view type, Json::Object& out) {
  if (constraints.part("maxLength").integer() > 0 && (type == "text" || type == "email"))
    copy(constraints, "maxLength", out, "max_length");
  if (constraints.part("minLength").integer() > 0 && type == "text") copy(constraints, "minLength", out, "min_length");
}

std::string string_type(const Json& schema) {
  if (is_texts(schema.part("constraints").part("enum"))) return "enum";
  return schema.part("format").string() == "email" ? "email" : "text";
}

std::string field_type(const Json& schema) {
  const std::string& type = schema.part("type").string();
  for (std::string_view same : {"integer", "boolean", "date", "datetime"})
    if (type == same) return type;
  if (type == "number") return "decimal";
  return type.empty() || type == "string" ? string_type(schema) : "text";
}

void take_decimal(const Json& schema, Json::Object& out) {
  const std::string& mark = schema.part("decimalChar").string();
  const std::string& group = schema.part("groupChar").string();
  if (mark == "." || mark == ",") put(out, "decimal_mark", text(mark));
  const bool allowed = group.size() == 1 && std::string_view(" ,.'").find(group) != std::string_view::npos;
  if (allowed && group != (mark == "," ? "," : ".")) put(out, "thousands_marks", text(group));
}

void take_words(const Json& schema, Json::Object& out) {
  const auto usual = [](std::initializer_list<std::string_view> words) {
    Json::Array list;
    for (std::string_view word : words) list.push_back(text(word));
    return Json(std::move(list));
  };
  const Json &yes = schema.part("trueValues"), &no = schema.part("falseValues");
  put(out, "true", is_texts(yes) ? yes : usual({"true", "True", "TRUE", "1"}));
  put(out, "false", is_texts(no) ? no : usual({"false", "False", "FALSE", "0"}));
}

// What the standard properties say.
Json::Object read_standard(const Json& schema) {
  const std::string type = field_type(schema);
  const Json& constraints = schema.part("constraints");
  Json::Object out;
  put(out, "name", schema.part("name"));
  put(out, "type", text(type));
  if (constraints.part("required").is(Json::Kind::boolean)) copy(constraints, "required", out, "required");
  take_lengths(constraints, type, out);
  if (type == "enum") copy(constraints, "enum", out, "values");
  if (type == "date") put(out, "forms", Json(time_forms(schema, FieldType::date)));
  if (type == "datetime") put(out, "forms", Json(time_forms(schema, FieldType::datetime)));
  if (type == "decimal") take_decimal(schema, out);
  if (type == "boolean") take_words(schema, out);
  const Json* minimum = constraints.find("minimum");
  if (minimum && *minimum == Json(int64_t{0}) && (type == "integer" || type == "decimal"))
    put(out, "negative", Json(false));
  return out;
}

Json::Object read_consent(const Json& schema, const Json& words) {
  Json::Object out;
  put(out, "name", schema.part("name"));
  if (schema.part("trueValues") != words.part("given")) copy(schema, "trueValues", out, "given");
  if (schema.part("falseValues") != words.part("refused")) copy(schema, "falseValues", out, "refused");
  copy(schema.part("constraints"), "required", out, "required");
  return out;
}

// What is said beside them ----------------------------------------------------------------------------------------------------------

// What `read` does not say as `wanted` does.
Json::Object rest(const Json& wanted, const Json& read) {
  Json::Object out;
  Json::Array without;
  for (const auto& [key, value] : wanted.object()) {
    const Json* said = read.find(key);
    if (!said || *said != value) put(out, key, value);
  }
  for (const auto& [key, value] : read.object())
    if (!wanted.find(key)) without.push_back(text(key));
  if (!without.empty()) put(out, kWithout, Json(std::move(without)));
  return out;
}

Json overlaid(Json::Object read, const Json& own) {
  for (const auto& [key, value] : own.object())
    if (key != kWithout && key != kConsent) put(read, key, value);
  const Json::Array& without = own.part(kWithout).array();
  std::erase_if(read, [&](const Json::Member& member) {
    return std::find(without.begin(), without.end(), text(member.first)) != without.end();
  });
  return Json(std::move(read));
}

}  // namespace

Json field_to_schema(const Json& field) {
  Json::Object out = standard_field(field);
  Json::Object own = rest(field, Json(read_standard(Json(out))));
  if (!own.empty()) put(out, kOwnKey, Json(std::move(own)));
  return Json(std::move(out));
}

Json consent_to_schema(const Json& consent, const Json& words) {
  const auto words_of = [&](std::string_view key) { return consent.find(key) ? consent.part(key) : words.part(key); };
  Json::Object out;
  copy(consent, "name", out, "name");
  put(out, "type", text("boolean"));
  put(out, "trueValues", words_of("given"));
  put(out, "falseValues", words_of("refused"));
  if (const Json* required = consent.find("required"))
    put(out, "constraints", Json(Json::Object{{"required", *required}}));
  Json::Object own = rest(consent, Json(read_consent(Json(out), words)));
  put(own, kConsent, Json(true));
  put(out, kOwnKey, Json(std::move(own)));
  return Json(std::move(out));
}

bool is_consent(const Json& schema_field) { return schema_field.part(kOwnKey).part(kConsent).boolean(); }

Json field_from_schema(const Json& schema_field) {
  return overlaid(read_standard(schema_field), schema_field.part(kOwnKey));
}

Json consent_from_schema(const Json& schema_field, const Json& words) {
  return overlaid(read_consent(schema_field, words), schema_field.part(kOwnKey));
}

}  // namespace consentry
