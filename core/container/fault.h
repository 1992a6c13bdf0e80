// Why a container can't be read: a finding to be, with its arguments. Functions of this folder answer with it; whoever reads the file tells it.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "core/finding.h"

namespace consentry {

struct ContainerFault {
  Code code{};
  std::vector<std::pair<std::string, std::string>> arguments;  ///< sorted by name
};

}  // namespace consentry
