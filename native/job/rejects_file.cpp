#include "native/job/rejects_file.h"

namespace consentry {

Result<std::unique_ptr<RejectsFile>> RejectsFile::open(const std::string& path, Language language) {
  Result<Output> output = Output::file(path);
  if (!output) return output.fault();
  return std::make_unique<RejectsFile>(std::move(output.value()), language);
}

void RejectsFile::on_restart(std::string_view reason) {
  output_.restart();
  rejects_.on_restart(reason);
}

}  // namespace consentry
