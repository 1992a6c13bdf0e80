#include "core/profile/load.h"
