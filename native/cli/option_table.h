// Every option of every command, once: name, value, help, and where it goes. Help and parser are made from it.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "native/cli/arguments.h"

namespace consentry {

struct Option {
  using Flag = bool Arguments::*;
  using Text = std::optional<std::string> Arguments::*;
  using List = std::vector<std::string> Arguments::*;

  std::string_view name;   ///< with the dashes
  std::string_view value;  ///< as in the help; empty for a flag
  std::string_view help;
  std::variant<Flag, Text, List> target;
  std::string_view choices;  ///< words allowed, with a blank between; empty: any
  std::string_view later;    ///< choices of later versions
  bool not_yet = false;      ///< the whole option

  bool is_flag() const { return value.empty(); }
};

std::span<const Option> option_table();
/// Null where there is none.
const Option* find_option(std::string_view name);

}  // namespace consentry
