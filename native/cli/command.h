// What a command is: a line of the table in commands.cpp, a page of help, a function. One .cpp for each.
#pragma once
#include <span>
#include <string_view>

#include "native/cli/arguments.h"

namespace consentry {

struct Command {
  std::string_view name;
  std::string_view synopsis;     ///< behind the name
  std::string_view summary;      ///< one line
  std::string_view description;  ///< paragraphs
  std::string_view options;      ///< names with a blank between, --help aside
  std::string_view formats;      ///< choices of --format; the first is the default
  std::string_view later_formats;
  size_t least_names, most_names;
  std::string_view examples;
  int (*run)(const Arguments&);  ///< null: not yet in this version
};

extern const Command kCheck, kPreview, kRecords, kImport, kDigest, kExplain, kProfile, kStore;

/// All commands in the order of the help, those of later versions last.
std::span<const Command* const> commands();
/// Null where there is none.
const Command* find_command(std::string_view name);

}  // namespace consentry
