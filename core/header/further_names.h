// Names of columns that the profile doesn't know, judged by what the platform takes for one. Memory: none.
#pragma once
#include <string_view>

#include "core/profile/profile.h"

namespace consentry {

/// Why the platform takes no further column of this name, as in the file: a key of the texts' reasons; empty if it does.
std::string_view name_fault(const Profile&, std::string_view header);

}  // namespace consentry
