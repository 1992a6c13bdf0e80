// See spreadsheet_damage.h.
#include "core/record/spreadsheet_damage.h"

#include <algorithm>
#include <iterator>

namespace consentry {
namespace {

// By language: what stands for a missing value, a lost reference, an unknown name, a wrong type, a division by zero, an empty
// intersection, a number out of range, a spill and a calculation. Languages share some.
constexpr std::string_view kErrors[] = {
    // English
    "#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!",
    "#UNKNOWN!", "#CONNECT!", "#BUSY!", "#GETTING_DATA",
    // German
    "#NV", "#BEZUG!", "#WERT!", "#ZAHL!", "#ÜBERLAUF!", "#KALK!", "#FELD!",
    // Polish
    "#N/D!", "#N/D", "#ADR!", "#NAZWA?", "#ARG!", "#DZIEL/0!", "#ZERO!", "#LICZBA!", "#ROZLANIE!",
    // Dutch
    "#N/B", "#VERW!", "#NAAM?", "#WAARDE!", "#DEEL/0!", "#LEEG!", "#GETAL!", "#OVERLOOP!",
    // Russian
    "#Н/Д", "#ССЫЛКА!", "#ИМЯ?", "#ЗНАЧ!", "#ДЕЛ/0!", "#ПУСТО!", "#ЧИСЛО!", "#ПЕРЕНОС!", "#ВЫЧИСЛ!"};

size_t count_digits(std::string_view text) {
  return static_cast<size_t>(std::find_if_not(text.begin(), text.end(), is_ascii_digit) - text.begin());
}

}  // namespace

bool is_shortened_number(std::string_view text) {
  if (count_digits(text) != 1) return false;
  text.remove_prefix(1);
  if (text.starts_with('.') || text.starts_with(',')) {
    text.remove_prefix(1);
    const size_t decimals = count_digits(text);
    if (decimals == 0) return false;
    text.remove_prefix(decimals);
  }
  if (!text.starts_with("E+")) return false;
  text.remove_prefix(2);
  return text.size() >= 2 && count_digits(text) == text.size();
}

bool is_formula_error(std::string_view text) {
  return std::find(std::begin(kErrors), std::end(kErrors), text) != std::end(kErrors);
}

}  // namespace consentry
