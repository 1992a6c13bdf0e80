// Workbooks for vectors and tests, part by part, each with exactly the defect that a case wants: what is not named is as a spreadsheet would
// write it. Entries are stored. Memory: the workbook, whole.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace consentry::test {

struct SheetToWrite {
  std::string name = "Sheet1";
  std::string state;                           ///< hidden, veryHidden or empty
  std::string kind = "worksheet";              ///< last segment of its relationship's type
  std::vector<std::vector<std::string>> rows;  ///< inline texts from A1 on; an empty one leaves its cell out
  std::string data;                            ///< XML in sheetData, behind the rows
  std::string before, after;                   ///< XML around sheetData
};

struct WorkbookToWrite {
  std::vector<SheetToWrite> sheets;
  std::vector<std::string> strings;  ///< XML of each si
  std::string styles;                ///< XML in styleSheet
  std::string workbook;              ///< XML before the list of sheets
  bool strict = false;
  bool macros = false;
  /// By name: a part as it shall be instead, or one more; nothing: none.
  std::map<std::string, std::optional<std::string>> parts;
  /// By name: unpacked bytes that the directory promises of a part, whose data then are as many zeros as `packed`.
  struct Promise {
    uint32_t packed, unpacked;
  };
  std::map<std::string, Promise> promises;
};

/// The bytes of the file.
std::string write_xlsx(const WorkbookToWrite& workbook);

}  // namespace consentry::test
