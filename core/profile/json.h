// JSON for profiles, options and reports (RFC 8259): a small value that never changes, a reader for whole texts, and a
// writer of the canonical form (RFC 8785, integers only). Stands beside the pipeline. Memory: a few times the text.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/result.h"

namespace consentry {

/// Order of keys in canonical JSON: by UTF-16 code units (RFC 8785 3.2.3), for UTF-8 texts.
bool key_before(std::string_view left, std::string_view right);

/// A JSON value. Objects hold their members in canonical order, each key once.
class Json {
 public:
  using Array = std::vector<Json>;
  using Member = std::pair<std::string, Json>;
  using Object = std::vector<Member>;
  enum class Kind : uint8_t { null, boolean, integer, string, array, object };

  Json() = default;
  explicit Json(bool value) : value_(value) {}
  explicit Json(int64_t value) : value_(value) {}
  explicit Json(std::string value) : value_(std::move(value)) {}
  explicit Json(Array value) : value_(std::move(value)) {}
  /// Sorts the members; of several with one key the last stays.
  explicit Json(Object members);

  Kind kind() const { return static_cast<Kind>(value_.index()); }
  bool is(Kind kind) const { return this->kind() == kind; }
  /// The value where the kind fits, else false, 0 or empty.
  bool boolean() const;
  int64_t integer() const;
  const std::string& string() const;
  const Array& array() const;
  const Object& object() const;
  /// The member `key`, or null (no pointer) where there is none or this is no object.
  const Json* find(std::string_view key) const;
  /// The same, with a JSON null for a member that is not there.
  const Json& part(std::string_view key) const;

  friend bool operator==(const Json&, const Json&) = default;

 private:
  std::variant<std::nullptr_t, bool, int64_t, std::string, Array, Object> value_;
};

/// "nothing", "a truth value", "a whole number", "a text", "a list" or "an object": for messages.
std::string_view kind_name(Json::Kind kind);

/// Reads a whole JSON text; a byte order mark before it is left out. Faults bear `fault_code`: no JSON, a key twice in
/// one object, a number that is not whole or beyond 64 bits, nesting deeper than 64. The last three name the place, as
/// in `fields[2].name`.
Result<Json> parse_json(std::string_view text, std::string_view fault_code);

/// The canonical form (RFC 8785).
std::string canonical(const Json&);

/// Writes canonical JSON piece by piece at the end of a string that it does not own. The caller gives the keys of each
/// object in canonical order (asserted in debug builds) and texts in UTF-8; commas and escapes are the writer's.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);
  JsonWriter& string(std::string_view text);
  JsonWriter& integer(int64_t value);
  JsonWriter& integer(uint64_t value);
  JsonWriter& boolean(bool value);
  JsonWriter& null();
  JsonWriter& value(const Json& value);
  /// A value that is canonical JSON already.
  JsonWriter& raw(std::string_view json);

 private:
  void open(char bracket);
  void close(char bracket);
  void separate();

  std::string& out_;
  bool need_comma_ = false;
  std::vector<std::string> last_keys_;  // by open bracket, for the assertion
};

}  // namespace consentry
