// See xlsx_writer.h. Parts of ECMA-376 part 1, 18, and part 2; the archive by APPNOTE 4.3.6.
#include "tests/support/xlsx_writer.h"

#include <zlib.h>

namespace consentry::test {
namespace {

constexpr std::string_view kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

std::string join(std::initializer_list<std::string_view> pieces) {
  std::string all;
  for (std::string_view piece : pieces) all.append(piece);
  return all;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (char c : text) out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '"' ? "&quot;" : std::string(1, c);
  return out;
}

struct Uris {
  explicit Uris(bool strict)
      : main(strict ? "http://purl.oclc.org/ooxml/spreadsheetml/main"
                    : "http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
        relations(strict ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
                         : "http://schemas.openxmlformats.org/officeDocument/2006/relationships") {}
  const std::string main, relations;
};
constexpr std::string_view kPackage = "http://schemas.openxmlformats.org/package/2006/";

std::string column_name(size_t column) {
  return column < 26 ? std::string(1, static_cast<char>('A' + column))
                     : column_name(column / 26 - 1) + column_name(column % 26);
}

std::string rows_of(const SheetToWrite& sheet) {
  std::string xml;
  for (size_t r = 0; r < sheet.rows.size(); ++r) {
    const std::string row = std::to_string(r + 1);
    xml += join({"<row r=\"", row, "\">"});
    for (size_t c = 0; c < sheet.rows[r].size(); ++c) {
      const std::string& text = sheet.rows[r][c];
      if (text.empty()) continue;
      xml += join({"<c r=\"", column_name(c), row, "\" t=\"inlineStr\"><is><t>", escaped(text), "</t></is></c>"});
    }
    xml += "</row>";
  }
  return xml;
}

std::string sheet_part(const SheetToWrite& sheet, const Uris& uris) {
  if (sheet.kind != "worksheet") return join({kHead, "<", sheet.kind, " xmlns=\"", uris.main, "\"/>"});
  return join({kHead, "<worksheet xmlns=\"", uris.main, "\">", sheet.before, "<sheetData>", rows_of(sheet), sheet.data,
               "</sheetData>", sheet.after, "</worksheet>"});
}

std::string sheet_path(size_t number) { return "worksheets/sheet" + std::to_string(number) + ".xml"; }

std::string workbook_part(const WorkbookToWrite& workbook, const Uris& uris) {
  std::string sheets;
  for (size_t i = 0; i < workbook.sheets.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    const std::string& state = workbook.sheets[i].state;
    sheets += join({"<sheet name=\"", escaped(workbook.sheets[i].name), "\" sheetId=\"", number, "\"",
                    state.empty() ? "" : " state=\"" + state + "\"", " r:id=\"rId", number, "\"/>"});
  }
  return join({kHead, "<workbook xmlns=\"", uris.main, "\" xmlns:r=\"", uris.relations, "\">", workbook.workbook,
               "<sheets>", sheets, "</sheets></workbook>"});
}

std::string relations_part(const WorkbookToWrite& workbook, const Uris& uris) {
  std::string all;
  const auto add = [&](std::string_view id, std::string_view type, std::string_view target) {
    all += join({"<Relationship Id=\"", id, "\" Type=\"", uris.relations, "/", type, "\" Target=\"", target, "\"/>"});
  };
  for (size_t i = 0; i < workbook.sheets.size(); ++i)
    add("rId" + std::to_string(i + 1), workbook.sheets[i].kind, sheet_path(i + 1));
  add("rIdS", "styles", "styles.xml");
  if (!workbook.strings.empty()) add("rIdT", "sharedStrings", "sharedStrings.xml");
  return join({kHead, "<Relationships xmlns=\"", kPackage, "relationships\">", all, "</Relationships>"});
}

std::string types_part(bool macros) {
  const std::string_view type = macros ? "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
                                       : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
  return join({kHead, "<Types xmlns=\"", kPackage,
               "content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/>",
               "<Override PartName=\"/xl/workbook.xml\" ContentType=\"", type, "\"/></Types>"});
}

/// Content types first, the rest by name: the same bytes in every run.
std::vector<std::pair<std::string, std::string>> parts_of(const WorkbookToWrite& workbook) {
  const Uris uris(workbook.strict);
  std::map<std::string, std::string> parts;
  parts["_rels/.rels"] =
      join({kHead, "<Relationships xmlns=\"", kPackage, "relationships\"><Relationship Id=\"r\" Type=\"",
            uris.relations, "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"});
  parts["xl/workbook.xml"] = workbook_part(workbook, uris);
  parts["xl/_rels/workbook.xml.rels"] = relations_part(workbook, uris);
  parts["xl/styles.xml"] = join({kHead, "<styleSheet xmlns=\"", uris.main, "\">", workbook.styles, "</styleSheet>"});
  for (size_t i = 0; i < workbook.sheets.size(); ++i)
    parts["xl/" + sheet_path(i + 1)] = sheet_part(workbook.sheets[i], uris);
  std::string strings;
  for (const std::string& one : workbook.strings) strings += join({"<si>", one, "</si>"});
  if (!strings.empty())
    parts["xl/sharedStrings.xml"] = join({kHead, "<sst xmlns=\"", uris.main, "\">", strings, "</sst>"});
  parts["[Content_Types].xml"] = types_part(workbook.macros);
  for (const auto& [name, text] : workbook.parts) {
    if (text) parts[name] = *text;
    else parts.erase(name);
  }
  return {parts.begin(), parts.end()};
}

void append(std::string& out, uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
}

/// What both headers of an entry share, from "version needed" to the extra field's length.
std::string shared_header(const std::string& name, const std::string& data, const WorkbookToWrite::Promise* promise) {
  constexpr uint64_t kOldDay = 0x21;  // 1980-01-01
  std::string out;
  append(out, 20, 2);
  append(out, 0x800, 2);  // names in UTF-8
  append(out, promise ? 8 : 0, 2);
  append(out, kOldDay << 16, 4);
  append(out, crc32(0, reinterpret_cast<const Bytef*>(data.data()), static_cast<uInt>(data.size())), 4);
  append(out, data.size(), 4);
  append(out, promise ? promise->unpacked : data.size(), 4);
  append(out, name.size(), 2);
  append(out, 0, 2);
  return out;
}

}  // namespace

std::string write_xlsx(const WorkbookToWrite& workbook) {
  std::string file, directory;
  uint64_t entries = 0;
  for (const auto& [name, text] : parts_of(workbook)) {
    const auto promise = workbook.promises.find(name);
    const bool promised = promise != workbook.promises.end();
    const std::string data = promised ? std::string(promise->second.packed, '\0') : text;
    const std::string header = shared_header(name, data, promised ? &promise->second : nullptr);
    directory += "PK\x01\x02";
    append(directory, 20, 2);
    directory += header;
    directory.append(10, '\0');  // no comment, first disk, no attributes
    append(directory, file.size(), 4);
    directory += name;
    file += "PK\x03\x04" + header + name + data;
    ++entries;
  }
  const uint64_t start = file.size();
  file += directory + "PK\x05\x06";
  append(file, 0, 4);
  append(file, entries, 2);
  append(file, entries, 2);
  append(file, directory.size(), 4);
  append(file, start, 4);
  append(file, 0, 2);
  return file;
}

}  // namespace consentry::test
