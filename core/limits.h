// Default bounds of the core, each with its reason. A profile may set tighter ones; none of these depends on the host.
#pragma once
#include <cstdint>

namespace consentry::limits {

/// Largest cell in bytes. Long enough for any attribute of the five platforms (255 characters to 1 MB of text), short enough
/// that an unclosed quote is noticed after a bounded stretch.
inline constexpr uint64_t kCellBytes = 1 << 20;
/// Largest record in bytes: a row is held whole while it is judged.
inline constexpr uint64_t kRecordBytes = 4 << 20;
/// Most columns: SendGrid allows 500, Excel ends at 16,384.
inline constexpr uint64_t kColumns = 16384;
/// Samples kept for each code; counts stay exact (architecture.md, "Report").
inline constexpr uint64_t kSamplesPerCode = 20;
/// Longest excerpt of a cell in the report, in bytes; cut at a character.
inline constexpr uint64_t kExcerptBytes = 80;
/// Rows in the preview.
inline constexpr uint64_t kPreviewRows = 100;
/// Longest cell in the preview, in bytes; cut at a character.
inline constexpr uint64_t kPreviewCellBytes = 200;
/// Distinct values counted exactly up to here, then "more".
inline constexpr uint64_t kDistinctValues = 1000;
/// Identifiers remembered for duplicates (2^24): 410 MB and 24 bytes a contact at the most, the same number in every host.
inline constexpr uint64_t kDuplicateEntries = 1 << 24;
/// Consents a profile or file may have: their states of one contact fit one word, two bits each.
inline constexpr uint64_t kConsents = 32;
/// Comparisons of faulty values with allowed words in one check, for suggestions: below a second; the report shows twenty of a code.
inline constexpr uint64_t kSuggestions = 1 << 20;
/// Unpacked bytes of an entry or a sheet where the profile has no limit of its own: eight times the largest file a platform takes, rounded.
inline constexpr uint64_t kUnpackedBytes = uint64_t{16} << 30;
/// Files in an archive: a thousand times what an import needs, and a directory that is read within the time of a glance.
inline constexpr uint64_t kEntries = 10000;
/// Bytes of an archive's directory.
inline constexpr uint64_t kDirectoryBytes = 16 << 20;
/// An entry larger than kBombBytes that unpacks to more than kBombRatio times its packed size is taken for a bomb. Contact data packs 3 to 30 times.
inline constexpr uint64_t kBombBytes = 64 << 20, kBombRatio = 250;
/// Memory for what has to be held whole while a workbook is read: its shared strings, unpacked.
inline constexpr uint64_t kSharedStringsBytes = 256 << 20;
/// A workbook that stands in an archive is unpacked into memory.
inline constexpr uint64_t kHeldEntryBytes = 64 << 20;
/// Nested arrays and objects of JSON.
inline constexpr uint64_t kJsonDepth = 64;
/// How often a file may be read anew after a wrong guess from its head.
inline constexpr uint32_t kRestarts = 3;

}  // namespace consentry::limits
