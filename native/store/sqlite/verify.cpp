// `consentry store verify`: is the file sound, and what does it hold in one digest? Reads only. Memory: one row.
#include <string>

#include "native/digest.h"
#include "native/store/sqlite/open.h"
#include "native/store/sqlite/scripts.h"
#include "native/store/store.h"

namespace consentry {
namespace {

/// Each value with its length before it, so that no two different rows read alike.
void add_row(Digest& digest, Statement& row) {
  for (int i = 0; i < row.columns(); ++i) {
    if (row.is_null(i)) digest.update("-;");
    else digest.update(std::to_string(row.text(i).size()) + ":"), digest.update(row.text(i)), digest.update(";");
  }
  digest.update("\n");
}

Status find_problem(Database& database, StoreState& state) {
  Status status = database.rows("PRAGMA integrity_check", {}, [&](Statement& row) {
    if (row.text(0) != "ok" && state.problem.empty()) state.problem = row.text(0);
  });
  if (status) return status;
  return database.rows(scripts::sound, {}, [&](Statement& row) {
    if (row.integer(1) != 0 && state.problem.empty())
      state.problem = std::string(row.text(0)) + ": " + std::string(row.text(1));
  });
}

}  // namespace

Result<StoreState> verify_store(const std::string& target) {
  Result<Database> opened = open_database(target, false);
  if (!opened) return opened.fault();
  Database& database = opened.value();
  StoreState state;
  if (Status status = database.run("BEGIN")) return *status;
  if (Status status = find_problem(database, state)) return *status;
  Digest digest;
  if (Status status = database.rows(scripts::digest, {}, [&](Statement& row) { add_row(digest, row); })) return *status;
  state.digest = digest.hex();
  const std::pair<uint64_t*, const char*> counts[] = {{&state.contacts, "SELECT count(*) FROM contacts"},
                                                      {&state.consents, "SELECT count(*) FROM consents"},
                                                      {&state.events, "SELECT count(*) FROM consent_events"},
                                                      {&state.imports, "SELECT count(*) FROM imports"}};
  for (const auto& [count, sql] : counts) {
    Result<int64_t> found = database.number(sql);
    if (!found) return found.fault();
    *count = static_cast<uint64_t>(found.value());
  }
  state.sound = state.problem.empty();
  return state;
}

}  // namespace consentry
