// The Dutch texts as tables (texts/tables.h).
#define LANGUAGE nl
#define TEXTS "core/report/texts/nl.def"
#include "core/report/texts/language.inc"
