// Drives one check: blocks from the file into the checker until it is done, from the start again where the checker asks for it.
// Memory: the input's block and the checker's own.
#pragma once
#include <functional>

#include "core/options.h"
#include "core/profile/profile.h"
#include "core/sink.h"
#include "native/job/input.h"
#include "native/status.h"

namespace consentry {

/// Called after each block with the bytes done of this pass; `survey`: the sink is told only in the pass to come. A fault ends the check.
using OnBlock = std::function<Status(uint64_t bytes, bool survey)>;

/// Whether the file is surveyed before it is judged, since the fate of a row depends on later ones.
bool surveys_first(const Profile&, const Options&);

/// Checks the whole file. The options get a secret of their own (Options::hash_key). Faults: the input's, and those of `on_block`.
Status run_check(Input&, const Profile&, Options, Sink&, const OnBlock& on_block = {});

}  // namespace consentry
