// `consentry digest`: SHA-256 of a file, as it stands in reports and contracts.
#include "core/profile/json.h"
#include "native/cli/command.h"
#include "native/cli/exit_status.h"
#include "native/job/input.h"
#include "native/job/output.h"

namespace consentry {
namespace {

Result<std::string> digest_of(Input& input) {
  input.rewind({.digest = true});
  for (;;) {
    const Result<std::span<const uint8_t>> block = input.read();
    if (!block) return block.fault();
    if (block.value().empty()) return input.sha256();
  }
}

int run(const Arguments& arguments) {
  Result<Input> input = Input::open(arguments.names[0]);
  if (!input) return fail(input.fault());
  const Result<std::string> digest = digest_of(input.value());
  if (!digest) return fail(digest.fault());
  std::string text = digest.value() + "  " + arguments.names[0];
  if (arguments.format == "json") {
    text.clear();
    JsonWriter(text)
        .begin_object()
        .key("bytes")
        .integer(input.value().size())
        .key("sha256")
        .string(digest.value())
        .end_object();
  }
  Output out;
  out.write(text + "\n");
  return finish(out.finish(), kDone);
}

}  // namespace

const Command kDigest = {"digest",
                         "FILE",
                         "print the SHA-256 of a file",
                         "Prints the digest that reports (with --digest) and contracts bear, like sha256sum does. Of a "
                         "JSON report as printed, --expect-report "
                         "wants the digest without the final line end.",
                         "--format",
                         "text json",
                         "",
                         1,
                         1,
                         "  consentry digest contacts.csv",
                         run};

}  // namespace consentry
