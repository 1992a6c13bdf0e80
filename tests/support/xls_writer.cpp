// See xls_writer.h. Sections are those of biff_book.cpp and biff_sheet.cpp.
#include "tests/support/xls_writer.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <vector>

#include "tests/support/compound_writer.h"

namespace consentry::test {
namespace {

using Json = simdjson::dom::element;
using Text = std::string_view;
using Type = simdjson::dom::element_type;

constexpr size_t kMostData = 8224;
constexpr uint16_t kWorksheet = 0x10, kGlobals = 0x05;

std::string record(uint16_t type, const std::string& data) { return little(type, 2) + little(data.size(), 2) + data; }

std::string unhex(Text digits) {
  std::string bytes, pair;
  for (const char c : digits) {
    if (c != ' ') pair += c;
    if (pair.size() < 2) continue;
    bytes += static_cast<char>(std::strtoul(pair.c_str(), nullptr, 16));
    pair.clear();
  }
  return bytes;
}

std::vector<uint16_t> units_of(Text text) {
  std::vector<uint16_t> units;
  for (size_t i = 0; i < text.size();) {
    const auto lead = static_cast<uint8_t>(text[i++]);
    const int more = lead < 0x80 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
    uint32_t c = more ? lead & (0x3F >> more) : lead;
    for (int n = 0; n < more; ++n) c = c << 6 | (static_cast<uint8_t>(text[i++]) & 0x3F);
    if (c >= 0x10000) units.push_back(static_cast<uint16_t>(0xD7C0 + (c >> 10))), c = 0xDC00 + (c & 0x3FF);
    units.push_back(static_cast<uint16_t>(c));
  }
  return units;
}

bool needs_two_bytes(const std::vector<uint16_t>& units, size_t from = 0) {
  for (size_t i = from; i < units.size(); ++i)
    if (units[i] > 0xFF) return true;
  return false;
}

/// Members of an object, each with what counts where it is not named.
struct Keys {
  Json json;

  bool has(Text key) const { return json.is<simdjson::dom::object>() && !json[key].error(); }
  Json at(Text key) const { return json[key].value_unsafe(); }
  uint64_t number(Text key, uint64_t otherwise) const {
    uint64_t value = otherwise;
    if (has(key) && json[key].get(value) != simdjson::SUCCESS) return otherwise;
    return value;
  }
  std::string text(Text key, Text otherwise = "") const {
    Text value = otherwise;
    if (has(key) && json[key].get(value) != simdjson::SUCCESS) return std::string(otherwise);
    return std::string(value);
  }
  bool flag(Text key) const {
    bool value = false;
    return has(key) && json[key].get(value) == simdjson::SUCCESS && value;
  }
  template <typename Take>
  void each(Text key, Take take) const {
    simdjson::dom::array list;
    if (!has(key) || json[key].get(list) != simdjson::SUCCESS) return;
    for (const Json item : list) take(item);
  }
};

/// A record and those that continue it: split where the data grow too long, or where the case says so (2.4.58).
class Continued {
 public:
  Continued(uint16_t type, std::vector<uint64_t> splits, bool switches)
      : type_(type), splits_(std::move(splits)), switches_(switches) {}

  void bytes(const std::string& data) {
    for (const char byte : data) {
      if (due()) split();
      add(byte);
    }
  }
  /// Characters that are continued say anew how wide they are.
  void characters(const std::vector<uint16_t>& units, bool wide) {
    for (size_t i = 0; i < units.size(); ++i) {
      if (due()) {
        split();
        if (switches_) wide = !wide || needs_two_bytes(units, i);
        data_ += static_cast<char>(wide);
      }
      add(static_cast<char>(units[i]));
      if (wide) add(static_cast<char>(units[i] >> 8));
    }
  }
  std::string finish() {
    split();
    return records_;
  }

 private:
  bool due() const { return data_.size() >= kMostData - 1 || (at_ < splits_.size() && written_ >= splits_[at_]); }
  void add(char byte) {
    data_ += byte;
    ++written_;
  }
  void split() {
    while (at_ < splits_.size() && written_ >= splits_[at_]) ++at_;
    records_ += record(type_, data_);
    data_.clear();
    type_ = 0x3C;
  }

