// Reads the parts of a profile out of its document (reader.h). Every key was checked before (shape.h), so that nothing
// here asks for kinds again: a wrong one would read as empty.
#include "core/profile/reader.h"

#include <algorithm>

#include "core/profile/shape.h"

namespace consentry {
namespace {

std::string text_or(const Json& object, std::string_view key, std::string_view otherwise) {
  const Json* found = object.find(key);
  return found ? found->string() : std::string(otherwise);
}

uint64_t count_or(const Json& object, std::string_view key, uint64_t otherwise) {
  const Json* found = object.find(key);
  return found ? static_cast<uint64_t>(found->integer()) : otherwise;
}

std::vector<std::string> texts(const Json& list) {
  std::vector<std::string> out;
  for (const Json& entry : list.array()) out.push_back(entry.string());
  return out;
}

// All languages in one list, in the order of their codes: whichever language a header is in, it is recognised.
std::vector<std::string> all_languages(const Json& aliases) {
  std::vector<std::string> out;
  for (const auto& [language, list] : aliases.object()) {
    for (const Json& alias : list.array()) out.push_back(alias.string());
  }
  return out;
}

bool truth_or(const Json& object, std::string_view key, bool otherwise) {
  const Json* found = object.find(key);
  return found ? found->boolean() : otherwise;
}

FieldType field_type(std::string_view word) {
  constexpr std::pair<std::string_view, FieldType> kTypes[] = {
      {"email", FieldType::email},       {"phone", FieldType::phone},       {"id", FieldType::id},
      {"integer", FieldType::integer},   {"decimal", FieldType::decimal},   {"boolean", FieldType::boolean},
      {"date", FieldType::date},         {"datetime", FieldType::datetime}, {"country", FieldType::country},
      {"language", FieldType::language}, {"timezone", FieldType::timezone}, {"gender", FieldType::gender},
      {"enum", FieldType::enumeration},  {"list", FieldType::list}};
  for (const auto& [name, type] : kTypes)
    if (name == word) return type;
  return FieldType::text;
}

Severity severity_of(std::string_view malformed) {
  if (malformed == "error") return Severity::error;
  return malformed == "warning" ? Severity::warning : Severity::value;
}

std::vector<std::string> texts_or(const Json& object, std::string_view key, std::vector<std::string> otherwise) {
  const Json* found = object.find(key);
  return found ? texts(*found) : std::move(otherwise);
}

void read_lengths(const Json& json, Field& field) {
  field.min_length = count_or(json, "min_length", 0);
  field.max_length = count_or(json, "max_length", 0);
  field.max_bytes = count_or(json, "max_bytes", 0);
}

void read_number(const Json& json, Field& field) {
  field.decimal_mark = text_or(json, "decimal_mark", ".");
  field.thousands_marks = text_or(json, "thousands_marks", "");
  if (json.find("max_decimals")) field.max_decimals = count_or(json, "max_decimals", 0);
  field.negative = truth_or(json, "negative", true);
}

void read_words(const Json& json, Field& field) {
  field.true_words = texts(json.part("true"));
  field.false_words = texts(json.part("false"));
  field.values = texts(json.part("values"));
  field.any_case = truth_or(json, "any_case", false);
  field.separator = text_or(json, "separator", ",");
  field.max_items = count_or(json, "max_items", 0);
  field.forms = texts(json.part("forms"));
}

void read_phone(const Json& json, Field& field) {
  field.plus_optional = truth_or(json, "plus_optional", false);
  field.separators = truth_or(json, "separators", true);
  field.max_digits = static_cast<uint32_t>(std::min<uint64_t>(count_or(json, "max_digits", 15), UINT32_MAX));
  field.default_country = text_or(json, "default_country", "");
}

Field read_field(const Json& json) {
  Field field;
  field.name = text_or(json, "name", "");
  field.type = field_type(text_or(json, "type", "text"));
  field.required = truth_or(json, "required", false);
  field.required_with = texts(json.part("required_with"));
  field.malformed = severity_of(text_or(json, "malformed", "value"));
  field.aliases = all_languages(json.part("aliases"));
  field.exact_header = truth_or(json, "exact_header", false);
  field.unique_with = text_or(json, "unique_with", "");
  read_lengths(json, field);
  read_number(json, field);
  read_words(json, field);
  read_phone(json, field);
  return field;
}

ConsentDeclaration read_consent(const Json& json, const Profile& profile) {
  ConsentDeclaration consent;
  consent.name = text_or(json, "name", "");
  consent.channel = text_or(json, "channel", "");
  consent.aliases = all_languages(json.part("aliases"));
  consent.required = truth_or(json, "required", false);
  consent.exact_header = truth_or(json, "exact_header", false);
  consent.given_words = texts_or(json, "given", profile.given_words);
  consent.refused_words = texts_or(json, "refused", profile.refused_words);
  consent.time = text_or(json, "time", "");
  consent.source = text_or(json, "source", "");
  consent.wording = text_or(json, "wording", "");
  return consent;
}

void read_file(const Json& file, Profile& profile) {
  profile.formats = texts(file.part("formats"));
  if (!file.find("formats")) profile.formats = {"csv", "txt", "json", "ndjson", "xlsx", "xls", "zip"};
  profile.advise_bytes = count_or(file, "advise_bytes", 0);
  profile.max_bytes = count_or(file, "max_bytes", 0);
  profile.max_records = count_or(file, "max_records", 0);
  profile.max_columns = count_or(file, "max_columns", 0);
  profile.max_cell_bytes = count_or(file, "max_cell_bytes", 0);
}

void read_dialect(const Json& dialect, Profile& profile) {
  profile.csv_delimiter = text_or(dialect.part("csv"), "delimiter", "auto");
  profile.quote = text_or(dialect.part("csv"), "quote", "\"");
  profile.txt_delimiter = text_or(dialect.part("txt"), "delimiter", "auto");
}

void read_consents(const Json& consents, Profile& profile) {
  profile.consents_by_header = text_or(consents, "recognise", "declared") == "by_header";
  profile.given_words = texts(consents.part("given"));
  profile.refused_words = texts(consents.part("refused"));
  for (const Json& entry : consents.part("declared").array()) profile.consents.push_back(read_consent(entry, profile));
}

void read_import(const Json& import, Profile& profile) {
  profile.modes = texts(import.part("modes"));
  if (!import.find("modes")) profile.modes = {"add_update", "add", "update"};
  profile.default_mode = text_or(import, "default_mode", "add_update");
  profile.blank_erases = text_or(import, "blank", "keep") == "erase";
}

UnknownColumns unknown_columns(std::string_view word) {
  if (word == "attribute") return UnknownColumns::attribute;
  return word == "refuse" ? UnknownColumns::refuse : UnknownColumns::ignore;
}

void read_columns(const Json& columns, Profile& profile) {
  profile.unknown_columns = unknown_columns(text_or(columns, "unknown", "ignore"));
  profile.refuse_blank_headers = text_or(columns, "blank", "ignore") == "refuse";
  profile.ignore_duplicate_headers = text_or(columns, "duplicate", "refuse") == "ignore";
  profile.header_required = text_or(columns, "header", "optional") == "required";
  profile.names_are_words = text_or(columns, "names", "any") == "word";
  profile.max_name_length = count_or(columns, "max_name_length", 0);
  profile.max_value_length = count_or(columns, "max_value_length", 0);
  profile.reserved_names = texts(columns.part("reserved"));
}

// Names of fields to indexes into Profile::fields.
class FieldNames {
 public:
  explicit FieldNames(const Profile& profile) : profile_(profile) {
    for (const Field& field : profile.fields) names_.push_back(field.name);
  }

