// Makes the bytes of an input {"xlsx": …}: what the case names, all else as a spreadsheet would write it. Memory: the workbook, whole.
#include "tests/support/xlsx_writer.h"
#include "tests/vectors/runner/vector.h"

namespace vectors {
namespace {

using consentry::test::SheetToWrite;
using consentry::test::WorkbookToWrite;

std::string text_of(Json json, const char* key, std::string fallback = "") {
  std::string_view text;
  return json[key].get(text) == simdjson::SUCCESS ? std::string(text) : fallback;
}

bool is_set(Json json, const char* key) {
  bool value = false;
  return json[key].get(value) == simdjson::SUCCESS && value;
}

template <typename Take>
void for_each(Json json, const char* key, Take take) {
  simdjson::dom::array list;
  if (json[key].get(list) != simdjson::SUCCESS) return;
  for (Json item : list) take(item);
}

std::string string_of(Json json) {
  std::string_view text;
  return json.get(text) == simdjson::SUCCESS ? std::string(text) : "";
}

SheetToWrite sheet_of(Json json) {
  SheetToWrite sheet;
  sheet.name = text_of(json, "name", "Sheet1");
  sheet.state = text_of(json, "state");
  sheet.kind = text_of(json, "kind", "worksheet");
  sheet.data = text_of(json, "data");
  sheet.before = text_of(json, "before");
  sheet.after = text_of(json, "after");
  for_each(json, "rows", [&](Json row) {
    auto& cells = sheet.rows.emplace_back();
    simdjson::dom::array list;
    if (row.get(list) == simdjson::SUCCESS)
      for (Json cell : list) cells.push_back(string_of(cell));
  });
  return sheet;
}

void read_parts(Json json, WorkbookToWrite& workbook) {
  simdjson::dom::object parts;
  if (json["parts"].get(parts) == simdjson::SUCCESS)
    for (auto part : parts) {
      const bool none = part.value.type() == simdjson::dom::element_type::NULL_VALUE;
      workbook.parts[std::string(part.key)] = none ? std::nullopt : std::optional(string_of(part.value));
    }
  if (json["promises"].get(parts) != simdjson::SUCCESS) return;
  for (auto part : parts) {
    uint64_t packed = 0, unpacked = 0;
    if (part.value["packed"].get(packed) || part.value["unpacked"].get(unpacked)) continue;
    workbook.promises[std::string(part.key)] = {static_cast<uint32_t>(packed), static_cast<uint32_t>(unpacked)};
  }
}

}  // namespace

std::string make_workbook(Json json) {
  WorkbookToWrite workbook;
  for_each(json, "sheets", [&](Json sheet) { workbook.sheets.push_back(sheet_of(sheet)); });
  for_each(json, "strings", [&](Json text) { workbook.strings.push_back(string_of(text)); });
  workbook.styles = text_of(json, "styles");
  workbook.workbook = text_of(json, "workbook");
  workbook.strict = is_set(json, "strict");
  workbook.macros = is_set(json, "macros");
  read_parts(json, workbook);
  return consentry::test::write_xlsx(workbook);
}

}  // namespace vectors
