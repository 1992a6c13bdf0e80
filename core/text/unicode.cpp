// See unicode.h. Stands beside the pipeline: header and record call it. Plain ASCII never reaches ICU; everything else
// does, and with no locale (root case folding, UTS #46, UAX #15 NFC), so that every host answers the same. Memory: one
// UIDNA object.
#include "core/text/unicode.h"

#include <unicode/uchar.h>
#include <unicode/uidna.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include <algorithm>

#include "core/text/ascii.h"
#include "core/text/icu_init.h"

namespace consentry {
namespace {

constexpr size_t kLongestDomain = 253;  // RFC 1035 2.3.4, without the final dot
constexpr size_t kLongestLabel = 63;

// A fault of ICU here is a missing datum or exhausted memory, never the text's: nothing sensible can follow.
void demand(UErrorCode status) {
  if (U_FAILURE(status)) __builtin_trap();
}

std::u16string to_utf16(std::string_view text) {
  std::u16string wide(text.size(), u'\0');
  int32_t length = 0;
  UErrorCode status = U_ZERO_ERROR;
  u_strFromUTF8WithSub(wide.data(), static_cast<int32_t>(wide.size()), &length, text.data(),
                       static_cast<int32_t>(text.size()), 0xFFFD, nullptr, &status);
  demand(status);
  wide.resize(static_cast<size_t>(length));
  return wide;
}

std::string to_utf8(std::u16string_view wide) {
  std::string text(wide.size() * 3, '\0');
  int32_t length = 0;
  UErrorCode status = U_ZERO_ERROR;
  u_strToUTF8WithSub(text.data(), static_cast<int32_t>(text.size()), &length, wide.data(),
                     static_cast<int32_t>(wide.size()), 0xFFFD, nullptr, &status);
  demand(status);
  text.resize(static_cast<size_t>(length));
  return text;
}

/// Where a piece of `text` may end so that it can be normalised by itself: before a character that joins nothing in front of it. A run
/// of more marks than any language has is cut all the same (UAX #15, section 13): putting them in order takes the square of their number.
size_t end_of_piece(const UNormalizer2* normalizer, std::u16string_view text) {
  constexpr size_t kPiece = 128;
  if (text.size() <= kPiece) return text.size();
  for (size_t end = kPiece; end > 0; --end) {
    UChar32 character;
    U16_GET(text.data(), 0, end, text.size(), character);
    if (!U16_IS_TRAIL(text[end]) && unorm2_hasBoundaryBefore(normalizer, character)) return end;
  }
  return kPiece - (U16_IS_TRAIL(text[kPiece]) ? 1 : 0);
}

std::u16string nfc_piece(const UNormalizer2* normalizer, std::u16string_view wide) {
  UErrorCode status = U_ZERO_ERROR;
  std::u16string out(wide.size() * 3 + 1, u'\0');  // NFC grows UTF-16 at most threefold (UAX #15, section 9)
  const int32_t length = unorm2_normalize(normalizer, wide.data(), static_cast<int32_t>(wide.size()), out.data(),
                                          static_cast<int32_t>(out.size()), &status);
  demand(status);
  out.resize(static_cast<size_t>(length));
  return out;
}

std::u16string nfc(std::u16string_view wide) {
  icu_init();
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* normalizer = unorm2_getNFCInstance(&status);
  demand(status);
  std::u16string out;
  do {
    const std::u16string_view piece = wide.substr(0, end_of_piece(normalizer, wide));
    out += nfc_piece(normalizer, piece);
    wide.remove_prefix(piece.size());
  } while (!wide.empty());
  return out;
}

std::u16string fold_case(std::u16string_view wide) {
  std::u16string out(wide.size() * 3 + 1, u'\0');  // full folding: at most three units for one
  UErrorCode status = U_ZERO_ERROR;
  const int32_t length = u_strFoldCase(out.data(), static_cast<int32_t>(out.size()), wide.data(),
                                       static_cast<int32_t>(wide.size()), U_FOLD_CASE_DEFAULT, &status);
  demand(status);
  out.resize(static_cast<size_t>(length));
  return out;
}

// Normalised before folding as well, since folding looks at single characters, and after, since it takes compositions
// apart.
std::u16string fold_wide(std::string_view text) { return nfc(fold_case(nfc(to_utf16(text)))); }

constexpr bool is_zero_width(char16_t c) { return c == 0x200B || c == 0x2060 || c == 0xFEFF; }

bool separates(char16_t c) { return c == u'_' || c == u'-' || u_isUWhiteSpace(c) || is_zero_width(c); }
bool separates(char c) { return c == '_' || c == '-' || is_ascii_blank(c) || c == '\v' || c == '\f'; }

// Runs of separators become one space, those at the ends none.
template <typename String>
String join_words(const String& text) {
  String out;
  out.reserve(text.size());
  bool pending = false;
  for (const auto c : text) {
    if (separates(c)) {
      pending = !out.empty();
      continue;
    }
    if (pending) out.push_back(' ');
    pending = false;
    out.push_back(c);
  }
  return out;
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = ascii_lower(c);
  return out;
}

// A label that UTS #46 leaves as it is: letters, digits, inner hyphens, not in the places of "xn--".
bool is_plain_label(std::string_view label) {
  if (label.empty() || label.size() > kLongestLabel || label.front() == '-' || label.back() == '-') return false;
  if (label.size() >= 4 && label[2] == '-' && label[3] == '-') return false;
  return std::all_of(label.begin(), label.end(), [](char c) { return is_ascii_alphanumeric(c) || c == '-'; });
}

bool is_plain_domain(std::string_view domain) {
  if (domain.size() > kLongestDomain) return false;
  for (;;) {
    const size_t dot = domain.find('.');
    if (!is_plain_label(domain.substr(0, dot))) return false;
    if (dot == std::string_view::npos) return true;
    domain.remove_prefix(dot + 1);
  }
}

const UIDNA* uts46() {
  static const UIDNA* const opened = [] {
    icu_init();
    UErrorCode status = U_ZERO_ERROR;
    const UIDNA* idna = uidna_openUTS46(
        UIDNA_USE_STD3_RULES | UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII, &status);
    demand(status);
    return idna;
  }();
  return opened;
}

std::optional<std::string> domain_by_uts46(std::string_view domain) {
  char ascii[kLongestDomain + 1];
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  UErrorCode status = U_ZERO_ERROR;
  const int32_t length = uidna_nameToASCII_UTF8(uts46(), domain.data(), static_cast<int32_t>(domain.size()), ascii,
                                                static_cast<int32_t>(sizeof ascii), &info, &status);
  if (status == U_BUFFER_OVERFLOW_ERROR) return std::nullopt;
  demand(status);
  if (info.errors != 0 || length == 0 || static_cast<size_t>(length) > kLongestDomain) return std::nullopt;
  if (ascii[length - 1] == '.') return std::nullopt;  // RFC 5321 4.1.2 knows no final dot
  return std::string(ascii, static_cast<size_t>(length));
}

}  // namespace

std::string fold_name(std::string_view text) {
  if (is_ascii(text)) return join_words(lower_ascii(text));
  return to_utf8(join_words(fold_wide(text)));
}

std::string to_nfc(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  return to_utf8(nfc(to_utf16(text)));
}

std::string fold_local_part(std::string_view text) {
  if (is_ascii(text)) return lower_ascii(text);
  return to_utf8(fold_wide(text));
}

std::optional<std::string> domain_to_ascii(std::string_view domain) {
  if (is_plain_domain(domain)) return lower_ascii(domain);
  // Longer names have no ASCII form within the DNS bounds: a character yields at least a byte, and UTF-8 has at most
  // four.
  if (domain.empty() || domain.size() > kLongestDomain * 4) return std::nullopt;
  return domain_by_uts46(domain);
}

std::string_view trim_blanks(std::string_view text) {
  while (!text.empty() && is_ascii_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_ascii_blank(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace consentry
