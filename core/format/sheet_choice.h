// Which sheet of a workbook is read, and what is said of the others: the same for every workbook reader. `Sheets` is a list of anything with
// name, visible and has_cells. Memory: none.
#pragma once
#include <algorithm>
#include <optional>
#include <string>

#include "core/container/fault.h"
#include "core/reader.h"

namespace consentry {

template <typename Sheets>
std::string names_of(const Sheets& sheets) {
  constexpr size_t kNames = 20;  // more are no help in a sentence
  std::string names;
  for (size_t i = 0; i < std::min(kNames, sheets.size()); ++i) names += (i ? ", " : "") + sheets[i].name;
  return names + (sheets.size() > kNames ? ", …" : "");
}

/// The one that was asked for, else the first visible one with cells, else the first with cells.
template <typename Sheets>
std::optional<size_t> chosen_sheet(const Sheets& sheets, const std::optional<SheetChoice>& choice) {
  const auto first = [&](auto fits) -> std::optional<size_t> {
    const auto found = std::find_if(sheets.begin(), sheets.end(), fits);
    return found == sheets.end() ? std::nullopt : std::optional(static_cast<size_t>(found - sheets.begin()));
  };
  if (choice && choice->index)
    return *choice->index < sheets.size() ? std::optional(static_cast<size_t>(*choice->index)) : std::nullopt;
  if (choice) return first([&](const auto& sheet) { return sheet.name == choice->name; });
  const auto visible = first([](const auto& sheet) { return sheet.has_cells && sheet.visible; });
  return visible ? visible : first([](const auto& sheet) { return sheet.has_cells; });
}

/// Why no sheet can be read, if so.
template <typename Sheets>
std::optional<ContainerFault> no_sheet(const Sheets& sheets, std::optional<size_t> chosen,
                                       const std::optional<SheetChoice>& choice) {
  if (!chosen && choice)
    return ContainerFault{Code::workbook_sheet_not_found, {{"sheet", choice->text()}, {"sheets", names_of(sheets)}}};
  if (!chosen || !sheets[*chosen].has_cells) return ContainerFault{Code::workbook_no_sheet, {}};
  return {};
}

/// Where nobody chose, that there was a choice.
template <typename Sheets>
void tell_several_sheets(const Sheets& sheets, size_t chosen, RecordHandler& handler) {
  const auto count = std::count_if(sheets.begin(), sheets.end(), [](const auto& sheet) { return sheet.has_cells; });
  if (count < 2) return;
  const std::string found = std::to_string(count);
  const Argument arguments[] = {{"found", found}, {"sheet", sheets[chosen].name}};
  handler.on_reader_finding({Code::workbook_several_sheets, Severity::note, {}, {}, {}, arguments});
}

}  // namespace consentry
