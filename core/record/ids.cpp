// See ids.h.
#include "core/record/ids.h"

#include "core/record/spreadsheet_damage.h"
#include "core/text/unicode.h"

namespace consentry {

Normalised normalise_id(std::string_view text, const Field& field, std::string& buffer) {
  for (char c : text)
    if (static_cast<uint8_t>(c) < 0x20 || c == 0x7F) return {"control", {}};
  if (may_be_damaged(text) && is_shortened_number(text)) return {"scientific", {}};
  if (!is_ascii(text)) {
    buffer = to_nfc(text);
    if (buffer != text) text = buffer;
  }
  // A character has one byte at least: only what is longer in bytes must be counted.
  if (field.max_length && text.size() > field.max_length && count_characters(text) > field.max_length)
    return {"too_long", {}};
  return {nullptr, text};
}

}  // namespace consentry
