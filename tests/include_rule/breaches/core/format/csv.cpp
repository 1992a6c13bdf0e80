#include <string>

#include "core/bytes/block.h"
#include "core/record/rules.h"
