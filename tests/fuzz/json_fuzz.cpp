// Fuzzes JsonReader. The first two bytes choose the head and the size of the blocks.
// Holds: any cut tells the same rows and findings; the quick way tells those of simdjson; an element is sound where the oracle says so, and an
// array or a lone object without any finding of its own is JSON by the oracle. Memory: the rows, three times.
#include <algorithm>

#include "core/encoding/utf8_check.h"
#include "core/format/json_elements.h"
#include "core/format/json_reader.h"
#include "core/format/json_request.h"
#include "core/limits.h"
#include "tests/fuzz/hold.h"
#include "tests/fuzz/reference_json.h"
#include "tests/support/read_text.h"

using namespace consentry;

namespace {

/// In one or two passes; only the last one's words count.
test::Transcript read(std::string_view text, size_t head, size_t block, bool quick) {
  ReaderSettings settings;
  settings.quick = quick;
  settings.max_cell_bytes = 64;
  for (uint32_t pass = 0;; ++pass) {
    test::Transcript transcript;
    const std::string first(text.substr(0, head));
    JsonReader reader(settings, transcript,
                      {{reinterpret_cast<const uint8_t*>(first.data()), first.size()}, 0, first.size() == text.size()});
    fuzz::cut(text.substr(first.size()), block, [&](const std::string& piece) {
      reader.feed({reinterpret_cast<const uint8_t*>(piece.data()), piece.size()});
    });
    if (!reader.finish()) return transcript;
    fuzz::hold(pass < limits::kRestarts, "one more pass suffices");
    settings.learned.columns = reader.columns();
  }
}

void same(std::vector<std::string> a, std::vector<std::string> b, std::string_view promise) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  if (a == b) return;
  std::string detail;
  for (const auto& line : a) detail += "  " + line + "\n";
  detail += "not\n";
  for (const auto& line : b) detail += "  " + line + "\n";
  fuzz::hold(false, promise, detail);
}

bool is_utf8(std::string_view text) {
  bool sound = true;
  Utf8Check check(0, false);
  const auto tell = [&](const Utf8Fault&) { sound = false; };
  check.feed({reinterpret_cast<const uint8_t*>(text.data()), text.size()}, tell);
  check.finish(tell);
  return sound;
}

/// The whole text as one element.
void compare_with_oracle(std::string_view text, const test::Transcript& told) {
  const size_t first = text.find_first_not_of(" \t\r\n"), last = text.find_last_not_of(" \t\r\n");
  if (first == text.npos) return;
  const std::string_view element = text.substr(first, last + 1 - first);
  if (json_depth(element) > limits::kJsonDepth) return;
  const bool sound = is_utf8(element) && fuzz::ReferenceJson(element).sound(limits::kJsonDepth);
  JsonArena arena;
  const std::string padded = std::string(element) + std::string(64, ' ');
  JsonElements elements(arena);
  const JsonJudged& judged = elements.judge(std::string_view(padded).substr(0, element.size()));
  fuzz::hold(judged.reason.empty() == sound, "an element is sound where the oracle says so", judged.reason);
  const bool faulty = std::any_of(told.findings.begin(), told.findings.end(), [](const std::string& finding) {
    const std::string code = finding.substr(0, 3);
    return code[0] == '3' ? code < "310" : code == "420" || code == "421" || code == "427";
  });
  // RFC 8259 leaves a name open that stands twice; a request is refused for it.
  const bool twice = std::any_of(judged.flaws.begin(), judged.flaws.end(),
                                 [](const JsonFlaw& flaw) { return flaw.code == Code::json_duplicate_key; });
  if (sound && !twice) fuzz::hold(!faulty, "JSON has no fault of syntax");
  if (!sound && element[0] == '[') fuzz::hold(faulty, "an array that is no JSON has a fault of syntax");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  fuzz::Input input(data, size);
  const size_t head = input.byte(), block = size_t{1} + input.byte();
  const std::string_view text = input.text();
  const test::Transcript exact = read(text, head, SIZE_MAX, false), quick = read(text, head, block, true),
                         bytes = read(text, head, 1, true);
  same(exact.rows, quick.rows, "the quick way in blocks tells the rows");
  same(exact.cells, quick.cells, "the quick way in blocks tells the cells' places");
  same(exact.findings, quick.findings, "the quick way in blocks tells the findings");
  same(exact.rows, bytes.rows, "byte by byte tells the rows");
  same(exact.findings, bytes.findings, "byte by byte tells the findings");
  compare_with_oracle(text, exact);
  return 0;
}
