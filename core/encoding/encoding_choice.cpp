// See encoding_choice.h.
#include "core/encoding/encoding_choice.h"

#include <algorithm>
#include <string>

#include "core/encoding/unicode_signs.h"

namespace consentry {
namespace {

EncodingChoice chosen(const Encoding* encoding, EncodingEvidence evidence) {
  EncodingChoice choice;
  choice.encoding = encoding;
  choice.found.name = std::string(encoding->name);
  choice.found.candidates = {{choice.found.name, 100, evidence, ""}};
  return choice;
}

Location place_of(const EncodingFound& found) {
  Location location;
  if (!found.not_utf8) return location;
  location.line = found.not_utf8->line;
  location.character = found.not_utf8->character;
  location.offset = found.not_utf8->offset;
  return location;
}

/// Read in one encoding the lines of the other are garbled, whichever it is.
void tell_mixed(const EncodingFound& found, RecordHandler& handler) {
  const auto other = std::find_if(found.candidates.begin(), found.candidates.end(),
                                  [](const EncodingCandidate& one) { return one.name != "UTF-8"; });
  const std::string line = std::to_string(found.mixed->utf8_line);
  const Argument arguments[] = {{"first", line},
                                {"encoding", other == found.candidates.end() ? "" : std::string_view(other->name)}};
  const Code code = Code::encoding_mixed;
  handler.on_reader_finding({code, code_info(code).severity, {.line = found.mixed->other_line}, {}, {}, arguments});
}

void tell_ranked(const EncodingFound& found, RecordHandler& handler) {
  const std::string confidence = std::to_string(found.candidates[0].confidence);
  const bool single = found.candidates.size() == 1;
  const Argument arguments[] = {{"confidence", confidence},
                                {"encoding", found.name},
                                {"other", single ? std::string_view() : found.candidates[1].name}};
  const std::string_view line = found.not_utf8 ? std::string_view(found.not_utf8->text) : "";
  const Code code = found.sure ? Code::encoding_found : Code::encoding_unsure;
  const std::span<const Argument> told(arguments, found.sure ? 2 : 3);
  handler.on_reader_finding({code, code_info(code).severity, place_of(found), {}, line, told});
}

}  // namespace

EncodingChoice choose_encoding(std::span<const uint8_t> head, std::string_view told,
                               const std::optional<EncodingFound>& learned) {
  const UnicodeSigns signs = find_unicode_signs(head);
  if (signs.bom_bytes) {
    EncodingChoice choice = chosen(signs.encoding, EncodingEvidence::bom);
    choice.bom_bytes = signs.bom_bytes;
    choice.found.bom = true;
    return choice;
  }
  if (const Encoding* named = find_encoding(told)) return chosen(named, EncodingEvidence::told);
  if (learned) return {find_encoding(learned->name), 0, *learned};
  if (signs.encoding) return chosen(signs.encoding, EncodingEvidence::structure);
  return {};
}

void tell_encoding(const EncodingChoice& choice, RecordHandler& handler) {
  const EncodingFound& found = choice.found;
  if (found.candidates.empty() || found.candidates[0].evidence == EncodingEvidence::told) return;
  if (found.mixed) return tell_mixed(found, handler);
  if (choice.encoding->family == EncodingFamily::utf8) return;  // its faults are told one by one
  if (found.candidates[0].evidence == EncodingEvidence::letters) return tell_ranked(found, handler);
  const Argument argument{"encoding", found.name};
  const Code code = Code::encoding_unicode;
  handler.on_reader_finding({code, code_info(code).severity, {}, {}, {}, {&argument, 1}});
}

}  // namespace consentry
