// The package around a workbook (ECMA-376 part 2, "Open Packaging Conventions"): which kind of document it is, its parts and what relates
// them. No path is assumed: names come from relationships (9.3), are compared without case (9.1.1.1), and may be absolute. Between the archive
// and xlsx_book.h. Memory: one small part and its relationships.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/byte_source.h"
#include "core/container/fault.h"
#include "core/container/zip_archive.h"

namespace consentry {

/// What an archive is by its parts.
enum class Package : uint8_t { none, xlsx, xlsb, docx, pptx, ods, odt, other_office, numbers, pages, keynote };
/// Judges the directory, and the content types where there are any.
Package kind_of(ByteSource& source, const ZipArchive& archive);
/// As it is named to people, of what is not read: "xlsb", "docx", "ods".
std::string_view package_name(Package package);

/// The entry of a part by its name without the leading slash; whatever its case. Null: none, or several (`several` says so).
const ZipEntry* find_part(const ZipArchive& archive, std::string_view name, bool* several = nullptr);

/// One part refers to another.
struct Relation {
  std::string id;
  std::string type;    ///< last segment of its URI: the same in transitional and strict documents
  std::string target;  ///< name of the part, without the leading slash; empty: outside of the package
};
/// What `part` ("" for the package) refers to; none where it has no relationships.
std::optional<ContainerFault> read_relations(ByteSource& source, const ZipArchive& archive, std::string_view part,
                                             std::vector<Relation>& relations);

/// A target as written in the relationships of `part`, resolved (RFC 3986, 5.2; percent signs undone).
std::string resolve_target(std::string_view part, std::string_view target);

}  // namespace consentry
