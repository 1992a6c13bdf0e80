// Which store a TARGET names.
#pragma once
#include <string>

#include "core/result.h"

namespace consentry {

/// The path of a SQLite file: "contacts.db" or "sqlite:contacts.db". Faults: usage_not_yet for other stores.
Result<std::string> store_target(const std::string& text);

}  // namespace consentry
