// The closed vocabulary of profiles and options as a table: which key may stand where, with a value of which kind. The
// table steers the check of a document, and tests compare core/profile.schema.json with it. Memory: constant tables.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "core/profile/json.h"
#include "core/result.h"

namespace consentry {

enum class ShapeKind : uint8_t {
  text,         ///< a text
  count,        ///< a whole number from 0
  truth,        ///< true or false
  word,         ///< one of `words`
  texts,        ///< a list of texts
  words,        ///< a list of words
  languages,    ///< an object: language code ("pl") to list of texts
  object,       ///< an object with `members`
  objects,      ///< a list of such objects
  catalogue,    ///< an object with free keys, each holding such an object
  header_line,  ///< "none" or a line number from 1
  sheet,        ///< a number from 0 or a name
  pairs,        ///< a list of pairs of texts
};

/// What may stand under `key`.
struct Shape {
  std::string_view key;
  ShapeKind kind;
  std::span<const Shape> members = {};
  std::span<const std::string_view> words = {};
};

/// The whole profile and the whole options; both are objects.
const Shape& profile_shape();
const Shape& options_shape();

/// The first key, kind or word in `value` that `shape` does not allow, in canonical order of keys. Codes:
/// `<subject>_unknown_key`,
/// `<subject>_type`, `<subject>_value`; the message names the place ("fields[2].typ") and the nearest known key or
/// word.
std::optional<Fault> check_shape(const Json& value, const Shape& shape, std::string_view subject);

/// "; did you mean "email"?" where a candidate is near, else nothing.
std::string did_you_mean(std::string_view text, std::span<const std::string_view> candidates);
/// `a`, `b`, `c` as "a, b, c".
std::string join_names(std::span<const std::string_view> names);

}  // namespace consentry
