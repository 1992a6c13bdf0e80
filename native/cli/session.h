// What the commands that read a file have in common: profile, options, language and expectation from the arguments. Memory: small files.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/options.h"
#include "core/profile/profile.h"
#include "core/report/text.h"
#include "core/result.h"
#include "native/cli/arguments.h"
#include "native/job/contract.h"

namespace consentry {

/// Names of the options that say how a file is read, for the tables of commands.
#define CONSENTRY_READING_OPTIONS \
  "--profile --encoding --delimiter --quote --escape --header --sheet --entry --map --mapping"

/// Whole text of a small file (a profile, a contract, a mapping). Faults: input_…
Result<std::string> read_small_file(const std::string& path);

/// Whether --profile names a file, and not the id of a built-in profile.
bool looks_like_file(std::string_view profile);

/// The profile by id or file; `wanted` unset: generic. Faults: profile_…, input_…
Result<Profile> find_profile(const std::optional<std::string>& wanted);

/// What a check needs, settled from the arguments.
struct Session {
  Profile profile;
  Options options;
  Expectation expectation;
};
/// Faults: profile_…, options_…, contract_…, input_…, usage_…
Result<Session> make_session(const Arguments&);

/// --lang, else LC_ALL, LC_MESSAGES, LANG, else English.
Language language_of(const Arguments&);

}  // namespace consentry
