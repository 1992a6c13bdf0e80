// Reads the parts of a profile out of its document (reader.h). Every key was checked before (shape.h), so that nothing
// here asks for kinds again: a wrong one would read as empty.
#include "core/profile/reader.h"

#include <algorithm>

#include "core/profile/shape.h"

namespace consentry {
namespace {

const Json kNothing;

const Json& part(const Json& object, std::string_view key) {
  const Json* found = object.find(key);
  return found ? *found : kNothing;
}

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

FieldType field_type(std::string_view word) {
  if (word == "email") return FieldType::email;
  if (word == "phone") return FieldType::phone;
  if (word == "id") return FieldType::id;
  if (word == "integer") return FieldType::integer;
  if (word == "decimal") return FieldType::decimal;
  if (word == "boolean") return FieldType::boolean;
  if (word == "date") return FieldType::date;
  return FieldType::text;
}

Field read_field(const Json& json) {
  Field field;
  field.name = text_or(json, "name", "");
  field.type = field_type(text_or(json, "type", "text"));
  field.required = part(json, "required").boolean();
  field.max_length = count_or(json, "max_length", 0);
  field.malformed = text_or(json, "malformed", "value") == "error" ? Severity::error : Severity::value;
  field.aliases = all_languages(part(json, "aliases"));
  field.date_form = text_or(json, "date_form", "");
  field.decimal_mark = text_or(json, "decimal_mark", ".");
  field.thousands_marks = text_or(json, "thousands_marks", "");
  field.true_words = texts(part(json, "true"));
  field.false_words = texts(part(json, "false"));
  field.plus_optional = part(json, "plus_optional").boolean();
  field.max_digits = static_cast<uint32_t>(std::min<uint64_t>(count_or(json, "max_digits", 15), UINT32_MAX));
  return field;
}

ConsentDeclaration read_consent(const Json& json) {
  return {text_or(json, "name", ""), text_or(json, "channel", ""), all_languages(part(json, "aliases")),
          part(json, "required").boolean()};
}

void read_file(const Json& file, Profile& profile) {
  profile.formats = texts(part(file, "formats"));
  if (!file.find("formats")) profile.formats = {"csv", "txt"};
  profile.advise_bytes = count_or(file, "advise_bytes", 0);
  profile.max_bytes = count_or(file, "max_bytes", 0);
  profile.max_records = count_or(file, "max_records", 0);
  profile.max_columns = count_or(file, "max_columns", 0);
  profile.max_cell_bytes = count_or(file, "max_cell_bytes", 0);
}

void read_dialect(const Json& dialect, Profile& profile) {
  profile.csv_delimiter = text_or(part(dialect, "csv"), "delimiter", "auto");
  profile.quote = text_or(part(dialect, "csv"), "quote", "\"");
  profile.txt_delimiter = text_or(part(dialect, "txt"), "delimiter", "auto");
}

void read_consents(const Json& consents, Profile& profile) {
  profile.consents_by_header = text_or(consents, "recognise", "declared") == "by_header";
  profile.given_words = texts(part(consents, "given"));
  profile.refused_words = texts(part(consents, "refused"));
  for (const Json& entry : part(consents, "declared").array()) profile.consents.push_back(read_consent(entry));
}

void read_import(const Json& import, Profile& profile) {
  profile.modes = texts(part(import, "modes"));
  if (!import.find("modes")) profile.modes = {"add_update", "add", "update"};
  profile.default_mode = text_or(import, "default_mode", "add_update");
  profile.blank_erases = text_or(import, "blank", "keep") == "erase";
}

UnknownColumns unknown_columns(std::string_view word) {
  if (word == "attribute") return UnknownColumns::attribute;
  return word == "refuse" ? UnknownColumns::refuse : UnknownColumns::ignore;
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

std::optional<Fault> read_identifiers(const Json& identifiers, Profile& profile) {
  FieldNames names(profile);
  profile.any_of = names.indexes(part(identifiers, "any_of"), "any_of");
  profile.all_of = names.indexes(part(identifiers, "all_of"), "all_of");
  if (const Json* primary = identifiers.find("primary")) {
    profile.primary = names.index(primary->string(), "primary");
  } else if (!profile.any_of.empty() || !profile.all_of.empty()) {
    profile.primary = profile.any_of.empty() ? profile.all_of.front() : profile.any_of.front();
  }
  profile.accept_missing_primary = text_or(identifiers, "missing_primary", "reject") == "accept";
  return names.fault();
}

}  // namespace

Result<Profile> read_profile(const Json& document) {
  Profile profile;
  profile.id = text_or(document, "id", "");
  profile.revision = text_or(document, "revision", "");
  profile.title = text_or(document, "title", "");
  read_file(part(document, "file"), profile);
  read_dialect(part(document, "dialect"), profile);
  for (const Json& entry : part(document, "fields").array()) profile.fields.push_back(read_field(entry));
  if (auto fault = read_identifiers(part(document, "identifiers"), profile)) return *fault;
  read_consents(part(document, "consents"), profile);
  profile.unknown_columns = unknown_columns(text_or(part(document, "columns"), "unknown", "ignore"));
  read_import(part(document, "import"), profile);
  return profile;
}

}  // namespace consentry
