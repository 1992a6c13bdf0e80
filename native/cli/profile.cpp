// `consentry profile`: the import contracts.
#include <cstdio>

#include "core/profile/json.h"
#include "core/profile/load.h"
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

int run(const Arguments& arguments) {
  const std::string& what = arguments.names[0];
  const bool with_name = what == "show" || what == "check";
  if (what == "to-table-schema" || what == "from-table-schema")
    return fail(Fault{"usage_not_yet", "not yet in this version: profile " + what});
  if (with_name != (arguments.names.size() == 2) && (with_name || what == "list" || what == "schema"))
    return fail(Fault{"usage_profile", "profile " + what + (with_name ? " needs an id or a file" : " takes no name") +
                                           "; see consentry profile --help"});
  if (what == "list") return list(arguments);
  if (what == "show") return show(arguments);
  if (what == "check") return check(arguments);
  if (what == "schema") return print(std::string(profile_schema()));
  return fail(Fault{"usage_profile", "profile " + what + ": unknown" +
                                         did_you_mean_one_of(what, {"list", "show", "check", "schema"}) +
                                         "; see consentry profile --help"});
}

}  // namespace

const Command kProfile = {"profile",
                          "list | show ID|FILE | check ID|FILE | schema",
                          "list, show and check import contracts",
                          "A profile is the import contract as data: which columns there are, which identifiers, which "
                          "consents and their words, which limits, "
                          "each with its source. A profile in a file may extend a built-in one.\n"
                          "\n"
                          "  list            the built-in profiles\n"
                          "  show ID|FILE    the profile with everything that it extends, as canonical JSON\n"
                          "  check ID|FILE   whether it is sound: exit 0 if so, else 1 with what is wrong and where\n"
                          "  schema          the JSON Schema of profiles",
                          "--format",
                          "text json",
                          "",
                          1,
                          2,
                          "  consentry profile show expertsender\n  consentry profile check account.json",
                          run};

}  // namespace consentry
