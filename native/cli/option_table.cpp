#include "native/cli/option_table.h"

#include <algorithm>

namespace consentry {
namespace {

using A = Arguments;

constexpr std::string_view kModes = "add_update add update";

const Option kOptions[] = {
    {"--profile", "ID|FILE", "the import contract: the id of a built-in profile or a JSON file; default generic",
     &A::profile, "", ""},
    {"--format", "FORM", "form of the result", &A::format, "", ""},
    {"--lang", "en|de|nl|pl|ru", "language of the texts; default from LC_ALL, LC_MESSAGES or LANG", &A::lang,
     "en de nl pl ru", ""},
    {"--progress", "auto|lines|none",
     "auto: a bar, on a terminal only; lines: one line \"PHASE BYTES ROWS\" at a time on standard error", &A::progress,
     "auto lines none", ""},
    {"--encoding", "NAME", "encoding of the file, as windows-1250 or utf-16; without it, it is found", &A::encoding, "",
     ""},
    {"--delimiter", "CHAR",
     "between cells: one character or two, or tab, comma, semicolon, colon, pipe, space, spaces (two or more); "
     "default: the profile's, or found",
     &A::delimiter, "", ""},
    {"--quote", "CHAR|none", "around cells: one character, a pair such as “”, single, double, or none; default: found",
     &A::quote, "", ""},
    {"--escape", "backslash|double",
     "before a mark that is text: a backslash, or the quote itself (double); default: found", &A::escape,
     "backslash double \\ \"", ""},
    {"--header", "LINE|none", "line that holds the column names, or none; default: found", &A::header, "", ""},
    {"--sheet", "N|NAME",
     "sheet of a workbook: its number from 0, as --list shows it, or its name (in double quotes where the name is a "
     "number); default: the first visible one",
     &A::sheet, "", ""},
    {"--entry", "NAME", "file of an archive; default: the only one that can be imported", &A::entry, "", ""},
    {"--list", "",
     "only tell what can be chosen: the sheets of a workbook for --sheet, the files of an archive for --entry; * is "
     "what would be read",
     &A::list, "", ""},
    {"--map", "HEADER=FIELD",
     "what a column means: a field or consent of the profile, or - to leave it out; #N is column N. Repeatable",
     &A::map, "", ""},
    {"--mapping", "FILE", "the same as a JSON object {\"HEADER\": \"FIELD\"}", &A::mapping, "", ""},
    {"--digest", "", "SHA-256 of the file in the report", &A::digest, "", ""},
    {"--rejects", "FILE", "write the rejected rows to a CSV file, with their cells and what is wrong with them",
     &A::rejects, "", ""},
    {"--contract", "FILE",
     "use profile, options and mapping of a contract.json that the page handed over, and refuse (exit 2) where the "
     "result is not the one that was seen there",
     &A::contract, "", ""},
    {"--expect-report", "DIGEST",
     "refuse (exit 2) unless the report has this SHA-256 (as printed by check --format json --digest, without the "
     "final line end)",
     &A::expect_report, "", ""},
    {"--export-contract", "FILE", "write the contract of this check, as the page does", &A::export_contract, "", ""},
    {"--into", "TARGET", "the store: a SQLite file; default contacts.db", &A::into, "", ""},
    {"--mode", "MODE", "add_update: new and known contacts; add: only new; update: only known; default: the profile's",
     &A::mode, kModes, ""},
    {"--identifier", "FIELD", "the primary identifier; default: the profile's", &A::identifier, "", ""},
    {"--blank", "keep|erase",
     "what a blank cell does to a stored attribute; never to a consent or an identifier; default: the profile's",
     &A::blank, "keep erase", ""},
    {"--missing-primary", "reject|accept",
     "a row whose primary identifier is blank beside another valid one; default: the profile's", &A::missing_primary,
     "reject accept", ""},
    {"--duplicates", "first|last|merge|error",
     "several rows for one contact: import the first, the last, or all as one (later filled cells overwrite), or "
     "reject "
     "each of them; a refusal in any of them stands; default: the profile's",
     &A::duplicates, "first last merge error", ""},
    {"--default-country", "CC",
     "whose numbers the phones without country code are: two letters as in PL; default: the profile's, or none",
     &A::default_country, "", ""},
    {"--policy", "rows|all-or-nothing", "import what can be imported, or nothing if any row is rejected; default rows",
     &A::policy, "rows all-or-nothing", ""},
    {"--max-rejects", "N|P%", "import nothing if more rows are rejected", &A::max_rejects, "", ""},
    {"--account", "NAME", "whose contacts these are, within one store; default main", &A::account, "", ""},
    {"--actor", "NAME", "who imports, for the history; default: the user's name", &A::actor, "", ""},
    {"--declare-consents", "", "let the file add consents that the store does not know yet", &A::declare_consents, "",
     ""},
    {"--help", "", "this text", &A::help, "", ""},
    {"--version", "", "the version", &A::version, "", ""},
    // Of later versions: known, so that nobody takes them for working.
    {"--as-of", "TIME", "", &A::later, "", "", true},
    {"--allow-regrant", "", "", &A::later_flag, "", "", true},
    {"--key", "KEY", "", &A::later, "", "", true},
    {"--plan", "DIGEST", "", &A::later, "", "", true},
};

}  // namespace

std::span<const Option> option_table() { return kOptions; }

const Option* find_option(std::string_view name) {
  const auto found =
      std::find_if(std::begin(kOptions), std::end(kOptions), [&](const Option& option) { return option.name == name; });
  return found == std::end(kOptions) ? nullptr : found;
}

}  // namespace consentry
