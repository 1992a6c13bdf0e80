// See countries.h.
#include "core/countries.h"

#include "core/text/iso_codes.h"

namespace consentry {

bool is_country_code(std::string_view code) { return code.size() == 2 && find_country(code).has_value(); }

}  // namespace consentry
