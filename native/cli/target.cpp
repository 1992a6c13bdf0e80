#include "native/cli/target.h"

namespace consentry {

Result<std::string> store_target(const std::string& text) {
  if (text.starts_with("postgresql://") || text.starts_with("postgres://"))
    return Fault{"usage_not_yet", "not yet in this version: a PostgreSQL store"};
  const std::string path = text.starts_with("sqlite:") ? text.substr(7) : text;
  if (path.empty() || path == "-" || path.starts_with(":"))
    return Fault{"usage_target", "--into \"" + text + "\": name a file"};
  return path;
}

}  // namespace consentry
