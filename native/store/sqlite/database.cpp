// The only file that knows SQLite (3.38 or later).
#include "native/store/sqlite/database.h"

#include <sqlite3.h>

namespace consentry {
namespace {

constexpr int kBusyMilliseconds = 10'000;
constexpr int kInstructionsBetweenQuestions = 20'000;

const char* code_of(int result) {
  switch (result & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return "store_busy";
    case SQLITE_FULL: return "io_disk_full";
    case SQLITE_IOERR: return "io_store";
    case SQLITE_CORRUPT: return "io_store_corrupt";
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH: return "output_store";
    case SQLITE_NOTADB: return "output_store_foreign";
    case SQLITE_INTERRUPT: return "interrupted";
    default: return "internal_store";
  }
}

const char* remedy_of(int result) {
  switch (result & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return "another process writes to it; try again when it is done";
    case SQLITE_FULL: return "the disk is full; nothing was changed. Free some space and run it again";
    case SQLITE_IOERR:
      return "reading or writing failed; nothing was changed. Check the disk, its space and file size limits";
    case SQLITE_CORRUPT: return "the file is damaged; restore it from a copy";
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return "it can't be written; check that the folder exists and that file and folder may be written";
    case SQLITE_NOTADB: return "it is no database of Consentry; name another file";
    case SQLITE_INTERRUPT: return "stopped; nothing was changed";
    default: return "please report this message";
  }
}

bool (*asked_to_stop)() = nullptr;
int stop_if_asked(void*) { return asked_to_stop && asked_to_stop() ? 1 : 0; }

}  // namespace

void Statement::Finalize::operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }
void Database::Close::operator()(sqlite3* handle) const { sqlite3_close(handle); }

Statement& Statement::bind(int position, int64_t value) {
  sqlite3_bind_int64(handle_.get(), position, value);
  return *this;
}

Statement& Statement::bind(int position, std::string_view text) {
  sqlite3_bind_text64(handle_.get(), position, text.data() ? text.data() : "", text.size(), SQLITE_STATIC, SQLITE_UTF8);
  return *this;
}

Statement& Statement::bind_filled(int position, std::string_view text) {
  if (!text.empty()) return bind(position, text);
  sqlite3_bind_null(handle_.get(), position);
  return *this;
}

void Statement::bind_named(std::initializer_list<Parameter> parameters) {
  for (const auto& [name, value] : parameters) {
    const int position = sqlite3_bind_parameter_index(handle_.get(), name);
    if (position == 0) continue;
    if (const int64_t* number = std::get_if<int64_t>(&value)) bind(position, *number);
    if (const std::string_view* text = std::get_if<std::string_view>(&value)) bind(position, *text);
  }
}

Statement::Step Statement::step() {
  const int result = sqlite3_step(handle_.get());
  return result == SQLITE_ROW ? Step::row : result == SQLITE_DONE ? Step::done : Step::failed;
}

bool Statement::run() {
  const bool done = step() == Step::done;
  reset();
  return done;
}

void Statement::reset() { sqlite3_reset(handle_.get()); }
int Statement::columns() const { return sqlite3_column_count(handle_.get()); }
bool Statement::is_null(int column) const { return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL; }
int64_t Statement::integer(int column) const { return sqlite3_column_int64(handle_.get(), column); }

std::string_view Statement::text(int column) const {
  const unsigned char* text = sqlite3_column_text(handle_.get(), column);
  const int size = sqlite3_column_bytes(handle_.get(), column);
  return text ? std::string_view(reinterpret_cast<const char*>(text), static_cast<size_t>(size)) : std::string_view();
}

Result<Database> Database::open(const std::string& path) { return connect(path, path); }
Result<Database> Database::open_empty(const std::string& path) { return connect(":memory:", path); }

Result<Database> Database::connect(const std::string& file, const std::string& path) {
  Database database;
  database.path_ = path;
  sqlite3* handle = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  const int result = sqlite3_open_v2(file.c_str(), &handle, flags, nullptr);
  database.handle_.reset(handle);
  if (!handle) return Fault{"internal_memory", "no memory for " + path};
  if (result != SQLITE_OK) return database.fault();
  if (sqlite3_db_readonly(handle, "main") == 1)
    return Fault{"output_store", "can't write " + path + ": " + remedy_of(SQLITE_READONLY)};
  sqlite3_busy_timeout(handle, kBusyMilliseconds);
  return Result<Database>(std::move(database));
}

Result<Statement> Database::next_statement(std::string_view& script) {
  Statement statement;
  sqlite3_stmt* handle = nullptr;
  const char* rest = nullptr;
  const int size = static_cast<int>(script.size());
  if (sqlite3_prepare_v3(handle_.get(), script.data(), size, SQLITE_PREPARE_PERSISTENT, &handle, &rest) != SQLITE_OK)
    return fault();
  script.remove_prefix(static_cast<size_t>(rest - script.data()));
  statement.handle_.reset(handle);
  return Result<Statement>(std::move(statement));
}

Result<Statement> Database::prepare(std::string_view sql) { return next_statement(sql); }

Status Database::each_statement(std::string_view script, std::initializer_list<Parameter> parameters, void* context,
                                void (*each)(void*, Statement&)) {
  while (!script.empty()) {
    Result<Statement> next = next_statement(script);
    if (!next) return next.fault();
    Statement& statement = next.value();
    if (!statement.handle_) continue;  // only blanks or a comment
    statement.bind_named(parameters);
    Statement::Step step;
    while ((step = statement.step()) == Statement::Step::row) each(context, statement);
    if (step == Statement::Step::failed) return fault();
  }
  return {};
}

Status Database::run(std::string_view script, std::initializer_list<Parameter> parameters) {
  return rows(script, parameters, [](Statement&) {});
}

Result<int64_t> Database::number(std::string_view sql, std::initializer_list<Parameter> parameters) {
  int64_t found = 0;
  if (Status status = rows(sql, parameters, [&](Statement& row) { found = row.integer(0); })) return *status;
  return found;
}

Fault Database::fault() const {
  const int result = sqlite3_extended_errcode(handle_.get());
  if ((result & 0xff) == SQLITE_INTERRUPT) return Fault{"interrupted", remedy_of(result)};
  return Fault{code_of(result),
               "store " + path_ + ": " + remedy_of(result) + " (" + sqlite3_errmsg(handle_.get()) + ")"};
}

void Database::interrupt_when(bool (*asked)()) {
  asked_to_stop = asked;
  sqlite3_progress_handler(handle_.get(), kInstructionsBetweenQuestions, stop_if_asked, nullptr);
}

}  // namespace consentry
