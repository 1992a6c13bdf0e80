// `consentry store verify`: whether a store is sound, and its contents in one digest.
#include "native/store/store.h"

#include "core/profile/json.h"
#include "native/cli/command.h"
#include "native/cli/exit_status.h"
#include "native/cli/target.h"
#include "native/job/output.h"

namespace consentry {
namespace {

std::string as_text(const StoreState& state) {
  return (state.sound ? std::string("sound\n") : "not sound: " + state.problem + "\n") + "digest " + state.digest +
         "\ncontacts " + std::to_string(state.contacts) + "\nconsents " + std::to_string(state.consents) + "\nevents " +
         std::to_string(state.events) + "\nimports " + std::to_string(state.imports) + "\n";
}

std::string as_json(const StoreState& state) {
  std::string text;
  JsonWriter(text)
      .begin_object()
      .key("consents")
      .integer(state.consents)
      .key("contacts")
      .integer(state.contacts)
      .key("digest")
      .string(state.digest)
      .key("events")
      .integer(state.events)
      .key("imports")
      .integer(state.imports)
      .key("problem")
      .string(state.problem)
      .key("sound")
      .boolean(state.sound)
      .end_object();
  return text + "\n";
}

int run(const Arguments& arguments) {
  if (arguments.names[0] != "verify")
    return fail(Fault{"usage_store", "store " + arguments.names[0] + ": unknown; see consentry store --help"});
  const Result<std::string> target = store_target(arguments.names[1]);
  if (!target) return fail(target.fault());
  const Result<StoreState> state = verify_store(target.value());
  if (!state) return fail(state.fault());
  Output out;
  out.write(arguments.format == "json" ? as_json(state.value()) : as_text(state.value()));
  return finish(out.finish(), state.value().sound ? kDone : kDoneWithRejects);
}

}  // namespace

const Command kStore = {"store",
                        "verify TARGET",
                        "verify that a store is sound",
                        "Checks the file itself and the rules between its tables, and prints a digest of all contents "
                        "without times: two stores with the same "
                        "digest hold the same. Exit 0 if it is sound, else 1.",
                        "--format",
                        "text json",
                        "",
                        2,
                        2,
                        "  consentry store verify contacts.db",
                        run};

}  // namespace consentry
