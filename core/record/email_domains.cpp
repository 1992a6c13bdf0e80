// The lists, and what counts as a slip of the finger; see email_domains.h.
#include "core/record/email_domains.h"

#include <algorithm>
#include <iterator>
#include <span>

namespace consentry {
namespace {

// Mailbox domains of the world and of PL, DE, NL, RU, UK, FR, IT, ES that others are taken for. Only names of five letters and more: beside
// wp.pl, web.de or mail.ru every second short name is somebody's own. No words of the language either (online.de). Shorter first.
constexpr std::string_view kCommon[] = {
    "arcor.de",        "yahoo.ca",       "yahoo.de",       "yahoo.dk",       "yahoo.es",       "yahoo.fr",
    "yahoo.gr",        "yahoo.ie",       "yahoo.in",       "yahoo.it",       "yahoo.nl",       "yahoo.no",
    "yahoo.pl",        "yahoo.ro",       "yahoo.se",       "ziggo.nl",       "gmail.com",      "yahoo.com",
    "chello.nl",       "gazeta.pl",      "hetnet.nl",      "libero.it",      "orange.fr",      "seznam.cz",
    "yandex.by",       "yandex.kz",      "yandex.ru",      "bluewin.ch",     "freenet.de",     "hotmail.be",
    "hotmail.de",      "hotmail.es",     "hotmail.fr",     "hotmail.it",     "hotmail.nl",     "hotmail.se",
    "icloud.com",      "interia.eu",     "interia.pl",     "kpnmail.nl",     "outlook.de",     "outlook.es",
    "outlook.fr",      "outlook.it",     "rambler.ru",     "telenet.be",     "tiscali.it",     "upcmail.nl",
    "wanadoo.fr",      "yandex.com",     "hotmail.com",    "outlook.com",    "comcast.net",    "hanmail.net",
    "laposte.net",     "movistar.es",    "t-online.de",    "verizon.net",    "virgilio.it",    "vodafone.de",
    "yahoo.co.id",     "yahoo.co.in",    "yahoo.co.uk",    "buziaczek.pl",   "fastmail.com",   "hushmail.com",
    "kabelmail.de",    "kpnplanet.nl",   "neostrada.pl",   "ntlworld.com",   "talktalk.net",   "tutanota.com",
    "yahoo.com.ar",    "yahoo.com.au",   "yahoo.com.br",   "yahoo.com.mx",   "bellsouth.net",  "fastwebnet.it",
    "hotmail.co.uk",   "sbcglobal.net",  "tiscali.co.uk",  "btinternet.com", "googlemail.com", "numericable.fr",
    "outlook.com.br",  "poczta.onet.pl", "protonmail.com", "rocketmail.com", "telefonica.net", "virginmedia.com",
    "blueyonder.co.uk"};
constexpr auto shorter = [](std::string_view a, std::string_view b) { return a.size() < b.size(); };
static_assert(std::is_sorted(std::begin(kCommon), std::end(kCommon), shorter));

// Providers of their own that stand one slip away from a common one.
constexpr std::string_view kNeighbours[] = {"cloud.com", "mail.com"};

// Providers at home in one domain alone: the same name elsewhere is a slip.
constexpr std::string_view kOneHome[] = {"gmail.com", "googlemail.com", "icloud.com"};

/// Both end in two letters and are alike up to there: the same name in another country.
bool differ_in_country(std::string_view a, std::string_view b) {
  const size_t head = a.size() - 2;
  return a.size() == b.size() && a[head - 1] == '.' && a.substr(0, head) == b.substr(0, head);
}

/// One letter too many, too few or another, or two changed places. The first letter is seldom another one by mistake: email.com,
/// ymail.com and fmail.com are no gmail.com.
bool one_slip(std::string_view a, std::string_view b) {
  const auto length = std::min(a.size(), b.size());
  const auto begin = static_cast<size_t>(
      std::mismatch(a.begin(), a.begin() + static_cast<ptrdiff_t>(length), b.begin()).first - a.begin());
  if (a.size() != b.size()) return a.substr(begin + (a.size() > b.size())) == b.substr(begin + (b.size() > a.size()));
  if (a.substr(begin + 1) == b.substr(begin + 1)) return begin > 0 && !differ_in_country(a, b);
  return a.substr(begin + 2) == b.substr(begin + 2) && a[begin] == b[begin + 1] && a[begin + 1] == b[begin];
}

constexpr size_t kLongestCommon = std::rbegin(kCommon)->size();

/// By length: where domains of that length begin in kCommon.
constexpr auto begins_by_length() {
  std::array<size_t, kLongestCommon + 4> begins{};
  for (size_t length = 0; length < begins.size(); ++length)
    for (const std::string_view common : kCommon) begins[length] += common.size() < length;
  return begins;
}
constexpr auto kBegins = begins_by_length();

/// Most domains differ from a common one in both of their first letters.
bool may_be_slip(std::string_view a, std::string_view b) { return a[0] == b[0] || a[0] == b[1] || a[1] == b[0]; }

}  // namespace

std::string_view EmailDomains::search(std::string_view domain) {
  for (const std::string_view home : kOneHome)
    if (domain.starts_with(home.substr(0, home.size() - 3))) return domain == home ? std::string_view{} : home;
  if (domain.size() > kLongestCommon + 1) return {};
  const auto near =
      std::span(kCommon).subspan(kBegins[domain.size() - 1], kBegins[domain.size() + 2] - kBegins[domain.size() - 1]);
  const auto is = [&](std::string_view known) { return known == domain; };
  std::string_view meant;
  for (const std::string_view common : near) {
    if (!may_be_slip(domain, common)) continue;
    if (common == domain) return {};
    if (meant.empty() && one_slip(domain, common)) meant = common;
  }
  return std::any_of(std::begin(kNeighbours), std::end(kNeighbours), is) ? std::string_view{} : meant;
}

}  // namespace consentry
