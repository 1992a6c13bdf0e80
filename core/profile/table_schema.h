// Profiles as Table Schema, the validators' common language (Frictionless Data Package, Table Schema v1), and back. What Table Schema
// can't say stands under the one key "consentry:", on the schema for the profile as a whole, on a field for the field; so nothing is lost.
// Memory: a few times the documents.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/profile/json.h"
#include "core/profile/profile.h"
#include "core/result.h"

namespace consentry {

/// The table schema of a profile, as canonical JSON. Declared consents are boolean fields behind the others.
std::string to_table_schema(const Profile&);

struct FromTableSchema {
  Profile profile;
  /// Properties of the schema that the profile does not say, with place and value: `fields[2].constraints.pattern: "^a"`.
  std::vector<std::string> left_out;
};
/// The profile of a table schema; of our own, exactly the one that it was made from. A foreign schema gives a profile in which e-mail
/// addresses and a primary key of one field identify a contact. Faults: table_schema_json, table_schema_value, profile_….
Result<FromTableSchema> from_table_schema(std::string_view json);

}  // namespace consentry
