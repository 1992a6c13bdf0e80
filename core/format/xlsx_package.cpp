// See xlsx_package.h.
#include "core/format/xlsx_package.h"

#include <algorithm>

#include "core/container/entry_stream.h"
#include "core/format/small_xml.h"

namespace consentry {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_character(char a, char b) {
  const auto plain = [](char c) { return c == '\\' ? '/' : lower(c); };  // some writers name parts as Windows does
  return plain(a) == plain(b);
}

bool same_name(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), same_character);
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

/// By the content type of a package's main part.
Package kind_of_type(std::string_view type) {
  if (has(type, "ms-excel.sheet.binary")) return Package::xlsb;
  const bool main = has(type, ".main");
  if (main && (has(type, "spreadsheetml") || has(type, "ms-excel"))) return Package::xlsx;
  if (main && (has(type, "wordprocessingml") || has(type, "ms-word"))) return Package::docx;
  if (main && (has(type, "presentationml") || has(type, "ms-powerpoint"))) return Package::pptx;
  return Package::none;
}

Package kind_of_office(ByteSource& source, const ZipArchive& archive, const ZipEntry& types) {
  Package found = Package::none;
  const auto fault = read_small_part(source, types, [&](const SmallElement& element) {
    if (found == Package::none) found = kind_of_type(element["ContentType"]);
  });
  if (found != Package::none && !fault) return found;
  // Content types that can't be read or name nothing: the workbook's own reader says what is wrong with it.
  const auto any = [&](std::string_view folder) {
    return std::any_of(archive.entries().begin(), archive.entries().end(), [&](const ZipEntry& entry) {
      return same_name(std::string_view(entry.name).substr(0, folder.size()), folder);
    });
  };
  if (found != Package::none || any("xl/")) return found == Package::none ? Package::xlsx : found;
  return any("word/") ? Package::docx : any("ppt/") ? Package::pptx : Package::other_office;
}

/// OpenDocument says what it is in an entry of its own.
Package kind_of_mimetype(ByteSource& source, const ZipEntry& entry) {
  std::vector<uint8_t> bytes;
  std::optional<ContainerFault> fault;
  if (entry.unpacked > 200 || !read_entry(source, entry, bytes, fault)) return Package::none;
  const std::string_view type(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (!has(type, "opendocument")) return Package::none;
  return has(type, "spreadsheet") ? Package::ods : Package::odt;
}

Package kind_of_iwork(const ZipArchive& archive) {
  const auto stands = [&](std::string_view name) { return find_part(archive, name) != nullptr; };
  if (!stands("Index/Document.iwa") && !stands("Index.zip") && !stands("index.apxl")) return Package::none;
  const bool tables = std::any_of(archive.entries().begin(), archive.entries().end(), [](const ZipEntry& entry) {
    return entry.name.starts_with("Index/CalculationEngine");
  });
  if (stands("index.apxl") || stands("Index/Presentation.iwa")) return Package::keynote;
  return tables || stands("Index.zip") ? Package::numbers : Package::pages;
}

/// "%20" and the like undone; what is no escape stays.
std::string without_percent(std::string_view text) {
  const auto digit = [](char c) {
    return c >= '0' && c <= '9' ? c - '0' : lower(c) >= 'a' && lower(c) <= 'f' ? lower(c) - 'a' + 10 : -1;
  };
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool escape = text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0;
    out += escape ? static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2])) : text[i];
    if (escape) i += 2;
  }
  return out;
}

std::string_view last_segment(std::string_view uri) { return uri.substr(uri.rfind('/') + 1); }

/// "xl/workbook.xml" has its relationships in "xl/_rels/workbook.xml.rels".
std::string relations_of(std::string_view part) {
  const size_t name = part.rfind('/') + 1;
  return std::string(part.substr(0, name)) + "_rels/" + std::string(part.substr(name)) + ".rels";
}

}  // namespace

const ZipEntry* find_part(const ZipArchive& archive, std::string_view name, bool* several) {
  const ZipEntry* found = nullptr;
  if (several) *several = false;
  for (const ZipEntry& entry : archive.entries()) {
    if (!same_name(entry.name, name)) continue;
    if (found && several) *several = true;
    if (found) return nullptr;
    found = &entry;
  }
  return found;
}

Package kind_of(ByteSource& source, const ZipArchive& archive) {
  if (const ZipEntry* types = find_part(archive, "[Content_Types].xml")) return kind_of_office(source, archive, *types);
  if (const ZipEntry* type = find_part(archive, "mimetype")) {
    const Package found = kind_of_mimetype(source, *type);
    if (found != Package::none) return found;
  }
  return kind_of_iwork(archive);
}

std::string_view package_name(Package package) {
  static constexpr std::string_view kNames[] = {"",    "xlsx", "xlsb",    "docx",  "pptx",   "ods",
                                                "odf", "opc",  "numbers", "pages", "keynote"};
  return kNames[static_cast<size_t>(package)];
}

std::string resolve_target(std::string_view part, std::string_view target) {
  std::string path = target.starts_with('/') ? "" : std::string(part.substr(0, part.rfind('/') + 1));
  std::vector<std::string_view> segments;
  path += without_percent(target.substr(0, target.find('#')));
  std::replace(path.begin(), path.end(), '\\', '/');
  for (std::string_view rest = path; !rest.empty();) {
    const size_t end = std::min(rest.find('/'), rest.size());
    const std::string_view segment = rest.substr(0, end);
    if (segment == ".." && !segments.empty()) segments.pop_back();
    else if (!segment.empty() && segment != "." && segment != "..") segments.push_back(segment);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  std::string name;
  for (std::string_view segment : segments) name.append(name.empty() ? "" : "/").append(segment);
  return name;
}

std::optional<ContainerFault> read_relations(ByteSource& source, const ZipArchive& archive, std::string_view part,
                                             std::vector<Relation>& relations) {
  bool several = false;
  const std::string name = relations_of(part);
  const ZipEntry* entry = find_part(archive, name, &several);
  if (several) return damaged(name, "part_twice");
  if (!entry) return std::nullopt;
  return read_small_part(source, *entry, [&](const SmallElement& element) {
    if (element.name != "Relationship") return;
    const bool outside = element["TargetMode"] == "External";
    relations.push_back({std::string(element["Id"]), std::string(last_segment(element["Type"])),
                         outside ? "" : resolve_target(part, element["Target"])});
  });
}

}  // namespace consentry
