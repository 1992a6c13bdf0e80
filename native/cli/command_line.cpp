// The only file that knows CLI11, and with exceptions, since CLI11 reports with them. CLI11 splits the words; what they mean, which
// choices there are and what is not yet there is said by the option table.
#include "native/cli/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstring>

#include "core/nearest.h"
#include "native/cli/option_table.h"
#include "native/status.h"

namespace consentry {
namespace {

Fault usage(const Command& command, const std::string& what) {
  return Fault{"usage_option", what + "; see consentry " + std::string(command.name) + " --help"};
}

bool contains(const std::vector<std::string_view>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

Fault not_yet(const std::string& what) { return Fault{"usage_not_yet", "not yet in this version: " + what}; }

/// "--name=value" as two words: CLI11 can't tell an empty value from none.
std::vector<std::string> split_assignments(const std::vector<std::string>& words) {
  std::vector<std::string> split;
  bool only_names = false;
  for (const std::string& word : words) {
    const size_t equals = word.find('=');
    const Option* option =
        only_names || equals == word.npos ? nullptr : find_option(std::string_view(word).substr(0, equals));
    only_names = only_names || word == "--";
    if (!option || option->is_flag()) {
      split.push_back(word);
      continue;
    }
    split.push_back(word.substr(0, equals));
    split.push_back(word.substr(equals + 1));
  }
  return split;
}

void store(Arguments& arguments, const Option& option, const std::vector<std::string>& values) {
  if (const Option::Flag* flag = std::get_if<Option::Flag>(&option.target)) arguments.** flag = true;
  if (const Option::Text* text = std::get_if<Option::Text>(&option.target)) arguments.** text = values.back();
  if (const Option::List* list = std::get_if<Option::List>(&option.target)) arguments.** list = values;
}

/// Whether the command takes the option, now or ever, and the value is one of its choices.
Status check_use(const Command& command, const Option& option, const std::vector<std::string>& values) {
  if (option.not_yet) return not_yet(std::string(option.name));
  const bool common = option.name == "--help";
  if (!common && !contains(split_words(command.options), option.name))
    return usage(command, "consentry " + std::string(command.name) + " has no option " + std::string(option.name));
  const bool is_format = option.name == "--format";
  const auto choices = split_words(is_format ? command.formats : option.choices);
  if (option.is_flag() || choices.empty() || contains(choices, values.back())) return {};
  const std::string said = std::string(option.name) + " " + values.back();
  if (contains(split_words(is_format ? command.later_formats : option.later), values.back())) return not_yet(said);
  std::string allowed;
  for (std::string_view choice : choices) allowed += (allowed.empty() ? "" : ", ") + std::string(choice);
  return usage(command,
               said + ": unknown value" + did_you_mean_one_of(values.back(), choices) + " (one of " + allowed + ")");
}

Fault unknown_option(const Command& command, const std::string& word) {
  std::vector<std::string_view> known = split_words(command.options);
  return usage(command, "unknown option " + word + did_you_mean_one_of(word, known));
}

/// Extras are names, unless they look like an option that nobody knows.
Status take_names(const Command& command, const std::vector<std::string>& extras, Arguments& arguments) {
  for (const std::string& word : extras) {
    if (word == "--") continue;
    if (word.size() > 1 && word[0] == '-') return unknown_option(command, word);
    arguments.names.push_back(word);
  }
  return {};
}

Status check_names(const Command& command, const Arguments& arguments) {
  if (arguments.help) return {};
  const size_t count = arguments.names.size();
  if (count < command.least_names)
    return usage(command, "consentry " + std::string(command.name) + " needs " + std::string(command.synopsis));
  if (count > command.most_names) return usage(command, "unexpected \"" + arguments.names[command.most_names] + "\"");
  return {};
}

Result<Arguments> parse(const Command& command, const std::vector<std::string>& words) {
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  std::vector<std::pair<const Option*, CLI::Option*>> added;
  std::vector<std::vector<std::string>> values(option_table().size());
  size_t at = 0;
  for (const Option& option : option_table()) {
    std::vector<std::string>& into = values[at++];
    const std::string name = option.name == "--help" ? "-h,--help" : std::string(option.name);
    if (option.is_flag()) added.emplace_back(&option, app.add_flag(name));
    else
      added.emplace_back(&option, app.add_option(name, into)
                                      ->expected(1)
                                      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
                                      ->allow_extra_args(false));
  }
  // Behind "--" everything is a name; CLI11 would hand those to us among the extras, where they look like options.
  const auto end = std::find(words.begin(), words.end(), "--");
  const std::vector<std::string> front = split_assignments({words.begin(), end});
  app.parse(std::vector<std::string>(front.rbegin(), front.rend()));
  Arguments arguments;
  for (const auto& [option, parsed] : added) {
    if (parsed->count() == 0) continue;
    const std::vector<std::string> given = parsed->results();
    if (Status status = check_use(command, *option, given)) return *status;
    store(arguments, *option, given);
  }
  if (Status status = take_names(command, app.remaining(), arguments)) return *status;
  if (end != words.end()) arguments.names.insert(arguments.names.end(), end + 1, words.end());
  if (Status status = check_names(command, arguments)) return *status;
  return arguments;
}

}  // namespace

std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

std::string did_you_mean_one_of(std::string_view text, const std::vector<std::string_view>& candidates) {
  const std::string_view found = nearest(text, candidates);
  return found.empty() ? "" : ", did you mean " + std::string(found) + "?";
}

Result<Arguments> parse_command_line(const Command& command, const std::vector<std::string>& words) {
  try {
    return parse(command, words);
  } catch (const CLI::ArgumentMismatch& error) {
    const std::string name(error.what(), std::strcspn(error.what(), ":"));
    const Option* option = find_option(name);
    return usage(command, name + " needs a value" + (option ? ": " + name + " " + std::string(option->value) : ""));
  } catch (const CLI::ParseError& error) {
    return usage(command, error.what());
  }
}

}  // namespace consentry
