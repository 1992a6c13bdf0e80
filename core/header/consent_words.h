// Words by which a header shows that its column holds consents (checking.md, "Consent rules"), in en, de, nl, pl and
// ru. Memory: constant tables.
#pragma once
#include <cstdint>
#include <string_view>

namespace consentry {

/// What a header says. `refusal`: it speaks of the opposite ("opt-out", "consent withdrawn"), so that a 1 below it may
/// mean no. In this order: of two readings the graver counts.
enum class ConsentWord : uint8_t { none, consent, refusal };

/// Judges a header as the file has it: folding hides where the words of "ConsentWithdrawn" begin. Linear in its length.
ConsentWord find_consent_word(std::string_view header);

}  // namespace consentry
