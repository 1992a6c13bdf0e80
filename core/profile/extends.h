// Resolves `extends`: a profile laid over the one it names, up to the one that names none. Memory: the documents of the
// chain.
#pragma once
#include <span>

#include "core/profile/json.h"
#include "core/profile/load.h"
#include "core/result.h"

namespace consentry {

/// Longest chain, the document itself counted: platform, brand, country, account.
inline constexpr size_t kLongestExtends = 4;

/// `child` over `base`: objects merge; lists of objects that all have a `name` merge by name, new ones at the end;
/// anything else is replaced by the child's.
Json merge_json(const Json& base, const Json& child);

/// The document with all it extends merged below it and without the key `extends`. Every document of the chain is
/// checked against the vocabulary by itself, so that a fault names a place in the file where it stands.
Result<Json> resolve_extends(const Json& document, std::span<const BuiltinProfile> library);

}  // namespace consentry
