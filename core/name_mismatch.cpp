// See name_mismatch.h.
#include "core/name_mismatch.h"

#include "core/bytes/names.h"

namespace consentry {

void tell_name_mismatch(std::string_view extension, std::string_view format, RecordHandler& handler) {
  const std::string_view promised = promised_format(extension);
  if (promised.empty() || promised == format) return;
  const Code code = Code::container_name_mismatch;
  const Argument arguments[] = {{"extension", extension}, {"format", format == "TEXT" ? "CSV" : format}};
  handler.on_reader_finding({code, code_info(code).severity, {}, {}, {}, arguments});
}

}  // namespace consentry
