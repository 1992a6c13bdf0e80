// The Polish texts as tables (texts/tables.h).
#define LANGUAGE pl
#define TEXTS "core/report/texts/pl.def"
#include "core/report/texts/language.inc"
