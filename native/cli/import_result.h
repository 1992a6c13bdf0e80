// What an import came to, as text or as JSON. Memory: the report's JSON; lists go out line by line.
#pragma once
#include <string>

#include "core/report/text.h"
#include "native/job/import.h"
#include "native/job/output.h"

namespace consentry {

/// `target` as the operator named it.
Status write_import_text(Output&, Import&, const ImportOutcome&, const ImportRequest&, Language);
Status write_import_json(Output&, Import&, const ImportOutcome&, const ImportRequest&);

}  // namespace consentry
