// The SQL of this folder (sql/*.sql), made into constants by native/embed_sql.cmake at build time.
#pragma once
#include <string_view>

namespace consentry::scripts {

extern const std::string_view schema, staging, clear_staging, match, resolve, refusals, consents, changes, apply, lists,
    totals, digest, sound;

}  // namespace consentry::scripts
