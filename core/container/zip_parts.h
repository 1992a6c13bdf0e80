// What the parts of the directory's reader say to each other: end record, central headers, layout, names. Only for core/container/zip_*.cpp.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/container/zip_archive.h"

namespace consentry::zip {

inline constexpr uint32_t kLocalHeader = 0x04034b50, kCentralHeader = 0x02014b50, kEnd = 0x06054b50,
                          kDescriptor = 0x08074b50, kZip64End = 0x06064b50, kZip64Locator = 0x07064b50;

/// Why nothing comes of it: a fault to be told, or the source.
struct Trouble {
  ContainerFault fault;
  bool source_failed = false;
};
using Status = std::optional<Trouble>;

inline Status fault(Code code, std::vector<std::pair<std::string, std::string>> arguments = {}) {
  return Trouble{{code, std::move(arguments)}};
}
inline Status source_failed() { return Trouble{{}, true}; }
inline Status damaged(std::string place) { return fault(Code::zip_damaged, {{"place", std::move(place)}}); }

/// Where the directory stands (4.3.14 to 4.3.16).
struct End {
  uint64_t entries = 0, offset = 0, size = 0;
};
Status find_end(ByteSource&, End&);

/// No two that are one file to another program, though their names differ.
Status check_same_files(std::span<const ZipEntry>);

/// The central headers (4.3.12), each judged by itself.
Status read_directory(ByteSource&, const End&, std::vector<ZipEntry>&);

/// The local headers (4.3.7): they agree with the central ones, and no byte before the directory is unaccounted for. Fills data_offset.
Status check_layout(ByteSource&, const End&, std::span<ZipEntry>);

/// Names that lead elsewhere, can't be shown, or stand twice.
Status check_name(const ZipEntry&);
Status check_twins(std::span<const ZipEntry>);
/// As UTF-8 where it is well-formed, whether or not bit 11 says so (macOS does not set it); else as code page 437 (appendix D).
std::string shown_name(std::string_view name);
/// The name that an extra field 0x7075 (4.6.9) gives instead; empty where it belongs to another name or there is none. `extras` fill their
/// room, as find_extra says.
std::string unicode_path(std::span<const uint8_t> extras, std::string_view name);

/// Of the extra field `id` (4.5); nothing where it isn't there. False: the fields do not fill their room, or it stands there twice.
bool find_extra(std::span<const uint8_t> extras, uint16_t id, std::optional<std::span<const uint8_t>>& found);

}  // namespace consentry::zip
