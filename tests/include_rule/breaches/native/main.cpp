#include "core/checker.h"
#include "core/text/fold.h"
#include <sqlite3.h>
