// Names to roles: brings the file's header together with the profile and the operator's mapping. Memory: the mapping.
#pragma once
#include "core/mapping.h"
#include "core/options.h"
#include "core/profile/profile.h"
#include "core/record.h"
#include "core/sink.h"

namespace consentry {

/// Maps the columns of `header` and tells `sink` every finding of block 5xx except header_no_records. Where the file has no header
/// (`named` false), `header` is the first record: only its width counts, and roles come from options.map ("#N") alone.
Mapping map_header(const Profile&, const Options&, const Record& header, bool named, Sink& sink);

}  // namespace consentry
