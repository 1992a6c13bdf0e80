#include "native/cli/session.h"

#include <cstdlib>
#include <utility>

#include "core/profile/json.h"
#include "core/profile/load.h"
#include "native/job/input.h"

namespace consentry {
namespace {

constexpr uint64_t kSmallFile = 16 << 20;

Fault with_place(const Fault& fault, const std::string& place) {
  return Fault{fault.code, place + ": " + fault.message};
}

/// Words for marks that a shell makes hard to write.
std::string mark(const std::string& text) {
  constexpr std::pair<std::string_view, std::string_view> kWords[] = {
      {"tab", "\t"},    {"\\t", "\t"},   {"comma", ","}, {"semicolon", ";"}, {"pipe", "|"},   {"none", ""},
      {"double", "\""}, {"single", "'"}, {"colon", ":"}, {"space", " "},     {"spaces", "  "}};
  for (const auto& [word, meaning] : kWords)
    if (text == word) return std::string(meaning);
  return text;
}

std::string escape_of(const std::string& word) { return word == "backslash" || word == "\\" ? "\\" : "double"; }

Result<Json> header_choice(const std::string& text) {
  if (text == "none") return Json(text);
  if (!text.empty() && text.size() < 16 && text.find_first_not_of("0123456789") == text.npos && text[0] != '0')
    return Json(static_cast<int64_t>(std::strtoll(text.c_str(), nullptr, 10)));
  return Fault{"usage_header", "--header " + text + ": expected the number of a line, or none"};
}

/// A number from 0, or a name; in double quotes always a name.
Json sheet_choice(const std::string& text) {
  const bool number = !text.empty() && text.size() < 7 && text.find_first_not_of("0123456789") == text.npos;
  if (number) return Json(static_cast<int64_t>(std::strtoll(text.c_str(), nullptr, 10)));
  const bool quoted = text.size() > 2 && text.front() == '"' && text.back() == '"';
  return Json(quoted ? text.substr(1, text.size() - 2) : text);
}

Json pair(std::string header, std::string field) {
  return Json(Json::Array{Json(std::move(header)), Json(std::move(field))});
}

/// HEADER=FIELD; the last "=" counts, since a header may hold one.
Status add_maps(const Arguments& arguments, Json::Array& pairs) {
  for (const std::string& map : arguments.map) {
    const size_t equals = map.rfind('=');
    if (equals == map.npos) return Fault{"usage_map", "--map " + map + ": expected HEADER=FIELD"};
    pairs.push_back(pair(map.substr(0, equals), map.substr(equals + 1)));
  }
  return {};
}

Status add_mapping_file(const std::string& path, Json::Array& pairs) {
  const Result<std::string> text = read_small_file(path);
  if (!text) return text.fault();
  const Result<Json> parsed = parse_json(text.value(), "options_mapping");
  if (!parsed) return with_place(parsed.fault(), path);
  if (!parsed.value().is(Json::Kind::object))
    return Fault{"options_mapping", path + ": expected an object {\"HEADER\": \"FIELD\"}"};
  for (const auto& [header, field] : parsed.value().object()) {
    if (!field.is(Json::Kind::string))
      return Fault{"options_mapping", path + ": " + header + ": expected the name of a field, or \"-\""};
    pairs.push_back(pair(header, field.string()));
  }
  return {};
}

/// What stands behind the last dot of a file's name, in lower case; empty where it is no extension, and for standard input.
std::string extension_of(const std::string& path) {
  const size_t dot = path.rfind('.'), slash = path.rfind('/');
  if (dot == path.npos || (slash != path.npos && dot < slash)) return "";
  std::string extension = path.substr(dot + 1);
  for (char& c : extension) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  const bool plain = extension.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789") == extension.npos;
  return plain && extension.size() <= 16 ? extension : "";
}

Result<Options> find_options(const Arguments& arguments) {
  Json::Object object;
  const std::pair<const char*, const std::optional<std::string>*> texts[] = {
      {"encoding", &arguments.encoding},
      {"delimiter", &arguments.delimiter},
      {"quote", &arguments.quote},
      {"identifier", &arguments.identifier},
      {"missing_primary", &arguments.missing_primary},
      {"duplicates", &arguments.duplicates},
      {"default_country", &arguments.default_country}};
  for (const auto& [key, text] : texts) {
    const bool is_mark = text == &arguments.delimiter || text == &arguments.quote;
    if (*text) object.emplace_back(key, Json(is_mark ? mark(**text) : **text));
  }
  if (arguments.escape) object.emplace_back("escape", Json(escape_of(*arguments.escape)));
  if (arguments.sheet) object.emplace_back("sheet", sheet_choice(*arguments.sheet));
  if (arguments.entry) object.emplace_back("entry", Json(*arguments.entry));
  const std::string extension = arguments.names.empty() ? "" : extension_of(arguments.names[0]);
  if (!extension.empty()) object.emplace_back("extension", Json(extension));
  if (arguments.header) {
    const Result<Json> header = header_choice(*arguments.header);
    if (!header) return header.fault();
    object.emplace_back("header", header.value());
  }
  Json::Array pairs;
  if (Status status = add_maps(arguments, pairs)) return *status;
  if (arguments.mapping)
    if (Status status = add_mapping_file(*arguments.mapping, pairs)) return *status;
  if (!pairs.empty()) object.emplace_back("map", Json(std::move(pairs)));
  if (arguments.digest) object.emplace_back("digest", Json(true));
  return parse_options(canonical(Json(std::move(object))));
}

/// The contract says how the file is read; a second opinion on the command line would only lead to a difference.
Status check_contract_alone(const Arguments& a) {
  const bool alone = !a.encoding && !a.delimiter && !a.quote && !a.escape && !a.header && !a.sheet && !a.entry &&
                     !a.mapping && a.map.empty() && !a.identifier && !a.missing_primary && !a.duplicates &&
                     !a.default_country;
  if (alone) return {};
  return Fault{
      "usage_contract",
      "--contract brings its own options; leave out --encoding, --delimiter, --quote, --escape, --header, --sheet, "
      "--entry, --map, "
      "--mapping, --identifier, --missing-primary, --duplicates and --default-country"};
}

bool is_digest(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == text.npos;
}

Result<std::optional<Contract>> find_contract(const Arguments& arguments) {
  if (!arguments.contract) return std::optional<Contract>();
  if (Status status = check_contract_alone(arguments)) return *status;
  const Result<std::string> text = read_small_file(*arguments.contract);
  if (!text) return text.fault();
  Result<Contract> contract = read_contract(text.value());
  if (!contract) return with_place(contract.fault(), *arguments.contract);
  return std::optional<Contract>(std::move(contract.value()));
}

}  // namespace

bool looks_like_file(std::string_view profile) {
  return profile.find('/') != profile.npos || profile.ends_with(".json") || profile == "-";
}

Result<std::string> read_small_file(const std::string& path) {
  Result<Input> input = Input::open(path);
  if (!input) return input.fault();
  if (input.value().size() > kSmallFile)
    return Fault{"input_large", path + ": too large for what it should be; check the name"};
  std::string text;
  for (;;) {
    const Result<std::span<const uint8_t>> block = input.value().read();
    if (!block) return block.fault();
    if (block.value().empty()) return text;
    text.append(reinterpret_cast<const char*>(block.value().data()), block.value().size());
  }
}

Result<Profile> find_profile(const std::optional<std::string>& wanted) {
  if (!wanted) return load_builtin_profile("generic");
  if (!looks_like_file(*wanted)) return load_builtin_profile(*wanted);
  const Result<std::string> text = read_small_file(*wanted);
  if (!text) return text.fault();
  Result<Profile> profile = load_profile(text.value());
  if (!profile) return Fault{profile.fault().code, "profile " + *wanted + ": " + profile.fault().message};
  return profile;
}

Result<Session> make_session(const Arguments& arguments) {
  if (arguments.expect_report && !is_digest(*arguments.expect_report))
    return Fault{"usage_digest",
                 "--expect-report " + *arguments.expect_report + ": expected 64 hexadecimal digits in lower case"};
  Result<std::optional<Contract>> contract = find_contract(arguments);
  if (!contract) return contract.fault();
  std::optional<std::string> wanted = arguments.profile;
  if (!wanted && contract.value()) wanted = contract.value()->profile_id;
  Result<Profile> profile = find_profile(wanted);
  if (!profile && !arguments.profile && contract.value())
    return Fault{profile.fault().code,
                 profile.fault().message + "; the contract was made with it: name its file with --profile"};
  if (!profile) return profile.fault();
  Result<Options> options = contract.value() ? Result<Options>(contract.value()->options) : find_options(arguments);
  if (!options) return options.fault();
  Expectation expectation(std::move(contract.value()), arguments.expect_report.value_or(""));
  if (expectation.needs_digest() || arguments.export_contract) options.value().digest = true;
  if (const std::optional<Fault> fault = check_options(options.value(), profile.value())) return *fault;
  return Session{std::move(profile.value()), std::move(options.value()), std::move(expectation)};
}

Language language_of(const Arguments& arguments) {
  if (arguments.lang) return find_language(*arguments.lang).value_or(Language::en);
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value && *value) return find_language(value).value_or(Language::en);
  }
  return Language::en;
}

}  // namespace consentry
