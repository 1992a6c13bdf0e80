// Whether a code names a country, for those who don't know core/text (a profile's check). Memory: none of its own.
#pragma once
#include <string_view>

namespace consentry {

/// Whether `code` is an alpha-2 code of ISO 3166-1, in capitals.
bool is_country_code(std::string_view code);

}  // namespace consentry
