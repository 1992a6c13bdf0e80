// The SQL of this folder (sql/*.sql), made into constants by native/embed_sql.cmake at build time.
#pragma once
#include <string_view>

namespace consentry::scripts {

extern const std::string_view schema, migrate_1, staging, clear_staging, match, resolve, join, lay_over, refusals,
    consents, changes, apply, lists, totals, digest, sound;

}  // namespace consentry::scripts
