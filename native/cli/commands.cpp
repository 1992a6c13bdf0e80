// The table of commands.
#include <algorithm>
#include <iterator>

#include "native/cli/command.h"

namespace consentry {
namespace {

constexpr Command later(std::string_view name, std::string_view summary) {
  return {name, "", summary, "", "", "", "", 0, 0, "", nullptr};
}

const Command kFix = later("fix", "write a repaired file"), kPlan = later("plan", "show what an import would do"),
              kUndo = later("undo", "take an import back"),
              kContact = later("contact", "show, export or erase one contact"),
              kLedger = later("ledger", "verify the ledger of consents"),
              kDeliver = later("deliver", "send contacts to a platform"),
              kAudience = later("audience", "keep lists of contacts"), kServe = later("serve", "run the service"),
              kWorker = later("worker", "work off the service's imports");

const Command* const kCommands[] = {&kCheck,   &kPreview, &kRecords,  &kImport, &kDigest, &kExplain,
                                    &kProfile, &kStore,   &kFix,      &kPlan,   &kUndo,   &kContact,
                                    &kLedger,  &kDeliver, &kAudience, &kServe,  &kWorker};

}  // namespace

std::span<const Command* const> commands() { return kCommands; }

const Command* find_command(std::string_view name) {
  const auto found =
      std::find_if(std::begin(kCommands), std::end(kCommands), [&](const Command* c) { return c->name == name; });
  return found == std::end(kCommands) ? nullptr : *found;
}

}  // namespace consentry
