// Opens a SQLite file as a store: refuses what is not ours without touching it, makes the tables in an empty one, sets durability.
// Memory: the connection's.
#pragma once
#include "native/store/sqlite/database.h"

namespace consentry {

/// What forbids to import into `path`, as far as can be told without opening it: not ours, a directory, a place that can't be written.
Status check_target(const std::string& path);

/// Faults: output_store… with what the target is instead.
Result<Database> open_database(const std::string& path, bool create);

}  // namespace consentry
