// The quick answers about cells against the exact rules: where they say yes, these find no fault, no other normal form, no advice. And
// they say yes to nearly every sound cell.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "core/record/email.h"
#include "core/record/ids.h"
#include "core/record/phone.h"
#include "core/record/quick_date.h"
#include "core/record/quick_email.h"
#include "core/record/quick_id.h"
#include "core/record/quick_phone.h"
#include "core/record/times.h"
#include "core/text/unicode.h"

using namespace consentry;

namespace {

std::mt19937 random_source(20261122);

size_t below(size_t bound) { return random_source() % bound; }

/// A cell in memory of exactly its size, so that the address sanitizer sees every read beyond it.
class Exact {
 public:
  explicit Exact(std::string_view text) : bytes_(text.begin(), text.end()) { bytes_.shrink_to_fit(); }
  std::string_view text() const { return {bytes_.data(), bytes_.size()}; }

 private:
  std::vector<char> bytes_;
};

std::string some_of(std::string_view letters, size_t size) {
  std::string text;
  for (size_t i = 0; i < size; ++i) text += letters[below(letters.size())];
  return text;
}

/// One byte changed, dropped, doubled or put in; often one that matters.
std::string changed(std::string text, std::string_view letters) {
  const size_t at = below(text.size() + 1);
  const char letter = below(4) ? letters[below(letters.size())] : static_cast<char>(below(256));
  switch (below(4)) {
    case 0: return text.insert(at, 1, letter);
    case 1: return text.erase(std::min(at, text.size()), 1);
    case 2: return at < text.size() ? text.insert(at, 1, text[at]) : text + letter;
    default:
      if (at < text.size()) text[at] = letter;
      return text;
  }
}

/// The texts themselves, each with up to three changes, and random ones of every size to 70.
template <class Check>
void try_many(const std::vector<std::string>& seeds, std::string_view letters, Check check) {
  for (const std::string& seed : seeds) check(Exact(seed).text());
  for (int round = 0; round < 60000; ++round) {
    std::string text = seeds[below(seeds.size())];
    for (size_t changes = 1 + below(3); changes && !text.empty(); --changes) text = changed(text, letters);
    check(Exact(text).text());
  }
  for (size_t size = 0; size < 70; ++size)
    for (int round = 0; round < 100; ++round) check(Exact(some_of(letters, size)).text());
}

const std::vector<std::string> kAddresses = {"tatyana_cvetaev0@pochta.example",
                                             "hans-peter.vonderhoehe1@post.example",
                                             "jo@wp.pl.pl",
                                             "a.b@t-online.de",
                                             "jan.kowalski+news@sub.firma.example",
                                             "info@firma.example",
                                             "anna@gmail.com",
                                             "anna@gmial.com",
                                             "info+x@web.de",
                                             "o'neil@a-b.example",
                                             "jan@xn--d-uga0v4h.example",
                                             "jan@192.168.1.1",
                                             "x@a.b1",
                                             "anna-maria@m.nl",
                                             "no-reply@a.example",
                                             std::string(40, 'a') + "@very.long.domain.ex",
                                             std::string(64, 'a') + "@b.pl",
                                             std::string(52, 'a') + "@domain.pl",
                                             std::string(53, 'a') + "@domain.pl",
                                             std::string(54, 'a') + "@domain.pl",
                                             "dpo@a.example",
                                             "it@a.example",
                                             "hr+1@aaaa.nl"};

std::string advice_for(std::string_view address) {
  const size_t at = address.rfind('@');
  return std::string(EmailDomains().meant_by(address.substr(at + 1))) + std::string(role_of(address.substr(0, at)));
}

void check_email(std::string_view text, EmailDomains& domains) {
  const PlainEmail parts = read_plain_email(text);
  if (!parts.at) return;
  std::string buffer;
  const Normalised exact = normalise_email(text, buffer);
  INFO(text);
  REQUIRE(!exact.fault);
  REQUIRE(exact.normal == text);
  REQUIRE(parts.at == text.rfind('@'));
  REQUIRE(parts.name == std::min<size_t>(text.find('+'), parts.at));
  REQUIRE(invisible_character(text).empty());
  if (needs_no_advice(text, parts, domains)) REQUIRE(advice_for(text).empty());
}

std::string padded(int value, size_t width) {
  const std::string digits = std::to_string(value);
  return std::string(width - digits.size(), '0') + digits;
}

template <class Quick, class Rule>
void check_against(std::string_view text, Quick quick, Rule rule) {
  if (!quick(text)) return;
  std::string buffer;
  const Normalised exact = rule(text, buffer);
  INFO(text);
  REQUIRE(!exact.fault);
  REQUIRE(exact.normal == text);
  REQUIRE(trim_blanks(text) == text);
  REQUIRE(is_ascii(text));
}

/// The first cells of the lines of a sample, which none of them quotes.
std::vector<std::vector<std::string>> first_cells(const std::string& file, size_t count) {
  std::vector<std::vector<std::string>> rows;
  std::ifstream in(std::string(CONSENTRY_SOURCE_DIR "/tests/samples/") + file);
  for (std::string line; std::getline(in, line);) {
    std::istringstream cells(line);
    rows.emplace_back(count);
    for (std::string& cell : rows.back()) std::getline(cells, cell, ',');
  }
  return rows;
}

}  // namespace

TEST_CASE("A plain address is sound, its own normal form, and needs no advice", "[quick]") {
  EmailDomains domains;
  try_many(kAddresses, "abz019.-_+@@..~^`/!\"", [&](std::string_view text) { check_email(text, domains); });
}

