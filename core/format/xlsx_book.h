// A workbook by its small parts (ECMA-376 part 1, 18.2 and 18.8): sheets in order, date system, styles. Between the package and the readers of
// sheet and strings. Memory: what the parts say, each below kSmallPartBytes.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/format/cell_text.h"
#include "core/format/xlsx_package.h"

namespace consentry {

/// A sheet as the workbook lists it.
struct BookSheet {
  std::string name;
  bool visible = true;
  bool has_cells = false;  ///< a worksheet; not a chart, a dialog or a macro sheet
  std::string part;
};

struct XlsxBook {
  std::vector<BookSheet> sheets;
  bool date1904 = false;
  std::string styles, strings;  ///< names of parts; empty: none
};
std::optional<ContainerFault> read_book(ByteSource& source, const ZipArchive& archive, XlsxBook& book);

/// Number formats by the style of a cell (18.8.10 cellXfs, 18.8.31 numFmts).
class BookStyles {
 public:
  std::optional<ContainerFault> read(ByteSource& source, const ZipEntry& entry);
  /// General where there is no such style.
  const NumberFormat& of(uint32_t style) const;
  bool is_general(uint32_t style) const { return style >= ids_.size() || ids_[style] == 0; }

 private:
  NumberFormats formats_;
  std::vector<uint32_t> ids_;  // by style
};

/// "1", "true" and "on" (ST_OnOff, ST_Boolean).
bool is_on(std::string_view text);

}  // namespace consentry
