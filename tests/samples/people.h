// Names, cities and remarks of the sample files: Polish, German, Dutch, Russian. Made up; any likeness is chance.
#pragma once
#include <array>
#include <string_view>

namespace samples {

struct Country {
  std::array<std::string_view, 8> first_names, last_names;
  std::array<std::string_view, 4> cities, remarks;
  std::string_view mail_name, mail_domain, phone_prefix;
};

inline constexpr std::array<Country, 4> kCountries{{
    {{"Żaneta", "Łukasz", "Małgorzata", "Grzegorz", "Świętosława", "Paweł", "Agnieszka", "Jan"},
     {"Wiśniewska", "Wójcik", "Kowalczyk", "Zieliński", "Szymańska", "Dąbrowski", "Gęś", "Źrebiec-Żółć"},
     {"Łódź", "Kraków", "Gdańsk", "Świętochłowice"},
     {"stała klientka", "prosi o kontakt po 16:00", "faktura na firmę \"Żuraw\", Łódź", "dwie linie:\nul. Długa 5"},
     "klient",
     "przyklad.example",
     "+4811"},
    {{"Jürgen", "Käthe", "Björn", "Anneliese", "Günther", "Sören", "Uschi", "Max"},
     {"Müller", "Größmann", "Schröder", "Weiß", "Krüger", "von der Höh", "Jäger", "Schmidt"},
     {"München", "Köln", "Görlitz", "Bad Dürkheim"},
     {"Stammkundin", "bitte nur vormittags anrufen", "Rechnung an \"Bär & Söhne\", Köln",
      "zwei Zeilen:\nHauptstraße 5"},
     "kunde",
     "beispiel.example",
     "+49100"},
    {{"Daniël", "Anouk", "Joost", "Noëlle", "Pieter", "Loïs", "Femke", "Willem"},
     {"de Vries", "van den Berg", "Jansen", "Bruïne", "Coëlho", "van 't Hof", "Smit", "Mulder"},
     {"Amsterdam", "'s-Hertogenbosch", "Utrecht", "Groningen"},
     {"vaste klant", "belt liever zelf", "factuur aan \"De Zaak\", Utrecht", "twee regels:\nDorpsstraat 5"},
     "klant",
     "voorbeeld.example",
     "+3119"},
    {{"Алексей", "Ольга", "Пётр", "Наталья", "Сергей", "Юлия", "Фёдор", "Анна"},
     {"Иванов", "Щербакова", "Кузнецов", "Попова", "Ёлкин", "Соловьёва", "Волков", "Цой"},
     {"Москва", "Санкт-Петербург", "Нижний Новгород", "Орёл"},
     {"постоянный клиент", "звонить после обеда", "счёт на фирму «Заря», Орёл", "две строки:\nул. Ленина, 5"},
     "gost",
     "primer.example",
     "+7100"},
}};

}  // namespace samples
