// Bytes to records, without any rule of a profile: sniffs the head and reads text, JSON, archives and workbooks. The tokenizer's own voice
// (`consentry records`), and the first half of Checker. Memory: a head of 64 KiB, one record, and what the format holds.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/byte_source.h"
#include "core/dialect.h"
#include "core/file_found.h"
#include "core/finding.h"
#include "core/options.h"
#include "core/record.h"
#include "core/simd.h"
#include "core/sink.h"

namespace consentry {

class RejectsColumns;  // core/format/rejects_columns.h

/// What one pass found out for the next, where the head misled.
struct Learned {
  std::vector<std::string> columns;       ///< of JSON
  std::optional<Dialect> dialect;         ///< of a text whose head misled
  bool survey = false;                    ///< it is not UTF-8: its bytes are to be counted
  std::optional<EncodingFound> encoding;  ///< it was surveyed: how to read it
};

/// How to read; what the profile and the operator settled before.
struct ReaderSettings {
  std::vector<std::string> delimiters;  ///< candidates; one alone is taken as it is; none: to be found
  bool delimiter_is_fixed = false;      ///< the operator named it: a sep= line does not change it
  std::optional<std::string> quote;     ///< one mark or an opening and a closing one; empty: none; unset: to be found
  std::optional<bool> backslash;        ///< escapes marks; unset: to be found
  HeaderChoice header;
  uint64_t max_cell_bytes = limits::kCellBytes;
  std::string format;     ///< what the operator says it is, or empty: JSON is only then told from odd text
  std::string extension;  ///< of the file's name, or empty: a finding where the content is another
  std::optional<SheetChoice> sheet;
  std::optional<std::string> entry;
  uint64_t advised_unpacked_bytes = UINT64_MAX;  ///< of an archive's entry; above it a warning
  bool inside_archive = false;                   ///< the file is an entry: a further archive is refused
  std::string encoding;                          ///< the operator's word for it, a label; empty: to be found
  Learned learned;                               ///< by an earlier pass, RecordHandler::on_restart()
  bool quick = kQuickPaths;                      ///< false: byte by byte throughout, with the same result; for tests
};

/// Receives records. Findings of a record come before the batch that holds it.
class RecordHandler {
 public:
  virtual ~RecordHandler() = default;
  /// What the file is, as far as its head tells: format, entry and sheets, with those to choose from. Before everything else but findings.
  virtual void on_format(const FileFound&) {}
  /// Everything told before is void, since the head misled: the same file comes again (limits::kRestarts).
  virtual void on_restart(std::string_view /*reason*/) {}
  /// The file is a rejects file of ours, which is handed on as it was before. Before the header record. They live as long as the reader.
  virtual void on_rejects_columns(const RejectsColumns&) {}
  /// The header row (number 0), once, before all records; not called where there is no header or no content.
  virtual void on_header_record(const Record&) = 0;
  virtual void on_batch(std::span<const Record>) = 0;
  virtual void on_reader_finding(const Finding&) = 0;
};

/// One pass over one file. The handler and the source must outlive it.
class Reader {
 public:
  /// `source`: the same file at random, for archives and workbooks; without it they are refused.
  Reader(const ReaderSettings&, RecordHandler&, ByteSource* source = nullptr);
  ~Reader();

  /// Works on the bytes at once; any block size gives the same records and findings.
  void feed(std::span<const uint8_t> bytes);
  /// Says that no more bytes come. A small file may only now prove to be pulled.
  void finish();

  /// True once the file proves to be an archive or a workbook: no byte needs to be fed any more, nor finish() called, but pull() until it answers false.
  bool pulls() const;
  /// Works on about `budget` unpacked bytes; false once everything is told, or the source failed.
  bool pull(uint64_t budget);
  /// The source could not be read; only the host knows why.
  bool source_failed() const;

  /// The head misled, RecordHandler::on_restart was told, and the file must be read again by a reader with learned(). At the end, or at once:
  /// then it has stopped().
  bool again() const;
  /// For ReaderSettings::learned of the next pass.
  const Learned& learned() const;

  /// True once a fatal finding forbids reading on (binary data, a format that is not read), or the file is to be read again; further bytes
  /// are not looked at.
  bool stopped() const;
  /// Bytes of the file that are done.
  uint64_t position() const;
  const FileFound& found() const;  ///< line end, header line and rows at the end only

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace consentry
