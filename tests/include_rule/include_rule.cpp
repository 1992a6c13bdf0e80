// Enforces rules.txt, the table "May include" of the architecture, by reading the #include lines of core/, wasm/ and
// native/. A library's header may stand in .cpp files only. Memory: one line at a time and the list of violations.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

struct Rule {
  std::string files;
  Words folders;
  Words libraries;
};

Words words(const std::string& text) {
  std::istringstream stream(text);
  Words result;
  for (std::string word; stream >> word;) result.push_back(word);
  return result;
}

// A word that has a "WORD = LIST" line stands for the list.
Words expand(const Words& given, const std::map<std::string, Words>& lists) {
  Words result;
  for (const std::string& word : given) {
    const auto list = lists.find(word);
    if (list == lists.end()) result.push_back(word);
    else result.insert(result.end(), list->second.begin(), list->second.end());
  }
  return result;
}

std::vector<Rule> read_rules(const fs::path& file) {
  std::ifstream stream(file);
  std::vector<Rule> rules;
  std::map<std::string, Words> lists;
  for (std::string line; std::getline(stream, line);) {
    if (line.empty() || line[0] == '#') continue;
    if (const size_t equals = line.find('='); equals != std::string::npos) {
      Words& list = lists[words(line.substr(0, equals)).at(0)];
      for (const std::string& word : words(line.substr(equals + 1))) list.push_back(word);
      continue;
    }
    const size_t first = line.find(':'), second = line.find(':', first + 1);
    REQUIRE(second != std::string::npos);
    rules.push_back({words(line.substr(0, first)).at(0),
                     expand(words(line.substr(first + 1, second - first - 1)), lists), words(line.substr(second + 1))});
  }
  return rules;
}

bool starts_with(std::string_view text, std::string_view prefix) { return text.substr(0, prefix.size()) == prefix; }

// "core" for core/record.h, "core/text" for core/text/fold.cpp.
std::string folder_of(std::string_view path) { return std::string(path.substr(0, path.rfind('/'))); }

// "core/*" stands for every folder below core and core itself.
bool covers(const std::string& pattern, const std::string& folder) {
  if (!pattern.ends_with("/*")) return pattern == folder;
  const std::string top = pattern.substr(0, pattern.size() - 2);
  return folder == top || starts_with(folder, top + "/");
}

bool fits(const Rule& rule, const std::string& file) {
  if (rule.files == file) return true;
  if (!rule.files.ends_with(".cpp")) return covers(rule.files, folder_of(file));
  return file.ends_with(".cpp") && folder_of(file) + ".cpp" == rule.files;
}

const Rule* rule_for(const std::vector<Rule>& rules, const std::string& file) {
  const auto rule = std::find_if(rules.begin(), rules.end(), [&](const Rule& r) { return fits(r, file); });
  return rule == rules.end() ? nullptr : &*rule;
}

// C++ standard headers have neither a folder nor a suffix; vector instructions come with the compiler.
bool is_standard(std::string_view header) {
  return header.find_first_of("/.") == std::string_view::npos || header.ends_with("intrin.h") ||
         header == "arm_neon.h" || header == "wasm_simd128.h";
}

bool is_posix(std::string_view header) {
  return header == "unistd.h" || header == "fcntl.h" || header == "pthread.h" || starts_with(header, "sys/");
}

bool may_use_library(const Rule& rule, const std::string& file, const std::string& header) {
  return std::any_of(rule.libraries.begin(), rule.libraries.end(), [&](const std::string& library) {
    return library == "posix" ? is_posix(header) : file.ends_with(".cpp") && starts_with(header, library);
  });
}

bool may_include(const Rule& rule, const std::string& file, const std::string& header, bool quoted) {
  if (!quoted) return is_standard(header) || may_use_library(rule, file, header);
  const std::string folder = folder_of(header);
  if (folder == folder_of(file)) return true;
  return std::any_of(rule.folders.begin(), rule.folders.end(),
                     [&](const std::string& allowed) { return allowed == header || covers(allowed, folder); });
}

// The header of an #include line and whether it stands in quotes; empty for any other line.
std::pair<std::string, bool> included(const std::string& line) {
  size_t at = line.find_first_not_of(" \t");
  if (at == std::string::npos || line[at] != '#') return {};
  at = line.find_first_not_of(" \t", at + 1);
  if (at == std::string::npos || line.compare(at, 7, "include") != 0) return {};
  const size_t open = line.find_first_of("<\"", at), close = line.find_first_of(">\"", open + 1);
  if (open == std::string::npos || close == std::string::npos) return {};
  return {line.substr(open + 1, close - open - 1), line[open] == '"'};
}

void check_file(const fs::path& root, const std::string& file, const std::vector<Rule>& rules, Words& found) {
  const Rule* rule = rule_for(rules, file);
  if (rule == nullptr) return found.push_back(file + ": its folder has no line in rules.txt");
  std::ifstream stream(root / file);
  for (std::string line; std::getline(stream, line);) {
    const auto [header, quoted] = included(line);
    if (!header.empty() && !may_include(*rule, file, header, quoted)) found.push_back(file + ": " + header);
  }
}

struct Outcome {
  Words violations;
  size_t files = 0;
};

Outcome check_tree(const fs::path& root) {
  const std::vector<Rule> rules = read_rules(fs::path(CONSENTRY_SOURCE_DIR) / "tests/include_rule/rules.txt");
  Outcome outcome;
  for (const char* top : {"core", "wasm", "native"}) {
    if (!fs::exists(root / top)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
      const std::string file = fs::relative(entry.path(), root).generic_string();
      if (!file.ends_with(".h") && !file.ends_with(".cpp")) continue;
      ++outcome.files;
      check_file(root, file, rules, outcome.violations);
    }
  }
  return outcome;
}

}  // namespace

TEST_CASE("every folder includes only what the architecture lets it") {
  const Outcome outcome = check_tree(CONSENTRY_SOURCE_DIR);
  CHECK(outcome.violations == Words{});
  CHECK(outcome.files >= 10);
}

TEST_CASE("a breach of each kind is seen") {
  Words found = check_tree(fs::path(CONSENTRY_SOURCE_DIR) / "tests/include_rule/breaches").violations;
  std::sort(found.begin(), found.end());
  CHECK(found == Words{"core/format/csv.cpp: core/record/rules.h", "core/limits.h: core/profile/load.h",
                       "core/stray/lost.cpp: its folder has no line in rules.txt", "core/text/fold.h: unicode/uchar.h",
                       "native/main.cpp: core/text/fold.h"});
}
