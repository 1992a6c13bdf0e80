// core/text/unicode.h: folding, domains, invisible characters; and that the short ways for ASCII answer as ICU does.
#include "core/text/unicode.h"

#include <unicode/uidna.h>

#include <catch2/catch_test_macros.hpp>
#include <clocale>

using namespace consentry;

TEST_CASE("names fold case, blanks, hyphens and composition") {
  CHECK(fold_name("  E-Mail__Address\t") == "e mail address");
  CHECK(fold_name("Zgoda_MARKETINGOWA") == "zgoda marketingowa");
  CHECK(fold_name("STRASSE") == fold_name("Straße"));
  CHECK(fold_name("E\xCC\x81t\xC3\xA9") == "\xC3\xA9t\xC3\xA9");
  CHECK(fold_name("СОГЛАСИЕ") == "согласие");
  CHECK(fold_name("Imi\xC4\x98\xC2\xA0 x") == "imi\xC4\x99 x");
  CHECK(fold_name("\xEF\xBB\xBF"
                  "email\xE2\x80\x8B") == "email");
  CHECK(fold_name("a\xFF") == "a\xEF\xBF\xBD");
  CHECK(fold_name("").empty());
  CHECK(fold_name(" - _ ").empty());
  CHECK(fold_name("a--b") == "a b");
}

TEST_CASE("folding does not ask the locale") {
  const char* turkish = std::setlocale(LC_ALL, "tr_TR.UTF-8");
  INFO((turkish ? "under tr_TR.UTF-8" : "tr_TR.UTF-8 is not installed: the C locale answers alone"));
  CHECK(fold_name("EMAIL I") == "email i");
  CHECK(fold_name("İI") == "i\xCC\x87i");
  CHECK(fold_local_part("INFO") == "info");
  std::setlocale(LC_ALL, "C");
}

TEST_CASE("local parts fold without touching marks") {
  CHECK(fold_local_part("Jan.Kowalski-1_x") == "jan.kowalski-1_x");
  CHECK(fold_local_part("JÜRGEN") == "jürgen");
  CHECK(fold_local_part("jU\xCC\x88rgen") == "jürgen");
}

TEST_CASE("domains have their ASCII form or none") {
  CHECK(domain_to_ascii("Example.COM") == "example.com");
  CHECK(domain_to_ascii("münchen.de") == "xn--mnchen-3ya.de");
  CHECK(domain_to_ascii("MÜNCHEN.DE") == "xn--mnchen-3ya.de");
  CHECK(domain_to_ascii("faß.de") == "xn--fa-hia.de");  // non-transitional
  CHECK(domain_to_ascii("xn--mnchen-3ya.de") == "xn--mnchen-3ya.de");
  CHECK(domain_to_ascii("例え。jp") == "xn--r8jz45g.jp");
  CHECK(domain_to_ascii("пример.испытание") == "xn--e1afmkfd.xn--80akhbyknj4f");
  CHECK(domain_to_ascii("localhost") == "localhost");
  for (const char* none : {"", ".", "a..b", ".a", "a.", "-a.b", "a-.b", "ab--cd.de", "a_b.de", "a b.de", "a\xC2\xA0.de",
                           "xn--a.de", "\xD9\xA1.com", "a!b.de", "münchen.de.", "a\xFF.de"}) {
    INFO(none);
    CHECK_FALSE(domain_to_ascii(none));
  }
}

TEST_CASE("domains keep to the lengths of the DNS") {
  const std::string label(63, 'a');
  const std::string three = label + '.' + label + '.' + label + '.';
  CHECK(domain_to_ascii(label + ".de"));
  CHECK_FALSE(domain_to_ascii(label + "a.de"));
  CHECK(domain_to_ascii(three + std::string(61, 'b')));
  CHECK_FALSE(domain_to_ascii(three + std::string(62, 'b')));
  CHECK_FALSE(domain_to_ascii(three + std::string(60, 'b') + "ü"));
  CHECK_FALSE(domain_to_ascii(std::string(5000, 'a')));
}

namespace {

// The long way, for everything.
std::optional<std::string> by_icu(const std::string& domain) {
  UErrorCode status = U_ZERO_ERROR;
  UIDNA* idna = uidna_openUTS46(
      UIDNA_USE_STD3_RULES | UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII, &status);
  char out[512];
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  const int32_t length =
      uidna_nameToASCII_UTF8(idna, domain.data(), static_cast<int32_t>(domain.size()), out, sizeof out, &info, &status);
  uidna_close(idna);
  if (U_FAILURE(status) || info.errors || length == 0 || out[length - 1] == '.') return std::nullopt;
  return std::string(out, static_cast<size_t>(length));
}

}  // namespace

TEST_CASE("the short way for ASCII domains answers as ICU") {
  constexpr char kLetters[] = {'a', 'Z', '0', '-', '.', 'x', 'n', '_'};
  for (uint32_t word = 0; word < 8u * 8 * 8 * 8 * 8; ++word) {
    std::string domain;
    for (uint32_t rest = word, i = 0; i < 5; ++i, rest /= 8) domain += kLetters[rest % 8];
    if (domain_to_ascii(domain) != by_icu(domain)) FAIL(domain);
  }
}

TEST_CASE("characters are counted, broken bytes one each") {
  CHECK(count_characters("") == 0);
  CHECK(count_characters("abcdefghij") == 10);
  CHECK(count_characters("żółw") == 4);
  CHECK(count_characters("\xF0\x9F\x98\x80") == 1);
  CHECK(count_characters("\xF0\x9F\x98") == 3);
  CHECK(count_characters("a\xFF\xC3") == 3);
}

TEST_CASE("invisible characters are named") {
  CHECK(invisible_character("a@b.pl").empty());
  CHECK(invisible_character("żółw@b.pl").empty());
  CHECK(invisible_character("a\xC2\xA0@b.pl") == "NO-BREAK SPACE (U+00A0)");
  CHECK(invisible_character("\xE2\x80\x9C"
                            "a") == "LEFT DOUBLE QUOTATION MARK (U+201C)");
  CHECK(invisible_character("a\xE2\x80\x8B") == "ZERO WIDTH SPACE (U+200B)");
  CHECK(invisible_character("\xEF\xBB\xBF"
                            "a") == "ZERO WIDTH NO-BREAK SPACE (U+FEFF)");
  CHECK(invisible_character("\xFF\xC2\xAD") == "SOFT HYPHEN (U+00AD)");
}

TEST_CASE("trimming knows ASCII blanks only") {
  CHECK(trim_blanks(" \t a b\r\n") == "a b");
  CHECK(trim_blanks(" \n").empty());
  CHECK(trim_blanks("\xC2\xA0") == "\xC2\xA0");
}