TEST_CASE("Addresses of all sizes are plain up to 64 bytes", "[quick]") {
  for (size_t size = 8; size <= 64; ++size) {
    const std::string address = some_of("abcz09_+^~-", size - 7) + "@b-c.de";
    INFO(address);
    CHECK(is_plain_email(Exact(address).text()));
    CHECK(!is_plain_email(Exact(changed(address, "@")).text().substr(0, size - 3)));
  }
}

TEST_CASE("Addresses of functions and misspelled domains are left to the advice", "[quick]") {
  EmailDomains domains;
  const auto needs_none = [&](std::string_view text) {
    const PlainEmail parts = read_plain_email(text);
    return parts.at && needs_no_advice(text, parts, domains);
  };
  for (const char* address : {"jan.kowalski@gmail.com", "anna+news@wp-mail.pl", "infos1@firma.example"})
    CHECK(needs_none(address));
  for (const char* address :
       {"info@firma.example", "info+x@firma.example", "administrator@firma.example", "it@firma.example",
        "geschaeftsfuehrung@firma.example", "anna@gmial.com", "anna@gmail.co"}) {
    INFO(address);
    CHECK(is_plain_email(address));
    CHECK(!needs_none(address));
  }
}

TEST_CASE("A plain phone number is sound and its own normal form", "[quick]") {
  std::vector<std::string> seeds = {"+48501228855",    "+49635667096",     "+12025550123",     "+7519339834",
                                    "+358401234567",   "+3906123456",      "+480501228855",    "501228855",
                                    "+44 1481 960194", "+123456789012345", "+1234567890123456"};
  for (int code = 0; code < 1000; ++code)
    seeds.push_back("+" + std::to_string(code) + some_of("0123456789", 5 + below(9)));
  for (const uint32_t most : {15u, 11u, 20u}) {
    Field field;
    field.max_digits = most;
    try_many(seeds, "0123456789+ -.()/:", [&](std::string_view text) {
      check_against(
          text, [&](std::string_view cell) { return is_plain_phone(cell, field); },
          [&](std::string_view cell, std::string& buffer) {
            return normalise_phone(cell, field, buffer, find_phone_region("PL"));
          });
    });
  }
  for (const char* number : {"+48501228855", "+12025550123", "+31833743396", "+79161234567"})
    CHECK(is_plain_phone(number, Field()));
}

TEST_CASE("A plain id is sound and its own normal form", "[quick]") {
  const std::vector<std::string> seeds = {"CRM-000000001",
                                          "1",
                                          "4.86E+10",
                                          "4,86E+1",
                                          "1E+15",
                                          "00017",
                                          " x",
                                          "x ",
                                          "a b",
                                          "#123",
                                          "550e8400-e29b-41d4-a716-446655440000",
                                          "\xC5\xBC\xC3\xB3\xC5\x82w",
                                          "12345678"};
  for (const uint64_t most : {uint64_t{0}, uint64_t{12}}) {
    Field field;
    field.max_length = most;
    try_many(seeds, "ab01239.,E+ \t\x7F\xC3-", [&](std::string_view text) {
      check_against(
          text, [&](std::string_view cell) { return is_plain_id(cell, field); },
          [&](std::string_view cell, std::string& buffer) { return normalise_id(cell, field, buffer); });
    });
  }
  for (size_t size = 1; size < 70; ++size) {
    const std::string id = some_of("abcXYZ-_~!0", size);
    INFO(id);
    CHECK(is_plain_id(Exact("x" + id).text(), Field()));
    CHECK(!is_plain_id(Exact("x" + id + '\x7F').text(), Field()));
  }
}

TEST_CASE("A plain date is a day of the calendar", "[quick]") {
  Field field;
  field.forms = {"YYYY-MM-DD", "DD.MM.YYYY"};
  const auto quick = [&](std::string_view cell) { return is_plain_date(cell, field); };
  const auto rule = [&](std::string_view cell, std::string& buffer) { return normalise_time(cell, field, buffer); };
  try_many({"1954-01-10", "2024-02-29", "1999-12-31", "0000-01-01", "10.01.1954"},
           "0123456789-./:", [&](std::string_view text) { check_against(text, quick, rule); });
  for (const int year : {1, 1900, 2000, 2023, 2024, 9999})
    for (int month = 0; month < 20; ++month)
      for (int day = 0; day < 40; ++day) {
        const std::string text = padded(year, 4) + '-' + padded(month, 2) + '-' + padded(day, 2);
        std::string buffer;
        INFO(text);
        REQUIRE(quick(Exact(text).text()) == (!rule(text, buffer).fault && !(month == 2 && day == 29)));
      }
  field.forms = {"DD.MM.YYYY"};
  CHECK(!quick("1954-01-10"));
}

TEST_CASE("Nearly all sound cells of a sample are plain", "[quick]") {
  const Field field;
  size_t sound[3] = {}, plain[3] = {};
  std::string buffers[3];
  for (const auto& cells : first_cells("clean.csv", 3)) {
    const Normalised exact[] = {normalise_email(cells[0], buffers[0]), normalise_phone(cells[1], field, buffers[1]),
                                cells[2].empty() ? Normalised{"", {}} : normalise_id(cells[2], field, buffers[2])};
    const bool quick[] = {is_plain_email(cells[0]), is_plain_phone(cells[1], field), is_plain_id(cells[2], field)};
    for (size_t i = 0; i < 3; ++i) {  // in its normal form
      sound[i] += !exact[i].fault && exact[i].normal == cells[i];
      plain[i] += quick[i];
    }
  }
  for (size_t i = 0; i < 3; ++i) {
    CHECK(sound[i] > 25);
    CHECK(plain[i] * 100 > sound[i] * 95);
  }
}
