// Names of functions: those of RFC 2142 and the usual ones in the five languages. Words that are also given or family names stay out.
#include "core/record/email_roles.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>

namespace consentry {
namespace {

constexpr std::string_view kWords[] = {
    // RFC 2142, and what servers call themselves
    "abuse", "bounce", "bounces", "ftp", "hostmaster", "mailer-daemon", "noc", "postmaster", "root", "security", "spam",
    "subscribe", "unsubscribe", "usenet", "uucp", "webmaster", "www",
    // English
    "accounting", "accounts", "admin", "administration", "administrator", "advertising", "billing", "booking",
    "bookings", "bookkeeping", "careers", "contact", "customercare", "customerservice", "do-not-reply", "do_not_reply",
    "donotreply", "dpo", "enquiries", "enquiry", "events", "export", "feedback", "finance", "hello", "help", "helpdesk",
    "hotline", "hr", "info", "infos", "invoice", "invoices", "it", "jobs", "legal", "mail", "management", "marketing",
    "media", "news", "newsletter", "no-reply", "no.reply", "no_reply", "noreply", "notifications", "office", "order",
    "orders", "payments", "press", "privacy", "purchasing", "reception", "recruitment", "reservations", "sales",
    "secretariat", "service", "servicedesk", "shop", "staff", "support", "team", "tech",
    // German
    "anfrage", "anmeldung", "beratung", "bestellung", "bestellungen", "bewerbung", "buchhaltung", "buero",
    "datenschutz", "direktion", "einkauf", "finanzen", "geschaeftsfuehrung", "hallo", "hilfe", "impressum", "karriere",
    "kontakt", "kundendienst", "kundenservice", "praxis", "presse", "rechnung", "rechnungen", "redaktion",
    "reklamation", "reservierung", "sekretariat", "verkauf", "vertrieb", "verwaltung", "zentrale",
    // Dutch
    "administratie", "bestellen", "bestelling", "bestellingen", "boekhouding", "communicatie", "facturatie", "inkoop",
    "inschrijving", "kantoor", "klantenservice", "nieuwsbrief", "personeel", "praktijk", "receptie", "redactie",
    "secretariaat", "sollicitatie", "verkoop", "voorlichting", "winkel",
    // Polish
    "administracja", "biuro", "dyrekcja", "faktury", "iod", "kadry", "ksiegowosc", "obsluga", "obslugaklienta",
    "poczta", "pomoc", "praca", "recepcja", "redakcja", "reklama", "reklamacje", "rekrutacja", "rezerwacja",
    "rezerwacje", "rodo", "serwis", "sklep", "sprzedaz", "wsparcie", "zamowienia", "zamowienie", "zgloszenia",
    // Russian, in Latin letters
    "buh", "buhgalteria", "otdel-kadrov", "otdelprodazh", "prodazhi", "zakaz", "zakazy"};

constexpr auto sorted_words() {
  std::array<std::string_view, std::size(kWords)> words{};
  std::copy(std::begin(kWords), std::end(kWords), words.begin());
  std::sort(words.begin(), words.end());
  return words;
}
constexpr auto kRoles = sorted_words();

/// By length: a bit for each first letter that a role of that length has. Nearly all names of persons fail here.
constexpr std::array<uint32_t, kLongestRole + 1> first_letters() {
  std::array<uint32_t, kLongestRole + 1> letters{};
  for (const std::string_view role : kRoles) letters[role.size()] |= uint32_t{1} << (role[0] - 'a');
  return letters;
}
constexpr auto kFirstLetters = first_letters();

constexpr std::array<uint64_t, 128> role_bits() {
  std::array<uint64_t, 128> bits{};
  for (const std::string_view role : kRoles) {
    uint64_t head = 0;
    for (size_t i = 0; i < role.size() && i < 8; ++i) head |= uint64_t{static_cast<uint8_t>(role[i])} << (8 * i);
    const uint32_t bit = role_bit(head, role.size());
    bits[bit / 64] |= uint64_t{1} << bit % 64;
  }
  return bits;
}

}  // namespace

constexpr std::array<uint64_t, 128> kRoleBits = role_bits();

std::string_view role_of(std::string_view local_part) {
  const std::string_view name = local_part.substr(0, local_part.find('+'));
  if (name.empty() || name.size() > kLongestRole || name[0] < 'a' || name[0] > 'z') return {};
  if (!(kFirstLetters[name.size()] >> (name[0] - 'a') & 1)) return {};
  const auto found = std::lower_bound(kRoles.begin(), kRoles.end(), name);
  return found != kRoles.end() && *found == name ? *found : std::string_view{};
}

}  // namespace consentry
