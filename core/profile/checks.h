// What the checks of a profile share (checks.cpp, field_checks.cpp). Memory: the messages.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/profile/profile.h"
#include "core/result.h"

namespace consentry {

using MaybeFault = std::optional<Fault>;

inline Fault value_fault(std::string message) { return Fault{"profile_value", std::move(message)}; }
inline std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

/// Words for yes and no: both there, none empty, none for both.
MaybeFault check_word_pair(const std::string& place, const std::vector<std::string>& yes,
                           const std::vector<std::string>& no);

/// Every field by itself and with the fields that it names.
MaybeFault check_fields(const Profile&);

}  // namespace consentry
