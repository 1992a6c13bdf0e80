// How native parts answer where there is no value to hand back: nothing, or the fault. Stable prefixes of Fault::code decide the exit
// status (native/cli/exit_status.h): input_, output_, io_, store_, profile_, options_, usage_, refused_, interrupted, internal_.
#pragma once
#include <optional>
#include <string>

#include "core/result.h"

namespace consentry {

using Status = std::optional<Fault>;

/// "<what>: <reason of the system>", for messages.
std::string with_reason(std::string what, int error_number);

}  // namespace consentry
