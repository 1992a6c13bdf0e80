// See zip_writer.h.
#include "tests/support/zip_writer.h"

#include <zlib.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <vector>

namespace consentry::test {
namespace {

using Json = simdjson::dom::element;
using Text = std::string_view;

constexpr uint64_t kFull16 = 0xFFFF, kFull32 = 0xFFFFFFFF;
constexpr uint16_t kHasDescriptor = 1 << 3, kUtf8 = 1 << 11;
constexpr uint16_t kNow = 0x2A00, kToday = 0x5B77;  // 05:16:00, 23 November 2025

std::string little(uint64_t value, size_t bytes) {
  std::string text;
  for (size_t i = 0; i < bytes; ++i) text += static_cast<char>(value >> 8 * i & 0xFF);
  return text;
}

struct Keys {
  Json json;
  bool there = false;

  std::optional<Json> get(Text key) const {
    Json value;
    if (!there || json[key].get(value) != simdjson::SUCCESS) return {};
    return value;
  }
  uint64_t number(Text key, uint64_t otherwise) const {
    const auto value = get(key);
    return value && value->is<uint64_t>() ? value->get_uint64().value_unsafe() : otherwise;
  }
  std::string text(Text key, std::string otherwise = "") const {
    const auto value = get(key);
    return value && value->is<Text>() ? std::string(value->get_string().value_unsafe()) : otherwise;
  }
  bool flag(Text key) const {
    const auto value = get(key);
    return value && value->is<bool>() && value->get_bool().value_unsafe();
  }
  Keys of(Text key) const {
    const auto value = get(key);
    return value && value->is<simdjson::dom::object>() ? Keys{*value, true} : Keys{};
  }
  std::string hex(Text key) const {
    std::string digits, bytes;
    for (const char c : text(key))
      if (c != ' ') digits += c;
    for (size_t i = 0; i + 1 < digits.size(); i += 2)
      bytes += static_cast<char>(std::strtoul(digits.substr(i, 2).c_str(), nullptr, 16));
    return bytes;
  }
};

uint32_t crc_of(const std::string& bytes) {
  return static_cast<uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
}

std::string deflated(const std::string& bytes, int strategy) {
  z_stream stream = {};
  deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, strategy);
  std::string packed(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

/// One entry: its sound values, and what the local and the central header say instead.
class Entry {
 public:
  explicit Entry(const Keys& keys) : keys_(keys), local_(keys.of("local")), central_(keys.of("central")) {
    if (const auto nested = keys.get("zip")) content_ = write_zip(*nested, fault);
    else content_ = keys.get("hex") ? keys.hex("hex") : keys.text("text");
    const std::string once = content_;
    for (uint64_t i = 1; i < keys.number("repeat", 1); ++i) content_ += once;
    method_ = keys.text("method") == "stored" ? 0 : keys.number("method", 8);
    raw_ = keys.get("raw") ? keys.hex("raw")
           : method_ == 8  ? deflated(content_, keys.flag("huffman") ? Z_HUFFMAN_ONLY : Z_DEFAULT_STRATEGY)
                           : content_;
    flags_ = keys.number("flags", kUtf8 | (keys.get("descriptor") ? kHasDescriptor : 0));
  }

  void write(std::string& archive) {
    archive += keys_.hex("before");
    offset_ = archive.size();
    const bool later = keys_.get("descriptor").has_value(), wide = keys_.flag("zip64");
    const uint64_t crc = local_.number("crc", later ? 0 : crc_());
    const uint64_t packed = local_.number("packed", later ? 0 : raw_.size());
    const uint64_t unpacked = local_.number("unpacked", later ? 0 : content_.size());
    const std::string extra =
        local_.hex("extra") + (wide ? little(1, 2) + little(16, 2) + little(unpacked, 8) + little(packed, 8) : "");
    archive += little(local_.number("signature", 0x04034b50), 4) + little(wide ? 45 : 20, 2) +
               little(local_.number("flags", flags_), 2) + little(local_.number("method", method_), 2) +
               little(kNow, 2) + little(kToday, 2) + little(crc, 4) + little(wide ? kFull32 : packed, 4) +
               little(wide ? kFull32 : unpacked, 4);
    const std::string name = name_(local_);
    archive += little(name.size(), 2) + little(extra.size(), 2) + name + extra + raw_ + descriptor();
  }

  std::string central() const {
    const bool wide = keys_.flag("zip64");
    const uint64_t packed = central_.number("packed", raw_.size());
    const uint64_t unpacked = central_.number("unpacked", content_.size());
    const uint64_t offset = central_.number("offset", offset_);
    const std::string name = name_(central_), comment = central_.text("comment");
    const std::string sizes = little(unpacked, 8) + little(packed, 8) + little(offset, 8);
    const std::string extra = central_.hex("extra") + (wide ? little(1, 2) + little(24, 2) + sizes : "");
    return "PK\1\2" + little(central_.number("made_by", 3 << 8 | 20), 2) + little(wide ? 45 : 20, 2) +
           little(central_.number("flags", flags_), 2) + little(central_.number("method", method_), 2) +
           little(kNow, 2) + little(kToday, 2) + little(central_.number("crc", crc_()), 4) +
           little(wide ? kFull32 : packed, 4) + little(wide ? kFull32 : unpacked, 4) + little(name.size(), 2) +
           little(extra.size(), 2) + little(comment.size(), 2) + little(central_.number("disk", 0), 2) + little(0, 2) +
           little(central_.number("attributes", uint64_t{0100644} << 16), 4) + little(wide ? kFull32 : offset, 4) +
           name + extra + comment;
  }

  std::string fault;

 private:
  std::string name_(const Keys& header) const {
    for (const Keys* keys : {&header, &keys_}) {
      if (keys->get("name_hex")) return keys->hex("name_hex");
      if (keys->get("name")) return keys->text("name");
    }
    return "contacts.csv";
  }
  uint64_t crc_() const { return keys_.number("crc", crc_of(content_)); }

  /// "signed" or "bare", of 32 or ("signed64", "bare64") 64 bits.
  std::string descriptor() const {
    const std::string form = keys_.text("descriptor");
    if (form.empty() || form == "none") return "";
    const size_t width = form.ends_with("64") ? 8 : 4;
    return (form.starts_with("signed") ? "PK\7\10" : "") + little(crc_(), 4) + little(raw_.size(), width) +
           little(content_.size(), width);
  }

  Keys keys_, local_, central_;
  std::string content_, raw_;
  uint64_t method_ = 8, flags_ = 0, offset_ = 0;
};

/// The end records; "end" overrides what the last one says.
std::string end_records(const Keys& keys, uint64_t entries, uint64_t offset, uint64_t size) {
  const Keys end = keys.of("end"), wide = keys.of("end64");
  const bool zip64 = keys.flag("zip64");
  const std::string comment = keys.get("comment_hex") ? keys.hex("comment_hex") : keys.text("comment");
  std::string bytes;
  if (zip64) {
    const uint64_t count = wide.number("entries", entries);
    bytes = "PK\6\6" + little(44, 8) + little(45, 2) + little(45, 2) + little(0, 4) + little(0, 4) + little(count, 8) +
            little(count, 8) + little(wide.number("size", size), 8) + little(wide.number("offset", offset), 8);
    bytes += "PK\6\7" + little(wide.number("disk", 0), 4) + little(wide.number("at", offset + size), 8) + little(1, 4);
  }
  const auto classic = [&](Text key, uint64_t value, size_t width, uint64_t full) {
    return little(end.number(key, zip64 ? full : value), width);
  };
  return bytes + "PK\5\6" + little(end.number("disk", 0), 2) + little(end.number("disk", 0), 2) +
         classic("entries_here", entries, 2, kFull16) + classic("entries", entries, 2, kFull16) +
         classic("size", size, 4, kFull32) + classic("offset", offset, 4, kFull32) +
         little(end.number("comment_size", comment.size()), 2) + comment;
}

}  // namespace

std::string write_zip(Json json, std::string& fault) {
  const Keys keys{json, true};
  simdjson::dom::array list;
  if (json["entries"].get(list) != simdjson::SUCCESS) fault = "zip: lacks \"entries\"";
  std::string archive = keys.hex("before"), directory;
  uint64_t entries = 0;
  for (const Json one : list) {
    Entry entry(Keys{one, true});
    entry.write(archive);
    directory += entry.central();
    ++entries;
    if (!entry.fault.empty()) fault = entry.fault;
  }
  archive += keys.hex("before_directory");
  const uint64_t offset = archive.size();
  directory += keys.hex("behind_directory");
  const std::string end = end_records(keys, entries, offset, directory.size());
  archive += directory + end;
  if (keys.flag("two_ends")) archive += end;
  archive += keys.hex("behind");
  if (keys.get("cut")) archive.resize(archive.size() - std::min<size_t>(archive.size(), keys.number("cut", 0)));
  return archive;
}

std::string write_zip(Text json) {
  simdjson::dom::parser parser;
  Json parsed;
  std::string fault;
  if (parser.parse(json.data(), json.size()).get(parsed) != simdjson::SUCCESS) fault = "no JSON";
  const std::string archive = fault.empty() ? write_zip(parsed, fault) : "";
  if (fault.empty()) return archive;
  std::fprintf(stderr, "write_zip: %s\n", fault.c_str());
  std::abort();
}

}  // namespace consentry::test
