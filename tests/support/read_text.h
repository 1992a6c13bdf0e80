// Runs the reader over a text cut into blocks and keeps what it tells as lines of text, so that two runs can be compared whole.
#pragma once
#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "core/reader.h"

namespace consentry::test {

/// Rows as "number@line+offset[cell|cell]", the header as row 0; findings as "code record:line:column:character+offset".
class Transcript : public RecordHandler {
 public:
  std::vector<std::string> rows, findings;
  std::vector<std::string> cells;  ///< by row: where its cells start, and whether it is plain

  void on_header_record(const Record& record) override { add(record); }
  void on_batch(std::span<const Record> records) override {
    for (const Record& record : records) add(record);
  }
  void on_reader_finding(const Finding& finding) override {
    const Location& at = finding.location;
    std::string text = std::to_string(static_cast<int>(finding.code)) + " ";
    for (uint64_t part : {at.record, at.line, at.column, at.character})
      text += (part == kNoPlace ? "-" : std::to_string(part)) + ":";
    text.back() = '+';
    text += at.offset == kNoPlace ? "-" : std::to_string(at.offset);
    if (finding.count != 1) text += "x" + std::to_string(finding.count);
    findings.push_back(text);
  }

 private:
  void add(const Record& record) {
    std::string text =
        std::to_string(record.number) + "@" + std::to_string(record.line) + "+" + std::to_string(record.offset) + "[";
    for (std::string_view field : record.fields) text.append(field).append("|");
    rows.push_back(text + "]");
    std::string& starts = cells.emplace_back(record.plain ? "plain" : "");
    for (uint32_t start : record.starts) starts += " " + std::to_string(start);
  }
};

/// Reads `text` in blocks of `block` bytes, as UTF-8 where nothing else is said. The reader gathers its first 64 KiB: where blocks are to
/// show, `head` goes before at once.
inline Transcript read_text(std::string_view text, size_t block, ReaderSettings settings = {},
                            std::string_view head = {}) {
  if (settings.encoding.empty()) settings.encoding = "UTF-8";
  Transcript transcript;
  Reader reader(settings, transcript);
  const auto feed = [&](std::string_view bytes) {
    // A copy of its own, so that a view kept too long is caught by the sanitizer.
    const std::string piece(bytes);
    reader.feed({reinterpret_cast<const uint8_t*>(piece.data()), piece.size()});
  };
  feed(head);
  for (; !text.empty(); text.remove_prefix(std::min(block, text.size()))) feed(text.substr(0, block));
  reader.finish();
  return transcript;
}

}  // namespace consentry::test
