// `consentry profile`: the import contracts.
#include <cstdio>

#include "core/profile/json.h"
#include "core/profile/load.h"
#include "core/profile/table_schema.h"
#include "native/cli/command.h"
#include "native/cli/command_line.h"
#include "native/cli/exit_status.h"
#include "native/cli/session.h"

namespace consentry {
namespace {

int list(const Arguments& arguments) {
  std::string text;
  for (const BuiltinProfile& builtin : builtin_profiles()) {
    const Result<Profile> profile = load_profile(builtin.json);
    if (!profile) return fail(Fault{"internal_profile", std::string(builtin.id) + ": " + profile.fault().message});
    const Profile& p = profile.value();
    if (arguments.format != "json") {
      text += p.id + "  " + p.revision + "  " + p.title + "\n";
      continue;
    }
    text += text.empty() ? "[\n" : ",\n";
    JsonWriter(text)
        .begin_object()
        .key("id")
        .string(p.id)
        .key("revision")
        .string(p.revision)
        .key("sha256")
        .string(p.sha256)
        .key("title")
        .string(p.title)
        .end_object();
  }
  return print(arguments.format == "json" ? text + "\n]\n" : text);
}

int show(const Arguments& arguments) {
  const Result<Profile> profile = find_profile(arguments.names[1]);
  if (!profile) return fail(profile.fault());
  return print(profile.value().canonical + "\n");
}

/// 0 sound, 1 not.
int check(const Arguments& arguments) {
  const Result<Profile> profile = find_profile(arguments.names[1]);
  if (profile)
    return print("sound: " + profile.value().id + " " + profile.value().revision + " " + profile.value().sha256 + "\n");
  const int status = fail(profile.fault());
  const bool unsound = profile.fault().code.starts_with("profile_") && profile.fault().code != "profile_unknown";
  return unsound ? kDoneWithRejects : status;
}

int to_schema(const Arguments& arguments) {
  const Result<Profile> profile = find_profile(arguments.names[1]);
  if (!profile) return fail(profile.fault());
  return print(to_table_schema(profile.value()) + "\n");
}

/// 0 the profile says all of it, 1 something is left out, 2 no profile can be made of it.
int from_schema(const Arguments& arguments) {
  const Result<std::string> text = read_small_file(arguments.names[1]);
  if (!text) return fail(text.fault());
  const Result<FromTableSchema> made = from_table_schema(text.value());
  if (!made) return fail(Fault{"refused_" + made.fault().code, made.fault().message});
  const int status = print(made.value().profile.canonical + "\n");
  for (const std::string& left_out : made.value().left_out)
    std::fprintf(stderr, "consentry: a profile can't say this, it is left out: %s\n", left_out.c_str());
  return status == kDone && !made.value().left_out.empty() ? kDoneWithRejects : status;
}

int print_schema(const Arguments&) { return print(std::string(profile_schema())); }

struct Subcommand {
  std::string_view name;
  std::string_view takes;  ///< what it needs; empty: nothing
  int (*run)(const Arguments&);
};
constexpr Subcommand kSubcommands[] = {{"list", "", list},
                                       {"show", "an id or a file", show},
                                       {"check", "an id or a file", check},
                                       {"schema", "", print_schema},
                                       {"to-table-schema", "an id or a file", to_schema},
                                       {"from-table-schema", "a file", from_schema}};

int usage(const std::string& what) {
  return fail(Fault{"usage_profile", "profile " + what + "; see consentry profile --help"});
}

int run(const Arguments& arguments) {
  const std::string& what = arguments.names[0];
  std::vector<std::string_view> names;
  for (const Subcommand& known : kSubcommands) {
    names.push_back(known.name);
    if (known.name != what) continue;
    const bool with_name = arguments.names.size() == 2;
    if (with_name == !known.takes.empty()) return known.run(arguments);
    return usage(what + (with_name ? " takes no name" : " needs " + std::string(known.takes)));
  }
  return usage(what + ": unknown" + did_you_mean_one_of(what, names));
}

}  // namespace

const Command kProfile = {
    "profile",
    "list | show | check | schema | to-table-schema | from-table-schema [ID|FILE]",
    "list, show, check and translate import contracts",
    "A profile is the import contract as data: which columns there are, which identifiers, which "
    "consents and their words, which limits, "
    "each with its source. A profile in a file may extend a built-in one.\n"
    "\n"
    "  list            the built-in profiles\n"
    "  show ID|FILE    the profile with everything that it extends, as canonical JSON\n"
    "  check ID|FILE   whether it is sound: exit 0 if so, else 1 with what is wrong and where\n"
    "  schema          the JSON Schema of profiles\n"
    "  to-table-schema ID|FILE\n"
    "                  the profile as Table Schema (Frictionless, v1); what that can't say stands\n"
    "                  under the key \"consentry:\"\n"
    "  from-table-schema FILE\n"
    "                  the profile of a Table Schema: of one made here, the same profile again;\n"
    "                  exit 1 if it says what no profile can, with a line for each such property",
    "--format",
    "text json",
    "",
    1,
    2,
    "  consentry profile show expertsender\n  consentry profile check account.json\n"
    "  consentry profile to-table-schema account.json > schema.json",
    run};

}  // namespace consentry
