// See names.h.
#include "core/bytes/names.h"

#include <string>

namespace consentry {
namespace {

struct Ending {
  std::string_view extension, format;
};

constexpr Ending kEndings[] = {
    {"csv", "TEXT"},  {"txt", "TEXT"},  {"tsv", "TEXT"},   {"tab", "TEXT"},    {"psv", "TEXT"},  {"asc", "TEXT"},
    {"dat", "TEXT"},  {"json", "JSON"}, {"jsonl", "JSON"}, {"ndjson", "JSON"}, {"xlsx", "XLSX"}, {"xlsm", "XLSX"},
    {"xltx", "XLSX"}, {"xltm", "XLSX"}, {"xls", "XLS"},    {"xlt", "XLS"},     {"zip", "ZIP"}};

}  // namespace

std::string_view promised_format(std::string_view extension) {
  std::string lower(extension);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  for (const Ending& ending : kEndings)
    if (ending.extension == lower) return ending.format;
  return {};
}

std::string_view extension_of(std::string_view name) {
  name.remove_prefix(name.find_last_of("/\\") + 1);
  const size_t point = name.rfind('.');
  return point == name.npos ? std::string_view() : name.substr(point + 1);
}

}  // namespace consentry
