#include "native/cli/help.h"

#include <algorithm>

#include "core/checker.h"
#include "native/cli/command_line.h"
#include "native/cli/option_table.h"

namespace consentry {
namespace {

constexpr size_t kWidth = 92, kIndent = 7;

/// Appends words, broken into lines that start at `indent`; the first goes on where the text stands, at `column`.
void append_wrapped(std::string& out, std::string_view text, size_t indent, size_t column) {
  bool first = true;
  for (std::string_view word : split_words(text)) {
    if (!first && column + 1 + word.size() > kWidth) {
      out += "\n" + std::string(indent, ' ');
      column = indent, first = true;
    }
    if (!first) out += ' ', ++column;
    out += word;
    column += word.size(), first = false;
  }
  out += '\n';
}

void append_section(std::string& out, std::string_view title) { out += "\n" + std::string(title) + "\n"; }

/// Paragraphs are parted by a blank line; a line that starts with two blanks stands as it is.
void append_paragraphs(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) {
      out += '\n';
      continue;
    }
    out.append(kIndent, ' ');
    if (line.starts_with("  ")) out.append(line).append("\n");
    else append_wrapped(out, line, kIndent, kIndent);
  }
}

void append_entry(std::string& out, std::string_view name, std::string_view text, size_t width) {
  const size_t column = kIndent + width + 2;
  out.append(kIndent, ' ').append(name);
  if (name.size() > width) out += "\n" + std::string(column, ' ');
  else out.append(width + 2 - name.size(), ' ');
  append_wrapped(out, text, column, column);
}

void append_option(std::string& out, const Option& option, const Command& command) {
  std::string name(option.name);
  std::string value(option.value);
  if (option.name == "--format") {
    value = std::string(command.formats);
    std::replace(value.begin(), value.end(), ' ', '|');
  }
  if (!value.empty()) name += " " + value;
  append_entry(out, name, option.help, 22);
}

constexpr std::string_view kExit[][2] = {
    {"0", "done, nothing above a warning"},
    {"1", "done, with rejected rows, left-out values, conflicts or grants held back"},
    {"2", "refused: the file or contract as a whole; nothing was changed"},
    {"64", "usage: unknown command, option or profile, or one that is not yet in this version"},
    {"66", "the input can't be read"},
    {"70", "an internal fault, with what to report"},
    {"73", "the output or target can't be written"},
    {"74", "reading or writing failed on the way: disk full, file changed while being read"},
    {"75", "try again: the store is busy"},
    {"130", "stopped by Ctrl-C; nothing was changed"}};

void append_exit(std::string& out) {
  append_section(out, "EXIT STATUS");
  for (const auto& [status, meaning] : kExit) append_entry(out, status, meaning, 3);
}

}  // namespace

std::string program_help() {
  std::string out =
      "NAME\n       consentry - checks and imports contact files\n\nSYNOPSIS\n       consentry COMMAND [FILE] "
      "[options]\n";
  append_section(out, "DESCRIPTION");
  append_paragraphs(
      out,
      "Reads a file of contacts (CSV or TXT, with e-mail addresses, telephone numbers, CRM ids, attributes and "
      "consents), judges every "
      "row against an import contract (a profile), and imports what is sound. The same core checks the file in the "
      "browser; for the same "
      "bytes, profile and options the report is the same, byte for byte.\n"
      "\n"
      "Only an explicit grant is a grant and only an explicit refusal a refusal. A blank changes nothing, and an "
      "import never turns a "
      "stored refusal into a grant.\n"
      "\n"
      "FILE - is standard input. The result goes to standard output; progress and messages to standard error.");
  append_section(out, "COMMANDS");
  std::string later;
  for (const Command* command : commands()) {
    if (command->run) append_entry(out, command->name, command->summary, 9);
    else later += (later.empty() ? "" : ", ") + std::string(command->name);
  }
  out += "\n";
  append_paragraphs(out, "consentry COMMAND --help tells more about each. Not yet in this version: " + later + ".");
  append_exit(out);
  append_section(out, "ENVIRONMENT");
  append_entry(out, "LC_ALL, LC_MESSAGES, LANG", "language of the texts (en, de, nl, pl, ru) where --lang is not given",
               26);
  append_entry(out, "TMPDIR", "where standard input is kept while it is checked", 26);
  append_entry(out, "SQLITE_TMPDIR, TMPDIR", "where rows are staged while a file is imported", 26);
  append_section(out, "EXAMPLES");
  append_paragraphs(out,
                    "  consentry check contacts.csv\n"
                    "  consentry check contacts.csv --profile expertsender --rejects rejects.csv\n"
                    "  consentry import contacts.csv --profile account.json --into contacts.db\n"
                    "  zcat contacts.csv.gz | consentry check - --format json\n"
                    "  consentry explain 801");
  append_section(out, "VERSION");
  out += "       consentry " + std::string(engine_version()) + "\n";
  return out;
}

std::string command_help(const Command& command) {
  const std::string name(command.name);
  std::string out = "NAME\n       consentry " + name + " - " + std::string(command.summary) + "\n";
  append_section(out, "SYNOPSIS");
  out += "       consentry " + name + (command.synopsis.empty() ? "" : " " + std::string(command.synopsis)) +
         (command.options.empty() ? "\n" : " [options]\n");
  append_section(out, "DESCRIPTION");
  append_paragraphs(out, command.description);
  append_section(out, "OPTIONS");
  for (std::string_view option : split_words(command.options))
    if (const Option* known = find_option(option)) append_option(out, *known, command);
  append_option(out, *find_option("--help"), command);
  append_exit(out);
  append_section(out, "EXAMPLES");
  append_paragraphs(out, command.examples);
  return out;
}

}  // namespace consentry
