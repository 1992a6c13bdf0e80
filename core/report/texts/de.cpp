// The German texts as tables (texts/tables.h).
#define LANGUAGE de
#define TEXTS "core/report/texts/de.def"
#include "core/report/texts/language.inc"
