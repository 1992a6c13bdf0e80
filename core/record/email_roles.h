// Addresses of a function (info@, sales@, zamowienia@), behind which no single person stands. Memory: constant.
#pragma once
#include <string_view>

namespace consentry {

/// The name of the function that the folded local part of an address is, a tag behind "+" left aside; or empty.
std::string_view role_of(std::string_view local_part);

}  // namespace consentry
