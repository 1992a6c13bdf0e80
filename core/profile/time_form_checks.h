// Whether a profile's forms of a date can be read (time_form.h). Memory: the messages.
#pragma once
#include "core/profile/checks.h"

namespace consentry {

/// The forms of a field of type date or datetime; `place` is "fields.NAME.forms: ".
MaybeFault check_time_forms(const Field&, const std::string& place);

}  // namespace consentry
