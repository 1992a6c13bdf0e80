// See xlsx_book.h.
#include "core/format/xlsx_book.h"

#include <algorithm>
#include <charconv>

#include "core/format/small_xml.h"

namespace consentry {
namespace {

uint32_t number(std::string_view text) {
  uint32_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

const Relation* by_type(const std::vector<Relation>& relations, std::string_view type) {
  const auto found =
      std::find_if(relations.begin(), relations.end(), [&](const Relation& one) { return one.type == type; });
  return found == relations.end() ? nullptr : &*found;
}

std::string target_of_type(const std::vector<Relation>& relations, std::string_view type) {
  const Relation* found = by_type(relations, type);
  return found ? found->target : "";
}

std::optional<ContainerFault> find_entry(const ZipArchive& archive, std::string_view part, const ZipEntry*& entry) {
  bool several = false;
  entry = find_part(archive, part, &several);
  if (entry) return std::nullopt;
  return damaged(part, several ? "part_twice" : "part_missing");
}

/// A sheet and the id of what it refers to, which is resolved once all is read.
struct Listed {
  BookSheet sheet;
  std::string id;
};

void relate(const std::vector<Listed>& listed, const std::vector<Relation>& relations, XlsxBook& book) {
  for (const Listed& one : listed) {
    book.sheets.push_back(one.sheet);
    for (const Relation& relation : relations) {
      if (relation.id != one.id) continue;
      book.sheets.back().has_cells = relation.type == "worksheet";
      book.sheets.back().part = relation.target;
    }
  }
  book.styles = target_of_type(relations, "styles");
  book.strings = target_of_type(relations, "sharedStrings");
}

}  // namespace

bool is_on(std::string_view text) { return text == "1" || text == "true" || text == "on"; }

std::optional<ContainerFault> read_book(ByteSource& source, const ZipArchive& archive, XlsxBook& book) {
  std::vector<Relation> package, relations;
  if (auto fault = read_relations(source, archive, "", package)) return fault;
  const std::string part = target_of_type(package, "officeDocument");
  if (part.empty()) return damaged("_rels/.rels", "part_missing");
  const ZipEntry* entry = nullptr;
  if (auto fault = find_entry(archive, part, entry)) return fault;
  if (auto fault = read_relations(source, archive, part, relations)) return fault;
  std::vector<Listed> listed;
  bool workbook = false;
  const auto fault = read_small_part(source, *entry, [&](const SmallElement& element) {
    workbook |= element.parent.empty() && element.name == "workbook";
    if (element.name == "workbookPr" && element.parent == "workbook") book.date1904 = is_on(element["date1904"]);
    if (element.name != "sheet" || element.parent != "sheets") return;
    const std::string_view state = element["state"];
    listed.push_back({{std::string(element["name"]), state != "hidden" && state != "veryHidden", false, ""},
                      std::string(element["id"])});
  });
  if (fault) return fault;
  if (!workbook) return damaged(entry->shown, "part_unexpected");
  relate(listed, relations, book);
  return std::nullopt;
}

std::optional<ContainerFault> BookStyles::read(ByteSource& source, const ZipEntry& entry) {
  return read_small_part(source, entry, [&](const SmallElement& element) {
    if (element.name == "numFmt" && element.parent == "numFmts")
      formats_.define(number(element["numFmtId"]), element["formatCode"]);
    if (element.name == "xf" && element.parent == "cellXfs") ids_.push_back(number(element["numFmtId"]));
  });
}

const NumberFormat& BookStyles::of(uint32_t style) const { return formats_.of(style < ids_.size() ? ids_[style] : 0); }

}  // namespace consentry
