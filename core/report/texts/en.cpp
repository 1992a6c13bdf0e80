// The English texts as tables (texts/tables.h).
#define LANGUAGE en
#define TEXTS "core/report/texts/en.def"
#include "core/report/texts/language.inc"