  uint16_t type_;
  std::vector<uint64_t> splits_;
  bool switches_;
  size_t at_ = 0;
  uint64_t written_ = 0;
  std::string data_, records_;
};

/// XLUnicodeString (2.5.294); a short one has one byte of count.
std::string unicode(Text text, size_t count_bytes = 2) {
  const auto units = units_of(text);
  const bool wide = needs_two_bytes(units);
  std::string bytes = little(units.size(), count_bytes) + little(wide, 1);
  for (const uint16_t unit : units) bytes += little(unit, wide ? 2 : 1);
  return bytes;
}

class Workbook {
 public:
  explicit Workbook(Json json) : all_{json} {}

  std::string write() {
    std::vector<std::string> sheets;
    all_.each("sheets", [&](Json sheet) { sheets.push_back(sheet_of({sheet})); });
    const std::string before = before_sheets(), after = behind_sheets();
    uint64_t offset = before.size() + names({}).size() + after.size();
    std::vector<uint64_t> offsets;
    for (const std::string& sheet : sheets) {
      offsets.push_back(offset);
      offset += sheet.size();
    }
    std::string stream = before + names(offsets) + after;
    for (const std::string& sheet : sheets) stream += sheet;
    return stream;
  }

 private:
  std::string bof(uint16_t type) const {
    return record(0x809, little(all_.number("version", 0x600), 2) + little(type, 2) + little(0x0DBB07CC, 4) +
                             (all_.number("version", 0x600) == 0x600 ? little(0x41, 4) + little(6, 4) : ""));
  }

  std::string before_sheets() const {
    std::string bytes = bof(kGlobals);
    if (all_.flag("encrypted")) bytes += record(0x2F, little(1, 2) + std::string(52, '\x5A'));
    bytes += record(0x42, little(1200, 2));
    if (all_.flag("date1904")) bytes += record(0x22, little(1, 2));
    all_.each("formats", [&](Json format) {
      const Keys keys{format};
      bytes += record(0x41E, little(keys.number("id", 164), 2) + unicode(keys.text("code")));
    });
    bytes += style(0);
    all_.each("styles",
              [&](Json format) { bytes += style(format.is<uint64_t>() ? format.get_uint64().value_unsafe() : 0); });
    return bytes + unhex(all_.text("globals"));
  }

  static std::string style(uint64_t format) {
    return record(0xE0, little(0, 2) + little(format, 2) + std::string(16, '\0'));
  }

  /// The list of sheets; without offsets as many bytes.
  std::string names(const std::vector<uint64_t>& offsets) const {
    std::string bytes;
    size_t i = 0;
    all_.each("sheets", [&](Json json) {
      const Keys sheet{json};
      const std::map<std::string, uint8_t> states{{"hidden", 1}, {"veryHidden", 2}},
          kinds{{"macro", 1}, {"chart", 2}, {"module", 6}};
      const auto state = states.find(sheet.text("state")), kind = kinds.find(sheet.text("kind"));
      const uint64_t offset = sheet.number("offset", i < offsets.size() ? offsets[i] : 0);
      bytes += record(0x85, little(offset, 4) + little(state == states.end() ? 0 : state->second, 1) +
                                little(kind == kinds.end() ? 0 : kind->second, 1) +
                                unicode(sheet.text("name", "Sheet1"), 1));
      ++i;
    });
    return bytes;
  }

  std::string behind_sheets() {
    const Keys table{all_.has("sst") ? all_.at("sst") : all_.json};
    std::vector<uint64_t> splits;
    table.each("splits", [&](Json at) { splits.push_back(at.is<uint64_t>() ? at.get_uint64().value_unsafe() : 0); });
    std::vector<Json> texts;
    all_.each("strings", [&](Json text) { texts.push_back(text); });
    const size_t count = texts.size() + strings_.size();
    if (count == 0) return unhex(all_.text("behind")) + end_of_globals();
    Continued sst(0xFC, splits, table.flag("switch"));
    sst.bytes(little(table.number("all", count), 4) + little(table.number("unique", count), 4));
    for (const Json text : texts) add_string(sst, text);
    for (const std::string& text : strings_) add_text(sst, text, false, 0, "");
    return sst.finish() + unhex(all_.text("behind")) + end_of_globals();
  }

