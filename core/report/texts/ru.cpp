// The Russian texts as tables (texts/tables.h).
#define LANGUAGE ru
#define TEXTS "core/report/texts/ru.def"
#include "core/report/texts/language.inc"
