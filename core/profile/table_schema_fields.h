// One field of a profile, or one consent, as a field of a table schema, and back (table_schema.h). Memory: small documents.
#pragma once
#include "core/profile/json.h"

namespace consentry {

/// Key of what Table Schema can't say.
inline constexpr std::string_view kOwnKey = "consentry:";

/// Members of an object that is being put together; later ones win.
inline void put(Json::Object& object, std::string_view key, Json value) {
  object.emplace_back(std::string(key), std::move(value));
}

Json field_to_schema(const Json& field);
/// `words`: the profile's part `consents`, whose words count where the consent has none of its own.
Json consent_to_schema(const Json& consent, const Json& words);

/// Whether the field of the schema is one of our consents.
bool is_consent(const Json& schema_field);
Json field_from_schema(const Json& schema_field);
Json consent_from_schema(const Json& schema_field, const Json& words);

}  // namespace consentry
