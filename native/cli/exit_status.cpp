#include "native/cli/exit_status.h"

#include <cstdio>
#include <string_view>
#include <utility>

#include "native/job/interrupt.h"
#include "native/job/output.h"

namespace consentry {

int exit_status(const Fault& fault) {
  constexpr std::pair<std::string_view, int> kByPrefix[] = {
      {"usage_", kUsage},    {"profile_", kUsage},      {"options_", kUsage},
      {"contract_", kUsage}, {"input_", kNoInput},      {"output_", kNoOutput},
      {"io_", kInputOutput}, {"store_busy", kTryAgain}, {"refused_", kRefused}};
  if (fault.code == "interrupted") return 128 + interrupt_signal();
  for (const auto& [prefix, status] : kByPrefix)
    if (fault.code.starts_with(prefix)) return status;
  return kInternal;
}

int fail(const Fault& fault) {
  std::fprintf(stderr, "consentry: %s\n", fault.message.c_str());
  return exit_status(fault);
}

int finish(Status output, int status) { return output ? fail(*output) : status; }

int print(const std::string& text) {
  Output out;
  out.write(text);
  return finish(out.finish(), kDone);
}

}  // namespace consentry
