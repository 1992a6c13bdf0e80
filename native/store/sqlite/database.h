// A thin door to SQLite: connection, statement, faults in our own words. Knows nothing of contacts. Only database.cpp includes sqlite3.h.
// Memory: SQLite's page caches (64 MiB for the store, 32 MiB for a temporary database).
#pragma once
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "native/status.h"

struct sqlite3;
struct sqlite3_stmt;

namespace consentry {

class Database;

/// A named parameter of a script and its value.
using Parameter = std::pair<const char*, std::variant<int64_t, std::string_view>>;

/// A prepared statement. Errors are kept by the database and seen at step().
class Statement {
 public:
  enum class Step : uint8_t { row, done, failed };

  Statement() = default;
  Statement(Statement&&) noexcept = default;
  Statement& operator=(Statement&&) noexcept = default;

  /// Position from 1. A text must live until the next step().
  Statement& bind(int position, int64_t value);
  Statement& bind(int position, uint64_t value) { return bind(position, static_cast<int64_t>(value)); }
  Statement& bind(int position, std::string_view text);
  /// Null for an empty text.
  Statement& bind_filled(int position, std::string_view text);
  /// Binds those parameters that the statement has.
  void bind_named(std::initializer_list<Parameter> parameters);
  Step step();
  /// One execution without rows, ready for the next.
  bool run();
  void reset();

  int columns() const;
  bool is_null(int column) const;
  int64_t integer(int column) const;
  uint64_t count(int column) const { return static_cast<uint64_t>(integer(column)); }
  /// Valid until the next step().
  std::string_view text(int column) const;

 private:
  friend class Database;
  struct Finalize {
    void operator()(sqlite3_stmt*) const;
  };
  std::unique_ptr<sqlite3_stmt, Finalize> handle_;
};

/// One connection. After a failure fault() says what went wrong in words of ours.
class Database {
 public:
  /// Opens or creates the file.
  static Result<Database> open(const std::string& path);
  /// A connection with an empty main database in memory, to which others are attached; `path` is for messages.
  static Result<Database> open_empty(const std::string& path);

  /// An empty statement and a fault if the text is wrong or the schema has changed.
  Result<Statement> prepare(std::string_view sql);
  /// Runs every statement of a script; rows are dropped.
  Status run(std::string_view script, std::initializer_list<Parameter> parameters = {});
  /// The first column of the first row as a number; 0 where there is no row.
  Result<int64_t> number(std::string_view sql, std::initializer_list<Parameter> parameters = {});
  /// Hands `each` every row of every statement of the script; `each` is called with the statement standing on the row.
  template <typename Each>
  Status rows(std::string_view script, std::initializer_list<Parameter> parameters, Each each);

  /// The last failure, told as a fault of the store at `path`.
  Fault fault() const;
  const std::string& path() const { return path_; }
  /// Stops long statements when it answers true; asked every few thousand instructions.
  void interrupt_when(bool (*asked)());

 private:
  struct Close {
    void operator()(sqlite3*) const;
  };
  Database() = default;
  static Result<Database> connect(const std::string& file, const std::string& path);
  Result<Statement> next_statement(std::string_view& script);
  Status each_statement(std::string_view script, std::initializer_list<Parameter> parameters, void* context,
                        void (*each)(void*, Statement&));

  std::string path_;
  std::unique_ptr<sqlite3, Close> handle_;
};

template <typename Each>
Status Database::rows(std::string_view script, std::initializer_list<Parameter> parameters, Each each) {
  return each_statement(script, parameters, &each,
                        [](void* context, Statement& row) { (*static_cast<Each*>(context))(row); });
}

}  // namespace consentry
