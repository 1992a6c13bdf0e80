// Whether an address is one of the usual kind: valid, its own normal form, and nothing to say about it. Asked of every cell before
// email.h, email_domains.h and email_roles.h; never true where those say anything else. Memory: none.
#pragma once
#include <bit>
#include <string_view>

#include "core/bytes16.h"
#include "core/record/email_domains.h"
#include "core/record/email_roles.h"
#include "core/text/ascii.h"

namespace consentry {

struct PlainEmail {
  uint32_t at = 0;    ///< where the '@' stands; 0: normalise_email() must look
  uint32_t name = 0;  ///< length of the local part without a tag behind "+"
};

namespace detail {

/// One bit for each byte of an address.
struct EmailMasks {
  uint64_t local = 0, domain = 0, dot = 0, hyphen = 0;  // local: but for '+'

  [[gnu::always_inline]] void add(Bytes16 bytes, size_t from) {
    const Bytes16 dots = bytes.is('.'), hyphens = bytes.is('-');
    const Bytes16 common = dots | hyphens | bytes.within('0', '9');
    local |= uint64_t{(common | bytes.within('^', '~')).mask()} << from;
    domain |= uint64_t{(common | bytes.within('a', 'z')).mask()} << from;
    dot |= uint64_t{dots.mask()} << from;
    hyphen |= uint64_t{hyphens.mask()} << from;
  }
};

inline bool all_are(std::string_view text, uint64_t places, char c) {
  for (; places; places &= places - 1)
    if (text[static_cast<size_t>(std::countr_zero(places))] != c) return false;
  return true;
}

}  // namespace detail

/// Lower-case letters, digits and the usual signs, single dots, one '@', a domain of at least two labels whose hyphens stand alone and
/// inside; 8 to 64 bytes.
inline PlainEmail read_plain_email(std::string_view text) {
  if (text.size() < 8 || text.size() > 64) return {};
  detail::EmailMasks masks;
  for_pieces(text.data(), text.size(), [&](Bytes16 bytes, size_t from) { masks.add(bytes, from); });
  const uint64_t last = uint64_t{1} << (text.size() - 1), other = (last - 1 + last) & ~masks.local;
  if (!other) return {};
  const uint32_t at = 63 - static_cast<uint32_t>(std::countl_zero(other));
  const uint64_t at_bit = uint64_t{1} << at, after = (last - at_bit) << 1;
  if (text[at] != '@' || is_ascii_digit(text.back()) || !detail::all_are(text, other ^ at_bit, '+')) return {};
  const uint64_t ends = masks.dot | at_bit;
  const uint64_t hyphens = masks.hyphen & after, no_hyphens = ends << 1 | ends >> 1 | hyphens << 1 | last;
  const uint64_t wrong = (after & ~masks.domain) | (ends & (ends << 1 | last | 1)) | (hyphens & no_hyphens);
  if (wrong || !(masks.dot & after)) return {};
  return {at, static_cast<uint32_t>(std::countr_zero(other))};
}

inline bool is_plain_email(std::string_view text) { return read_plain_email(text).at; }

/// Whether a plain address needs no advice: neither a misspelled domain nor the address of a function.
inline bool needs_no_advice(std::string_view address, PlainEmail parts, EmailDomains& domains) {
  return !may_be_role(address, parts.name) && domains.meant_by(address.substr(parts.at + 1)).empty();
}

}  // namespace consentry
