// vector_runner: replays every case of tests/vectors natively, compares expectations, and the report's bytes across splits.
//
//   vector_runner --root REPOSITORY [--vectors FOLDER] [--out DIGESTS] [--reports FOLDER] [--only PART] [--seed N] [--splits few]
//
// --splits few: whole and in blocks of 64 bytes, for tests/mutation.
// DIGESTS.inputs gets the inputs that a writer built (archives), which the other runners read from there.
// DIGESTS gets one line a case: "sha256 name" of the whole report, which the Node and Chromium runners compare with theirs.
// Exit: 0 all as expected, 1 not, 64 usage.
#include <algorithm>
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>

#include "core/sha256.h"
#include "tests/vectors/runner/manifest.h"
#include "tests/vectors/runner/replay.h"

namespace {

using namespace vectors;
namespace fs = std::filesystem;

struct Arguments {
  fs::path root, folder, out, reports;
  std::string only;
  uint64_t seed = 1;
  bool few_splits = false;
};

bool parse(int argc, char** argv, Arguments& arguments) {
  std::map<std::string, std::string> given;
  for (int i = 1; i + 1 < argc; i += 2) given[argv[i]] = argv[i + 1];
  if (argc % 2 == 0 || given.count("--root") == 0) return false;
  arguments.root = given["--root"];
  arguments.folder = given.count("--vectors") ? fs::path(given["--vectors"]) : arguments.root / "tests/vectors";
  arguments.out = given["--out"];
  arguments.reports = given["--reports"];
  arguments.only = given["--only"];
  arguments.few_splits = given["--splits"] == "few";
  if (given.count("--seed")) arguments.seed = std::strtoull(given["--seed"].c_str(), nullptr, 10);
  return true;
}

/// Cases in the order of their names; runner/ and profiles/ hold none.
std::vector<fs::path> find_cases(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& stage : fs::directory_iterator(folder)) {
    if (!stage.is_directory() || stage.path().filename() == "runner" || stage.path().filename() == "profiles") continue;
    for (const auto& file : fs::directory_iterator(stage.path())) files.push_back(file.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

class Run {
 public:
  explicit Run(const Arguments& arguments) : arguments_(arguments) {}

  void load(const fs::path& file) {
    Vector vector;
    std::string fault = load_vector(arguments_.root, file, vector);
    if (!fault.empty()) return tell(vector.name, fault);
    vectors_.push_back(std::move(vector));
  }

  void check_all() {
    for (const Vector& vector : vectors_)
      if (vector.name.find(arguments_.only) != std::string::npos) check(vector);
    if (arguments_.only.empty())
      for (const std::string& fault : check_manifest(arguments_.root, arguments_.folder / "manifest.json", vectors_))
        tell("", fault);
  }

  int end() {
    if (!arguments_.out.empty()) std::ofstream(arguments_.out) << digests_;
    std::printf("%llu of %zu vectors as expected natively, %llu runs, seed %llu\n",
                static_cast<unsigned long long>(sound_), vectors_.size(), static_cast<unsigned long long>(runs_),
                static_cast<unsigned long long>(arguments_.seed));
    return faults_ == 0 && sound_ > 0 ? 0 : 1;
  }

 private:
  void check(const Vector& vector) {
    uint64_t before = faults_;
    std::vector<Split> all = splits(arguments_.seed, vector.input.size());
    if (arguments_.few_splits)
      std::erase_if(all, [](const Split& split) { return split.name != "whole" && split.name != "blocks of 64"; });
    if (vector.input.size() > kByteByByteLimit)
      std::printf("%s: not byte by byte, input above 2 MB\n", vector.name.c_str());
    std::string whole = replay(vector, all[0]);
    for (const Split& split : all) check_split(vector, split, whole);
    for (const std::string& line : differences(vector, whole)) tell(vector.name, line);
    digests_ += consentry::sha256_hex(whole) + " " + vector.name + "\n";
    keep(vector, whole);
    hand_over(vector);
    if (faults_ == before) ++sound_;
  }

  void check_split(const Vector& vector, const Split& split, const std::string& whole) {
    ++runs_;
    std::string report = replay(vector, split);
    if (report == whole) return;
    auto at = std::mismatch(whole.begin(), whole.end(), report.begin(), report.end()).first - whole.begin();
    tell(vector.name, split.name + ": the report differs from byte " + std::to_string(at) + ": …" +
                          report.substr(std::max<long>(at - 40, 0), 120));
  }

  void keep(const Vector& vector, const std::string& report) const {
    if (arguments_.reports.empty()) return;
    fs::path file = arguments_.reports / (vector.name + ".json");
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << report;
  }

  void hand_over(const Vector& vector) const {
    if (arguments_.out.empty() || !vector.built) return;
    const fs::path file = arguments_.out.string() + ".inputs/" + vector.name;
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << vector.input;
  }

  void tell(const std::string& name, const std::string& fault) {
    ++faults_;
    std::printf("FAIL %s: %s\n", name.c_str(), fault.c_str());
  }

  const Arguments& arguments_;
  std::vector<Vector> vectors_;
  std::string digests_;
  uint64_t faults_ = 0, sound_ = 0, runs_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  std::setlocale(LC_ALL, "");  // whatever the environment says must not show in a report
  Arguments arguments;
  if (!parse(argc, argv, arguments)) {
    std::fputs(
        "usage: vector_runner --root REPOSITORY [--vectors FOLDER] [--out DIGESTS] [--reports FOLDER] [--only PART] "
        "[--seed N] [--splits few]\n",
        stderr);
    return 64;
  }
  Run run(arguments);
  for (const fs::path& file : find_cases(arguments.folder)) run.load(file);
  run.check_all();
  return run.end();
}
