// consentry: the command line. Finds the command, has its words parsed, runs it.
#include <cstdio>
#include <string>
#include <vector>

#include "core/checker.h"
#include "native/cli/command.h"
#include "native/cli/command_line.h"
#include "native/cli/exit_status.h"
#include "native/cli/help.h"
#include "native/job/interrupt.h"

namespace consentry {
namespace {

int unknown_command(const std::string& name) {
  std::vector<std::string_view> known;
  for (const Command* command : commands()) known.push_back(command->name);
  const char* what = name.starts_with('-') ? "a command must come first, not " : "unknown command ";
  return fail(Fault{"usage_command", what + name + did_you_mean_one_of(name, known) + "; see consentry --help"});
}

int run(const std::vector<std::string>& words) {
  if (words.empty())
    return fail(Fault{"usage_command", "which command? For example: consentry check FILE. See consentry --help"});
  const std::string& name = words.front();
  if (name == "--version") return print("consentry " + std::string(engine_version()) + "\n");
  if (name == "--help" || name == "-h") return print(program_help());
  const bool help = name == "help";
  if (help && words.size() == 1) return print(program_help());
  const Command* command = find_command(help ? words[1] : name);
  if (!command) return unknown_command(help ? words[1] : name);
  if (!command->run) return fail(Fault{"usage_not_yet", "not yet in this version: " + std::string(command->name)});
  if (help) return print(command_help(*command));
  const Result<Arguments> arguments = parse_command_line(*command, {words.begin() + 1, words.end()});
  if (!arguments) return fail(arguments.fault());
  return arguments.value().help ? print(command_help(*command)) : command->run(arguments.value());
}

}  // namespace
}  // namespace consentry

int main(int count, char** words) {
  consentry::watch_for_interrupts();
  return consentry::run({words + 1, words + count});
}
