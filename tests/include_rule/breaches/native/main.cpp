#include <sqlite3.h>

#include "core/checker.h"
#include "core/text/fold.h"