  std::string end_of_globals() const { return all_.flag("endless") ? "" : record(0x0A, ""); }

  static void add_string(Continued& sst, Json json) {
    Text text;
    if (json.get(text) == simdjson::SUCCESS) return add_text(sst, text, false, 0, "");
    const Keys keys{json};
    add_text(sst, keys.text("text"), keys.flag("wide"), keys.number("runs", 0), unhex(keys.text("phonetic")),
             keys.number("characters", 0));
  }

  /// XLUnicodeRichExtendedString (2.5.293). `characters`, if not 0, is what it says of its length.
  static void add_text(Continued& sst, Text text, bool wide, uint64_t runs, const std::string& phonetic,
                       uint64_t characters = 0) {
    const auto units = units_of(text);
    wide |= needs_two_bytes(units);
    const uint64_t flags = (wide ? 1u : 0u) | (phonetic.empty() ? 0u : 4u) | (runs ? 8u : 0u);
    sst.bytes(little(characters ? characters : units.size(), 2) + little(flags, 1) + (runs ? little(runs, 2) : "") +
              (phonetic.empty() ? "" : little(phonetic.size(), 4)));
    sst.characters(units, wide);
    sst.bytes(std::string(4 * runs, '\x07') + phonetic);
  }

  /// A text that no case numbered: it gets the next number of the shared strings.
  uint64_t share(Text text) {
    uint64_t named = 0;
    all_.each("strings", [&](Json) { ++named; });
    strings_.emplace_back(text);
    return named + strings_.size() - 1;
  }

  std::string sheet_of(const Keys& sheet) {
    std::string bytes = bof(kWorksheet) + unhex(sheet.text("before"));
    uint64_t row = 0;
    sheet.each("rows", [&](Json json) { bytes += row_of({json}, row); });
    bytes += unhex(sheet.text("after"));
    return sheet.flag("endless") ? bytes : bytes + record(0x0A, "");
  }

  /// A list of cells, or an object that says where they stand.
  std::string row_of(const Keys& json, uint64_t& row) {
    row = json.number("row", row + 1);
    std::string cells;
    uint64_t column = 0;
    const auto add = [&](Json cell) { cells += cell_of({cell}, row - 1, column); };
    simdjson::dom::array list;
    if (json.json.get(list) != simdjson::SUCCESS) json.each("cells", add);
    else
      for (const Json cell : list) add(cell);
    const std::string head = little(row - 1, 2) + little(0, 2) + little(column, 2) + little(255, 2) + little(0, 4) +
                             little(json.flag("hidden") ? 0x20 : 0, 1) + little(1, 1) + little(0x0F, 2);
    return record(0x208, head) + cells;
  }

  std::string cell_of(const Keys& cell, uint64_t row, uint64_t& column) {
    column = cell.number("column", column + 1);
    if (cell.has("hex")) return unhex(cell.text("hex"));
    const std::string place = little(row, 2) + little(column - 1, 2) + little(cell.number("style", 0), 2);
    switch (cell.json.type()) {
      case Type::NULL_VALUE: return "";
      case Type::STRING: return record(0xFD, place + little(share(cell.json.get_string().value_unsafe()), 4));
      case Type::BOOL: return record(0x205, place + little(cell.json.get_bool().value_unsafe(), 1) + little(0, 1));
      case Type::OBJECT: return object_of(cell, place, row, column);
      default: return record(0x203, place + double_of(cell.json));
    }
  }

  static std::string double_of(Json json) {
    return little(std::bit_cast<uint64_t>(json.get_double().value_unsafe()), 8);
  }

