// --list: what there is to choose from in a file, for --sheet and --entry. Reads no more than tells it. Memory: a reader's.
#pragma once
#include "native/cli/arguments.h"
#include "native/cli/session.h"

namespace consentry {

/// Prints format, files of the archive and sheets of the workbook, as text or JSON (--format json), and answers the exit status: 0, or 2
/// where the file can't be read and there is no choice that would help.
int list_choices(const Arguments&, const Session&);

}  // namespace consentry
