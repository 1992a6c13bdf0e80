// The manual: one page for the program, one for each command, made from the tables. Memory: the text.
#pragma once
#include <string>

#include "native/cli/command.h"

namespace consentry {

std::string program_help();
std::string command_help(const Command&);

}  // namespace consentry