  std::string object_of(const Keys& cell, const std::string& place, uint64_t row, uint64_t& column) {
    if (cell.has("shared")) return record(0xFD, place + little(cell.number("shared", 0), 4));
    if (cell.has("label")) return record(0x204, place + unicode(cell.text("label")));
    if (cell.has("rich")) return record(0xD6, place + unicode(cell.text("rich")) + little(1, 2) + little(0, 4));
    if (cell.has("rk")) return record(0x27E, place + little(cell.number("rk", 0), 4));
    if (cell.has("number")) return record(0x203, place + double_of(cell.at("number")));
    if (cell.has("bits")) return record(0x203, place + little(cell.number("bits", 0), 8));
    if (cell.has("error")) return record(0x205, place + little(cell.number("error", 0), 1) + little(1, 1));
    if (cell.has("formula")) return formula_of(cell, place);
    if (cell.flag("blank")) return record(0x201, place);
    if (cell.has("rks")) return many_of(cell, row, column);
    return "";
  }

  static std::string many_of(const Keys& cell, uint64_t row, uint64_t& column) {
    std::string bytes = little(row, 2) + little(column - 1, 2);
    uint64_t last = column - 2;
    cell.each("rks", [&](Json rk) {
      bytes += little(cell.number("style", 0), 2) + little(rk.is<uint64_t>() ? rk.get_uint64().value_unsafe() : 0, 4);
      ++last;
    });
    column = last + 1;
    return record(0xBD, bytes + little(last, 2));
  }

  /// A formula with its stored result; what stands between it and the text of its result (2.4.127).
  static std::string formula_of(const Keys& cell, const std::string& place) {
    const Json result = cell.at("formula");
    const auto special = [](uint64_t kind, uint64_t value) {
      return little(kind, 2) + little(value, 4) + little(0xFFFF, 2);
    };
    std::string value, behind;
    if (result.is<bool>()) value = special(1, result.get_bool().value_unsafe());
    else if (result.is<Text>())
      value = special(0, 0), behind = record(0x207, unicode(result.get_string().value_unsafe()));
    else if (result.type() == Type::NULL_VALUE) value = special(3, 0);
    else if (result.is<simdjson::dom::object>()) value = special(2, Keys{result}.number("error", 0));
    else value = double_of(result);
    if (cell.flag("without_text")) behind.clear();
    return record(0x06, place + value + little(0, 2) + little(0, 4) + little(0, 2)) + unhex(cell.text("between")) +
           behind;
  }

  const Keys all_;
  std::vector<std::string> strings_;
};

std::string packed(const Keys& all, std::string stream) {
  if (all.flag("large") && stream.size() < 4096) stream.resize(4096, '\0');
  CompoundToWrite file;
  file.wide_sectors = all.flag("wide_sectors");
  simdjson::dom::object others;
  if (all.has("streams") && all.at("streams").get(others) == simdjson::SUCCESS)
    for (const auto other : others)
      file.streams.emplace_back(other.key, unhex(other.value.get_string().value_unsafe()));
  if (all.has("class")) {
    const std::string bytes = unhex(all.text("class"));
    std::copy_n(bytes.begin(), std::min(bytes.size(), file.root_class.size()), file.root_class.begin());
  }
  if (all.has("sheets") || all.has("globals")) file.streams.emplace_back(all.text("stream", "Workbook"), stream);
  return write_compound(file);
}

}  // namespace

std::string write_xls(Json json, std::string& fault) {
  const Keys all{json};
  if (!json.is<simdjson::dom::object>()) fault = "xls: not an object";
  if (!fault.empty()) return "";
  std::string bytes = packed(all, Workbook(json).write());
  all.each("patches", [&](Json json_of_patch) {
    const Keys patch{json_of_patch};
    const std::string instead = unhex(patch.text("hex"));
    const uint64_t at = patch.number("at", 0);
    if (at + instead.size() <= bytes.size()) bytes.replace(at, instead.size(), instead);
    else fault = "xls: a patch beyond the file";
  });
  bytes.resize(bytes.size() - std::min<uint64_t>(bytes.size(), all.number("cut", 0)));
  return bytes;
}

std::string write_xls(Text json) {
  simdjson::dom::parser parser;
  std::string fault;
  return write_xls(parser.parse(json.data(), json.size()).value_unsafe(), fault);
}

std::string write_biff(Text json) {
  simdjson::dom::parser parser;
  return Workbook(parser.parse(json.data(), json.size()).value_unsafe()).write();
}

}  // namespace consentry::test
