// See table_words.h.
#include "core/format/table_words.h"

#include <algorithm>
#include <string>

#include "core/format/cell_shape.h"

namespace consentry {
namespace {

constexpr std::string_view kUnits[] = {"text",
                                       "string",
                                       "str",
                                       "char",
                                       "varchar",
                                       "nvarchar",
                                       "int",
                                       "integer",
                                       "bigint",
                                       "smallint",
                                       "number",
                                       "numeric",
                                       "decimal",
                                       "float",
                                       "double",
                                       "real",
                                       "bool",
                                       "boolean",
                                       "bit",
                                       "flag",
                                       "date",
                                       "datetime",
                                       "timestamp",
                                       "time",
                                       "email",
                                       "e-mail",
                                       "phone",
                                       "url",
                                       "uuid",
                                       "id",
                                       "enum",
                                       "list",
                                       "json",
                                       "required",
                                       "optional",
                                       "mandatory",
                                       "tekst",
                                       "liczba",
                                       "liczba całkowita",
                                       "ciąg",
                                       "data",
                                       "godzina",
                                       "logiczny",
                                       "wymagane",
                                       "opcjonalne",
                                       "zahl",
                                       "ganzzahl",
                                       "datum",
                                       "zeit",
                                       "wahrheitswert",
                                       "pflichtfeld",
                                       "getal",
                                       "datum",
                                       "tijd",
                                       "texte",
                                       "nombre",
                                       "entier",
                                       "booléen",
                                       "texto",
                                       "número",
                                       "fecha",
                                       "testo",
                                       "numero",
                                       "текст",
                                       "строка",
                                       "число",
                                       "дата",
                                       "целое",
                                       "логический",
                                       "kg",
                                       "g",
                                       "cm",
                                       "mm",
                                       "m",
                                       "km",
                                       "l",
                                       "ml",
                                       "h",
                                       "min",
                                       "s",
                                       "pln",
                                       "eur",
                                       "usd",
                                       "gbp",
                                       "zł",
                                       "€",
                                       "$",
                                       "£",
                                       "%",
                                       "szt",
                                       "szt.",
                                       "pcs",
                                       "0/1",
                                       "1/0",
                                       "y/n",
                                       "yes/no",
                                       "true/false",
                                       "tak/nie",
                                       "ja/nein",
                                       "n/a"};

constexpr std::string_view kFooters[] = {
    "total",  "totals", "grand total",  "subtotal", "sum",     "count",    "rows",   "records", "number of",
    "end",    "eof",    "generated",    "exported", "page",    "suma",     "razem",  "łącznie", "ogółem",
    "liczba", "koniec", "wygenerowano", "strona",   "wierszy", "rekordów", "summe",  "gesamt",  "gesamtsumme",
    "anzahl", "ende",   "erstellt",     "seite",    "totaal",  "som",      "aantal", "einde",   "pagina",
    "somme",  "totale", "nombre",       "fin",      "итого",   "всего",    "Итого",  "Всего",   "Łącznie",
    "Ogółem", "сумма",  "количество",   "конец",    "строк",   "записей"};

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

bool is_dashes(std::string_view text) { return text.size() >= 2 && text.find_first_not_of("-=_+ *#.:") == text.npos; }

bool is_bracketed(std::string_view text) {
  return text.size() > 2 &&
         ((text.front() == '(' && text.back() == ')') || (text.front() == '[' && text.back() == ']') ||
          (text.front() == '<' && text.back() == '>'));
}

/// "YYYY-MM-DD", "dd.mm.rrrr hh:mm".
bool is_form_of_date(std::string_view lower) {
  return lower.size() >= 6 && lower.find_first_not_of("ymdhisrajgtu-./: ") == lower.npos &&
         lower.find_first_of("-./:") != lower.npos;
}

/// "varchar(255)" without its length.
std::string_view without_length(std::string_view lower) {
  const size_t bracket = lower.find('(');
  return bracket != lower.npos && lower.back() == ')' ? without_blanks(lower.substr(0, bracket)) : lower;
}

bool is_unit(std::string_view cell) {
  const std::string lower = lower_ascii(cell);
  const std::string_view word = without_length(lower);
  return is_dashes(cell) || is_bracketed(cell) || is_form_of_date(lower) ||
         std::find(std::begin(kUnits), std::end(kUnits), word) != std::end(kUnits);
}

bool says_footer(std::string_view cell) {
  const std::string lower = lower_ascii(cell);
  const size_t letter = lower.find_first_not_of("-=_*#( 0123456789");
  if (letter == lower.npos) return is_dashes(cell);
  const std::string_view text = std::string_view(lower).substr(letter);
  return std::any_of(std::begin(kFooters), std::end(kFooters), [&](std::string_view word) {
    if (!text.starts_with(word)) return false;
    return text.size() == word.size() || std::string_view(" :.)=-").find(text[word.size()]) != std::string_view::npos;
  });
}

}  // namespace

bool is_units_row(std::span<const std::string_view> cells) {
  bool any = false;
  for (const std::string_view cell : cells) {
    const std::string_view text = without_blanks(cell);
    if (text.empty()) continue;
    if (!is_unit(text)) return false;
    any = true;
  }
  return any;
}

bool is_footer_row(std::span<const std::string_view> cells) {
  std::string_view first, last;
  size_t filled = 0;
  for (const std::string_view cell : cells) {
    const CellShape shape = cell_shape(cell);
    if (shape == CellShape::email || shape == CellShape::phone) return false;
    if (shape == CellShape::blank) continue;
    last = without_blanks(cell);
    if (filled++ == 0) first = last;
  }
  const bool drawn = is_dashes(first) && is_dashes(last);
  const bool sparse = cells.size() < 3 || 2 * filled <= cells.size() || drawn;
  return filled > 0 && sparse && first.size() <= 120 && says_footer(first);
}

}  // namespace consentry
