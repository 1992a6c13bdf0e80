// Options from JSON and back (load.h). Memory: the options.
#include <algorithm>

#include "core/encoding/encodings.h"
#include "core/phone_plan.h"
#include "core/profile/load.h"
#include "core/profile/reader.h"
#include "core/profile/shape.h"

namespace consentry {
namespace {

constexpr size_t kHashKeyDigits = 32;
constexpr size_t kExtensionLetters = 16;
constexpr const char* kEncodingExamples =
    "read are UTF-8, UTF-16LE, windows-1250, ISO-8859-2, KOI8-R, IBM852 and others";

Fault value_fault(std::string message) { return Fault{"options_value", std::move(message)}; }

std::optional<std::string> optional_text(const Json& document, std::string_view key) {
  const Json* found = document.find(key);
  return found ? std::optional(found->string()) : std::nullopt;
}

std::optional<uint64_t> hex_number(std::string_view digits) {
  uint64_t value = 0;
  for (const char c : digits) {
    const size_t digit =
        std::string_view("0123456789abcdef").find(c >= 'A' && c <= 'F' ? static_cast<char>(c + 32) : c);
    if (digit == std::string_view::npos) return std::nullopt;
    value = value << 4 | digit;
  }
  return value;
}

std::optional<Fault> read_hash_key(const Json& document, Options& options) {
  const Json* found = document.find("hash_key");
  if (!found) return std::nullopt;
  const std::string_view text = found->string();
  const auto high = hex_number(text.substr(0, kHashKeyDigits / 2));
  const auto low = hex_number(text.substr(std::min(text.size(), kHashKeyDigits / 2)));
  if (text.size() != kHashKeyDigits || !high || !low) return value_fault("hash_key: expected 32 hexadecimal digits");
  options.hash_key = {*high, *low};
  return std::nullopt;
}

/// No letters and digits, which stand in every cell; blanks only where they part words for sure.
bool is_delimiter(std::string_view text) {
  const auto stands_in_words = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '"' || c == '\n' ||
           c == '\r' || static_cast<uint8_t>(c) >= 0x7F || c == 0;
  };
  if (text.size() == 1) return is_mark(text);
  return text.size() == 2 && std::none_of(text.begin(), text.end(), stands_in_words);
}

bool is_quote(std::string_view text) {
  constexpr std::string_view kPairs[] = {"“”", "„”", "„“", "«»", "‘’", "””"};
  return is_mark(text) || std::find(std::begin(kPairs), std::end(kPairs), text) != std::end(kPairs);
}

std::optional<Fault> check_marks(const Options& options) {
  if (options.delimiter && !is_delimiter(*options.delimiter))
    return value_fault("delimiter: expected one or two ASCII marks, as in \";\", \"||\" or \", \"");
  if (options.quote && !options.quote->empty() && !is_quote(*options.quote))
    return value_fault("quote: expected one ASCII mark, a pair such as \"“”\", or \"\" for none");
  if (options.escape && *options.escape != "\\" && *options.escape != "double")
    return value_fault("escape: expected \"\\\\\" or \"double\"");
  if (options.delimiter && options.delimiter == options.quote) return value_fault("delimiter: must not be the quote");
  return std::nullopt;
}

std::optional<Fault> read_encoding(const Json& document, Options& options) {
  const auto text = optional_text(document, "encoding");
  if (!text) return std::nullopt;
  const Encoding* found = find_encoding(*text);
  if (!found) return value_fault("encoding: \"" + *text + "\" is not known, or not read yet; " + kEncodingExamples);
  options.encoding = std::string(found->name);
  return std::nullopt;
}

void read_header(const Json& document, Options& options) {
  const Json* found = document.find("header");
  if (!found) return;
  const bool none = found->is(Json::Kind::string);
  options.header = {none ? HeaderChoice::Kind::none : HeaderChoice::Kind::line,
                    static_cast<uint64_t>(found->integer())};
}

void read_sheet(const Json& document, Options& options) {
  const Json* found = document.find("sheet");
  if (!found) return;
  options.sheet.emplace();
  if (found->is(Json::Kind::integer)) options.sheet->index = static_cast<uint64_t>(found->integer());
  else options.sheet->name = found->string();
}

std::optional<Fault> read_entry(const Json& document, Options& options) {
  options.entry = optional_text(document, "entry");
  if (!options.entry || !options.entry->empty()) return std::nullopt;
  return value_fault("entry: expected the name of a file in the archive");
}

/// As told by a host from the file's name: small ASCII letters and digits, so that it can stand in any report.
std::optional<Fault> read_extension(const Json& document, Options& options) {
  options.extension = optional_text(document, "extension").value_or("");
  const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  const bool sound = options.extension.size() <= kExtensionLetters &&
                     std::all_of(options.extension.begin(), options.extension.end(), plain);
  if (sound) return std::nullopt;
  return value_fault("extension: expected small letters and digits, as in \"csv\"");
}

std::optional<Fault> read_map(const Json& document, Options& options) {
  const Json* found = document.find("map");
  if (!found) return std::nullopt;
  for (const Json& pair : found->array()) {
    options.map.emplace_back(pair.array()[0].string(), pair.array()[1].string());
    if (options.map.back().first.empty() || options.map.back().second.empty()) {
      return value_fault("map: neither header nor field may be empty; \"-\" as field leaves a column out");
    }
  }
  return std::nullopt;
}

Json map_json(const Options& options) {
  Json::Array pairs;
  for (const auto& [header, field] : options.map) pairs.push_back(Json(Json::Array{Json(header), Json(field)}));
  return Json(std::move(pairs));
}

Json sheet_json(const SheetChoice& sheet) {
  return sheet.index ? Json(static_cast<int64_t>(*sheet.index)) : Json(sheet.name);
}

Json header_json(const HeaderChoice& header) {
  if (header.kind == HeaderChoice::Kind::none) return Json(std::string("none"));
  return Json(static_cast<int64_t>(header.line));
}

}  // namespace

