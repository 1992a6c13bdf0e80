// E-mail addresses: RFC 5321 (4.1.2, 4.5.3.1 lengths), RFC 6531 local parts, domains by UTS #46. Memory: none.
#pragma once
#include <string>
#include <string_view>

namespace consentry {

/// What is wrong, as a key of core/report/texts, or null; `normal` views `text` itself or `buffer`.
struct Normalised {
  const char* fault = nullptr;
  std::string_view normal;
};

/// Judges an address without blanks around it. Normal form: local part folded and without needless quotes, domain in ASCII. Address literals and
/// domains of one label are refused: nobody reads mail there that was asked for a consent.
Normalised normalise_email(std::string_view text, std::string& buffer);

}  // namespace consentry
