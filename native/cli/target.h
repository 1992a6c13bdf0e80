// Which store a TARGET names, and that no file is written over another one that the command line names.
#pragma once
#include <optional>
#include <string>

#include "core/result.h"
#include "native/cli/arguments.h"
#include "native/status.h"

namespace consentry {

/// The path of a SQLite file: "contacts.db" or "sqlite:contacts.db". Faults: usage_not_yet for other stores.
Result<std::string> store_target(const std::string& text);

/// Looks at names only, before anything is read. `store`: as store_target() says, for a command that writes one.
/// Faults: usage_same_file.
Status check_files_differ(const Arguments&, const std::optional<std::string>& store);

}  // namespace consentry
