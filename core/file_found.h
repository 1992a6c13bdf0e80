// What the reader found a file to be: format, encoding, dialect, entry, sheets (report: file). Known in part once its head is settled, wholly
// at its end.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace consentry {

/// What speaks for an encoding: a byte order mark; that every byte fits; zero bytes where UTF-16 or UTF-32 has them; the operator's word;
/// which letters stand beside which.
enum class EncodingEvidence : uint8_t { bom, valid, structure, told, letters };

/// One encoding that a file may be in (report: file.encoding.candidates).
struct EncodingCandidate {
  std::string name;
  uint32_t confidence = 100;  ///< of 100
  EncodingEvidence evidence = EncodingEvidence::valid;
  std::string sample;  ///< a line that tells it from the next one, as this encoding reads it, UTF-8
};

/// Where a file first fails to be UTF-8 (report: file.encoding.not_utf8).
struct FirstFault {
  uint64_t offset = 0, line = 0, character = 0;
  std::string hex;
  std::string text;  ///< its line as it is read, UTF-8
};

/// Lines of two encodings in one file (report: file.encoding.mixed).
struct MixedLines {
  uint64_t utf8_line = 0, other_line = 0;  ///< the first of each kind
};

/// How the bytes were read (report: file.encoding). A workbook's texts are UTF-8 by its format.
struct EncodingFound {
  std::string name = "UTF-8";
  bool bom = false;
  bool sure = true;
  std::vector<EncodingCandidate> candidates;  ///< the likeliest first; none where a sure UTF-8 speaks for itself
  std::optional<FirstFault> not_utf8;
  std::optional<MixedLines> mixed;
};

/// One way to take a text apart (report: file.dialect.candidates).
struct DialectReading {
  std::string delimiter, quote, escape;
  uint32_t confidence = 0;
};

/// How the text was taken apart (report: file.dialect). All texts are empty where cells come out of a workbook or JSON.
struct DialectFound {
  std::string delimiter = ",";
  std::string quote = "\"";  ///< two marks where the closing one is another; empty: none
  std::string escape = "\"";
  std::string line_end = "LF";  ///< LF, CRLF, CR or mixed
  uint64_t header_line = 0;     ///< 0: no header; of a sheet: its row
  uint64_t title_lines = 0;     ///< rows above the header that are no part of the table
  uint64_t footer_lines = 0;    ///< and below it; known at the end only
  bool sure = true;
  bool repeats = false;                         ///< a run of blanks counts as one delimiter
  uint32_t confidence = 100;                    ///< of 100, that it is taken apart rightly
  std::vector<DialectReading> candidates = {};  ///< of the head, the likeliest first; none where one is alone
};

/// A sheet of a workbook (report: file.sheets), in the workbook's order.
struct SheetFound {
  std::string name;
  bool visible = true;
  std::optional<uint64_t> rows;  ///< rows with any cell; only of the sheet that was read
};

/// A file of an archive that could be imported (report: file.entries).
struct EntryFound {
  std::string name;  ///< UTF-8, as shown
  uint64_t bytes = 0;
};

struct FileFound {
  std::string format = "csv";        ///< csv, txt (tab separated), json, ndjson, xlsx, xls; zip where no entry was read
  std::optional<std::string> entry;  ///< name of the entry that was read from an archive
  std::vector<EntryFound> entries;   ///< of an archive: those to choose from
  std::vector<SheetFound> sheets;
  std::optional<uint64_t> sheet;  ///< index of the sheet that was read
  uint64_t content_bytes = 0;     ///< of what records' offsets count in, as an archive declares it; 0: of the file
  EncodingFound encoding;
  DialectFound dialect;
};

}  // namespace consentry
