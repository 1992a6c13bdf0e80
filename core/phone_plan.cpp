// Look-up by id; the tables themselves are generated (phone_plan.h).
#include "core/phone_plan.h"

#include <algorithm>

namespace consentry {

const PhoneRegion* find_phone_region(std::string_view id) {
  const auto regions = phone_regions();
  const auto found = std::find_if(regions.begin(), regions.end(), [&](const PhoneRegion& r) { return r.id == id; });
  return found == regions.end() ? nullptr : &*found;
}

}  // namespace consentry
