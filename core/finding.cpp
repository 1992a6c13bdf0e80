// The catalogue of findings as a table, made from core/finding.def.
#include "core/finding.h"

#include <algorithm>

namespace consentry {
namespace {

constexpr CodeInfo kCatalogue[] = {
#define FINDING(number, name, severity) {Code::name, #name, Severity::severity},
#include "core/finding.def"
#undef FINDING
};

static_assert(std::is_sorted(std::begin(kCatalogue), std::end(kCatalogue),
                             [](const CodeInfo& a, const CodeInfo& b) { return a.code < b.code; }),
              "finding.def is in the order of its numbers");

bool has_number(const CodeInfo& info, std::string_view digits) {
  uint32_t number = 0;
  for (char c : digits) {
    if (c < '0' || c > '9' || number > 9999) return false;
    number = number * 10 + static_cast<uint32_t>(c - '0');
  }
  return !digits.empty() && number == static_cast<uint32_t>(info.code);
}

}  // namespace

std::span<const CodeInfo> code_catalogue() { return kCatalogue; }

const CodeInfo& code_info(Code code) {
  return *std::lower_bound(std::begin(kCatalogue), std::end(kCatalogue), code,
                           [](const CodeInfo& info, Code wanted) { return info.code < wanted; });
}

const CodeInfo* find_code(std::string_view text) {
  for (const CodeInfo& info : kCatalogue)
    if (info.name == text || has_number(info, text)) return &info;
  return nullptr;
}

std::string_view severity_name(Severity severity) {
  constexpr std::string_view kNames[] = {"note", "warning", "value", "error", "fatal"};
  return kNames[static_cast<size_t>(severity)];
}

}  // namespace consentry
