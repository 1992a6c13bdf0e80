// Fuzzes what a host hands over beside the file: any text as a profile and as options. Holds: a fault has a code and a
// message, and options that were taken are taken again from their canonical form. Memory: a few times the input.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "core/profile/load.h"

using namespace consentry;

namespace {

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "%s\n", what);
  std::abort();
}

void told(const Fault& fault) {
  require(!fault.code.empty() && !fault.message.empty(), "a fault without code or message");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const Result<Profile> profile = load_profile(text); !profile) told(profile.fault());
  const Result<Options> options = parse_options(text);
  if (!options) {
    told(options.fault());
    return 0;
  }
  const std::string canonical = options_json(options.value());
  const Result<Options> again = parse_options(canonical);
  require(again && options_json(again.value()) == canonical, "options change on their way through canonical JSON");
  return 0;
}
