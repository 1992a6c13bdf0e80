// The manifest against what is there: number of cases, and for every code the case that raises it and its near miss.
#include "tests/vectors/runner/manifest.h"

#include "core/finding.h"

namespace vectors {
namespace {

using Lines = std::vector<std::string>;

const Vector* find(const std::vector<Vector>& all, std::string_view name) {
  for (const Vector& vector : all)
    if (vector.name == name) return &vector;
  return nullptr;
}

void check_side(const std::vector<Vector>& all, Json entry, std::string_view key, uint64_t code, bool raises,
                Lines& faults) {
  std::string_view name;
  std::string label = "manifest: code " + std::to_string(code) + ": ";
  if (entry[key].get(name)) return faults.push_back(label + "lacks " + std::string(key));
  const Vector* vector = find(all, name);
  if (!vector) return faults.push_back(label + "no case " + std::string(name));
  if (expects_code(vector->expect, code) != raises)
    faults.push_back(label + std::string(name) + (raises ? " does not raise it" : " raises it"));
}

void check_code(const std::filesystem::path& root, const std::vector<Vector>& all, Json codes,
                const consentry::CodeInfo& info, Lines& faults) {
  auto code = static_cast<uint64_t>(info.code);
  std::string key = std::to_string(code);
  Json entry;
  std::string_view folder;
  if (codes[key].get(entry))
    return faults.push_back("manifest: code " + key + " (" + std::string(info.name) + ") has no entry");
  if (entry["covered_by"].get(folder) == simdjson::SUCCESS) {
    if (!std::filesystem::exists(root / folder))
      faults.push_back("manifest: code " + key + ": " + std::string(folder) + " does not exist");
    return;
  }
  check_side(all, entry, "raised_by", code, true, faults);
  check_side(all, entry, "near_miss", code, false, faults);
}

}  // namespace

Lines check_manifest(const std::filesystem::path& root, const std::filesystem::path& file,
                     const std::vector<Vector>& all) {
  simdjson::dom::parser parser;
  Json manifest, codes;
  if (parser.load(file.string()).get(manifest)) return {"manifest: can't be read"};
  Lines faults;
  uint64_t cases = 0;
  if (manifest["cases"].get(cases)) faults.push_back("manifest: lacks cases");
  if (all.size() != cases)
    faults.push_back("manifest: says " + std::to_string(cases) + " cases, there are " + std::to_string(all.size()));
  if (manifest["codes"].get(codes)) return {"manifest: lacks codes"};
  for (const consentry::CodeInfo& info : consentry::code_catalogue()) check_code(root, all, codes, info, faults);
  return faults;
}

}  // namespace vectors
