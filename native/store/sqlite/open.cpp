#include "native/store/sqlite/open.h"

#include <unistd.h>

#include <cerrno>
#include <string>

#include "native/store/sqlite/file_kind.h"
#include "native/store/sqlite/scripts.h"

namespace consentry {
namespace {

constexpr int64_t kSchemaVersion = 2;

Fault no_store(const std::string& path, const char* what) {
  return Fault{"output_store_foreign",
               "store " + path + ": " + what + "; nothing was touched. Name another file with --into"};
}

/// What forbids to open the file, if anything does.
Status forbidden(const std::string& path, bool create) {
  const FoundFile found = find_file_kind(path);
  if (found.error) return Fault{"output_store", with_reason("store " + path, found.error)};
  switch (found.kind) {
    case FileKind::missing:
      if (!create)
        return Fault{"input_store", "store " + path + ": no such file. Name the file that imports went into"};
      return {};
    case FileKind::foreign: return no_store(path, "a SQLite database of another program");
    case FileKind::other: return no_store(path, "not a database");
    case FileKind::directory: return no_store(path, "a directory, not a database");
    case FileKind::special: return no_store(path, "a device or pipe, not a database");
    case FileKind::empty:
    case FileKind::ours: return {};
  }
  return {};
}

/// Whether the file, or the folder for a new one, may be written.
Status check_writable(const std::string& path) {
  const size_t slash = path.rfind('/');
  const std::string folder = slash == path.npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
  const bool exists = ::access(path.c_str(), F_OK) == 0;
  if ((!exists || ::access(path.c_str(), W_OK) == 0) && ::access(folder.c_str(), W_OK) == 0) return {};
  return Fault{"output_store", with_reason("can't write store " + path, errno) +
                                   "; nothing was changed. Check that its folder exists and that both may be written"};
}

std::string set_version() { return "PRAGMA user_version = " + std::to_string(kSchemaVersion) + ";"; }

/// Makes the tables in an empty database. One transaction: killed on the way, the file is empty again.
Status make_schema(Database& database) {
  if (Status status = database.run("PRAGMA page_size = 8192; BEGIN IMMEDIATE")) return status;
  Result<int64_t> tables = database.number("SELECT count(*) FROM sqlite_master");
  if (!tables) return tables.fault();
  if (tables.value() == 0) {
    const std::string ours = "PRAGMA application_id = " + std::to_string(kApplicationId) + "; " + set_version();
    if (Status status = database.run(scripts::schema)) return status;
    if (Status status = database.run(ours)) return status;
  }
  return database.run("COMMIT");
}

/// Brings the tables of an older version up to this one. One transaction; who came first has done it.
Status migrate(Database& database) {
  if (Status status = database.run("BEGIN IMMEDIATE")) return status;
  Result<int64_t> version = database.number("PRAGMA user_version");
  if (!version) return version.fault();
  if (version.value() == 1)
    for (const std::string& script : {std::string(scripts::migrate_1), set_version()})
      if (Status status = database.run(script)) return status;
  return database.run("COMMIT");
}

Status check_version(Database& database) {
  Result<int64_t> id = database.number("PRAGMA application_id");
  if (!id) return id.fault();
  if (id.value() != kApplicationId) return no_store(database.path(), "a SQLite database of another program");
  Result<int64_t> version = database.number("PRAGMA user_version");
  if (!version) return version.fault();
  if (version.value() == kSchemaVersion) return {};
  if (version.value() == 1) return migrate(database);
  return no_store(database.path(), "made by a newer version of Consentry, which this one does not know");
}

}  // namespace

Status check_target(const std::string& path) {
  if (Status status = forbidden(path, true)) return status;
  return check_writable(path);
}

Result<Database> open_database(const std::string& path, bool create) {
  if (Status status = forbidden(path, create)) return *status;
  Result<Database> opened = Database::open(path);
  if (!opened) return opened;
  Database& database = opened.value();
  Result<int64_t> tables = database.number("SELECT count(*) FROM sqlite_master");
  if (!tables) return tables.fault();
  if (tables.value() == 0)
    if (Status status = make_schema(database)) return *status;
  if (Status status = check_version(database)) return *status;
  // The journal comes after the tables, so that the first page always tells whose file it is.
  if (Status status = database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")) return *status;
  return opened;
}

}  // namespace consentry
