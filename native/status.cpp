#include "native/status.h"

#include <cstring>

namespace consentry {

std::string with_reason(std::string what, int error_number) {
  return std::move(what) + ": " + std::strerror(error_number);
}

}  // namespace consentry