  uint32_t index(const std::string& name, std::string_view place) {
    if (const auto found = profile_.field_index(name)) return *found;
    if (!fault_) {
      fault_ = Fault{"profile_value", "identifiers." + std::string(place) + ": \"" + name + "\" is no declared field" +
                                          did_you_mean(name, names_)};
    }
    return 0;
  }

  std::vector<uint32_t> indexes(const Json& list, std::string_view place) {
    std::vector<uint32_t> out;
    for (const Json& name : list.array()) out.push_back(index(name.string(), place));
    return out;
  }

  const std::optional<Fault>& fault() const { return fault_; }

 private:
  const Profile& profile_;
  std::vector<std::string_view> names_;
  std::optional<Fault> fault_;
};

// What the list leaves out follows in the order of any_of and all_of.
std::vector<uint32_t> complete_precedence(std::vector<uint32_t> listed, const Profile& profile) {
  for (const auto* fields : {&profile.any_of, &profile.all_of})
    for (const uint32_t field : *fields)
      if (std::find(listed.begin(), listed.end(), field) == listed.end()) listed.push_back(field);
  return listed;
}

std::optional<Fault> read_identifiers(const Json& identifiers, Profile& profile) {
  FieldNames names(profile);
  profile.any_of = names.indexes(identifiers.part("any_of"), "any_of");
  profile.all_of = names.indexes(identifiers.part("all_of"), "all_of");
  profile.update_only = names.indexes(identifiers.part("update_only"), "update_only");
  profile.precedence = complete_precedence(names.indexes(identifiers.part("precedence"), "precedence"), profile);
  for (const Json& pair : identifiers.part("exclusive").array())
    profile.exclusive.emplace_back(names.index(pair.array()[0].string(), "exclusive"),
                                   names.index(pair.array()[1].string(), "exclusive"));
  if (const Json* primary = identifiers.find("primary")) profile.primary = names.index(primary->string(), "primary");
  else if (!profile.precedence.empty()) profile.primary = profile.precedence.front();
  profile.accept_missing_primary = text_or(identifiers, "missing_primary", "reject") == "accept";
  profile.duplicates = duplicate_policy(text_or(identifiers, "duplicates", "first"));
  return names.fault();
}

}  // namespace

DuplicatePolicy duplicate_policy(std::string_view word) {
  if (word == "last") return DuplicatePolicy::last;
  if (word == "merge") return DuplicatePolicy::merge;
  return word == "error" ? DuplicatePolicy::error : DuplicatePolicy::first;
}

Result<Profile> read_profile(const Json& document) {
  Profile profile;
  profile.id = text_or(document, "id", "");
  profile.revision = text_or(document, "revision", "");
  profile.title = text_or(document, "title", "");
  read_file(document.part("file"), profile);
  read_dialect(document.part("dialect"), profile);
  for (const Json& entry : document.part("fields").array()) profile.fields.push_back(read_field(entry));
  if (auto fault = read_identifiers(document.part("identifiers"), profile)) return *fault;
  read_consents(document.part("consents"), profile);
  read_columns(document.part("columns"), profile);
  read_import(document.part("import"), profile);
  return profile;
}

}  // namespace consentry
