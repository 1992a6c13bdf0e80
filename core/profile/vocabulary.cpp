// The tables of shape.h: every key of a profile (checking.md, "Profile") and of the options. Memory: constant.
#include "core/profile/shape.h"

namespace consentry {
namespace {

using enum ShapeKind;
using Words = std::string_view;

constexpr Words kFormats[] = {"csv", "txt", "json", "ndjson", "xlsx", "xls", "zip"};
constexpr std::span<const Words> kReadFormats = std::span(kFormats).first(6);  // what a file or an entry can be
constexpr Words kEncodings[] = {"UTF-8"};
constexpr Words kMissingPrimary[] = {"accept", "reject"};
constexpr Words kDuplicates[] = {"first", "last", "merge", "error"};
constexpr Words kFieldTypes[] = {"text",     "email",   "phone",    "id",       "integer", "decimal", "boolean", "date",
                                 "datetime", "country", "language", "timezone", "gender",  "enum",    "list"};
constexpr Words kMalformed[] = {"warning", "value", "error"};
constexpr Words kDecimalMarks[] = {".", ","};
constexpr Words kRecognise[] = {"by_header", "declared"};
constexpr Words kChannels[] = {"email", "sms", "push", "phone", "general"};
constexpr Words kUnknownColumns[] = {"ignore", "attribute", "refuse"};
constexpr Words kIgnoreRefuse[] = {"ignore", "refuse"};
constexpr Words kHeader[] = {"optional", "required"};
constexpr Words kNames[] = {"any", "word"};
constexpr Words kModes[] = {"add_update", "add", "update"};
constexpr Words kBlank[] = {"keep", "erase"};

constexpr Shape kFile[] = {
    {"advise_bytes", count},   {"formats", words, {}, kFormats}, {"max_bytes", count},
    {"max_cell_bytes", count}, {"max_columns", count},           {"max_records", count},
};
constexpr Shape kEncoding[] = {{"accept", words, {}, kEncodings}};
constexpr Shape kCsv[] = {{"delimiter", text}, {"quote", text}};
constexpr Shape kTxt[] = {{"delimiter", text}};
constexpr Shape kDialect[] = {{"csv", object, kCsv}, {"txt", object, kTxt}};
constexpr Shape kIdentifiers[] = {
    {"all_of", texts},
    {"any_of", texts},
    {"duplicates", word, {}, kDuplicates},
    {"exclusive", pairs},
    {"missing_primary", word, {}, kMissingPrimary},
    {"precedence", texts},
    {"primary", text},
    {"update_only", texts},
};
constexpr Shape kField[] = {
    {"aliases", languages},
    {"any_case", truth},
    {"decimal_mark", word, {}, kDecimalMarks},
    {"default_country", text},
    {"exact_header", truth},
    {"false", texts},
    {"forms", texts},
    {"malformed", word, {}, kMalformed},
    {"max_bytes", count},
    {"max_decimals", count},
    {"max_digits", count},
    {"max_items", count},
    {"max_length", count},
    {"min_length", count},
    {"name", text},
    {"negative", truth},
    {"plus_optional", truth},
    {"required", truth},
    {"required_with", texts},
    {"separator", text},
    {"separators", truth},
    {"thousands_marks", text},
    {"true", texts},
    {"type", word, {}, kFieldTypes},
    {"unique_with", text},
    {"values", texts},
};
constexpr Shape kDeclared[] = {
    {"aliases", languages},  {"channel", word, {}, kChannels},
    {"exact_header", truth}, {"given", texts},
    {"name", text},          {"refused", texts},
    {"required", truth},     {"source", text},
    {"time", text},          {"wording", text},
};
constexpr Shape kConsents[] = {
    {"declared", objects, kDeclared},
    {"given", texts},
    {"recognise", word, {}, kRecognise},
    {"refused", texts},
};
constexpr Shape kColumns[] = {
    {"blank", word, {}, kIgnoreRefuse},
    {"duplicate", word, {}, kIgnoreRefuse},
    {"header", word, {}, kHeader},
    {"max_name_length", count},
    {"max_value_length", count},
    {"names", word, {}, kNames},
    {"reserved", texts},
    {"unknown", word, {}, kUnknownColumns},
};
constexpr Shape kImport[] = {
    {"blank", word, {}, kBlank},
    {"default_mode", word, {}, kModes},
    {"modes", words, {}, kModes},
};
constexpr Shape kSource[] = {{"date", text}, {"key", text}, {"note", text}, {"url", text}};

constexpr Shape kProfile[] = {
    {"columns", object, kColumns},
    {"consents", object, kConsents},
    {"dialect", object, kDialect},
    {"encoding", object, kEncoding},
    {"extends", text},
    {"fields", objects, kField},
    {"file", object, kFile},
    {"format_version", count},
    {"id", text},
    {"identifiers", object, kIdentifiers},
    {"import", object, kImport},
    {"revision", text},
    {"sources", catalogue, kSource},
    {"title", text},
};

constexpr Shape kOptions[] = {
    {"default_country", text},
    {"delimiter", text},
    {"digest", truth},
    {"duplicate_entries", count},
    {"duplicates", word, {}, kDuplicates},
    {"encoding", text},
    {"entry", text},
    {"escape", text},
    {"extension", text},
    {"format", word, {}, kReadFormats},
    {"hash_key", text},
    {"header", header_line},
    {"identifier", text},
    {"map", pairs},
    {"missing_primary", word, {}, kMissingPrimary},
    {"quote", text},
    {"sheet", ShapeKind::sheet},
};

constexpr Shape kProfileShape{"", object, kProfile};
constexpr Shape kOptionsShape{"", object, kOptions};

}  // namespace

const Shape& profile_shape() { return kProfileShape; }
const Shape& options_shape() { return kOptionsShape; }

}  // namespace consentry