Result<Options> parse_options(std::string_view json) {
  const Result<Json> parsed = parse_json(json, "options_json");
  if (!parsed) return parsed.fault();
  const Json& document = parsed.value();
  if (auto fault = check_shape(document, options_shape(), "options")) return *fault;
  Options options;
  options.format = optional_text(document, "format").value_or("");
  options.delimiter = optional_text(document, "delimiter");
  options.quote = optional_text(document, "quote");
  options.escape = optional_text(document, "escape");
  options.identifier = optional_text(document, "identifier");
  options.missing_primary = optional_text(document, "missing_primary");
  options.duplicates = optional_text(document, "duplicates");
  options.default_country = optional_text(document, "default_country");
  read_header(document, options);
  read_sheet(document, options);
  if (const Json* digest = document.find("digest")) options.digest = digest->boolean();
  if (const Json* entries = document.find("duplicate_entries")) {
    options.duplicate_entries = static_cast<uint64_t>(entries->integer());
  }
  if (auto fault = check_marks(options)) return *fault;
  if (auto fault = read_encoding(document, options)) return *fault;
  if (auto fault = read_entry(document, options)) return *fault;
  if (auto fault = read_extension(document, options)) return *fault;
  if (auto fault = read_map(document, options)) return *fault;
  if (auto fault = read_hash_key(document, options)) return *fault;
  return options;
}

namespace {

/// A country that has a numbering plan. What people write instead of its code is close at hand.
std::optional<Fault> check_country(const Options& options) {
  if (!options.default_country || find_phone_region(*options.default_country)) return std::nullopt;
  std::string upper = *options.default_country;
  for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c;
  if (upper == "UK") upper = "GB";
  const std::string hint = find_phone_region(upper) ? "; did you mean \"" + upper + "\"?" : "";
  return value_fault("default_country: \"" + *options.default_country +
                     "\" is no country with phone numbers by its two letters (ISO 3166-1), as in \"PL\"" + hint);
}

}  // namespace

std::optional<Fault> check_options(const Options& options, const Profile& profile) {
  const auto& formats = profile.formats;
  if (!options.format.empty() && std::find(formats.begin(), formats.end(), options.format) == formats.end()) {
    return value_fault("format: the profile \"" + profile.id + "\" does not take \"" + options.format + "\"");
  }
  if (options.quote && !options.quote->empty() && !options.delimiter) {
    for (const std::string& delimiter : {profile.csv_delimiter, profile.txt_delimiter})
      if (delimiter == *options.quote) return value_fault("quote: must not be the profile's delimiter");
  }
  if (auto fault = check_country(options)) return fault;
  if (!options.identifier) return std::nullopt;
  std::vector<std::string_view> identifiers;
  for (uint32_t i = 0; i < profile.fields.size(); ++i) {
    if (profile.is_identifier(i)) identifiers.push_back(profile.fields[i].name);
  }
  if (std::find(identifiers.begin(), identifiers.end(), *options.identifier) != identifiers.end()) return std::nullopt;
  return value_fault("identifier: \"" + *options.identifier + "\" is not one of " + join_names(identifiers) +
                     did_you_mean(*options.identifier, identifiers));
}

std::string options_json(const Options& options) {
  const Options standard;
  Json::Object out;
  const auto add_text = [&](const char* key, const std::optional<std::string>& text) {
    if (text) out.emplace_back(key, Json(*text));
  };
  if (!options.format.empty()) add_text("format", options.format);
  add_text("delimiter", options.delimiter);
  add_text("quote", options.quote);
  add_text("escape", options.escape);
  add_text("encoding", options.encoding);
  add_text("identifier", options.identifier);
  add_text("missing_primary", options.missing_primary);
  add_text("duplicates", options.duplicates);
  add_text("default_country", options.default_country);
  add_text("entry", options.entry);
  if (!options.extension.empty()) add_text("extension", options.extension);
  if (options.sheet) out.emplace_back("sheet", sheet_json(*options.sheet));
  if (options.header.kind != HeaderChoice::Kind::found) out.emplace_back("header", header_json(options.header));
  if (!options.map.empty()) out.emplace_back("map", map_json(options));
  if (options.digest) out.emplace_back("digest", Json(true));
  if (options.duplicate_entries != standard.duplicate_entries) {
    out.emplace_back("duplicate_entries", Json(static_cast<int64_t>(options.duplicate_entries)));
  }
  return canonical(Json(std::move(out)));
}

}  // namespace consentry
