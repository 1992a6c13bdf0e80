// The stages of a native check, each alone, over a file that is in memory; taken in turn, so that a slow moment hits them all.
// Use:  bench_stages FILE PROFILE ROUNDS [STAGE]
// Prints JSON lines: {"stage", "seconds": [one for each round], …what it counted}. The first round is not counted; with STAGE only that one is
// run, ROUNDS times, for callgrind. Memory: the file and one check.
#include <chrono>
#include <cinttypes>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <span>
#include <string>
#include <vector>

#include "core/checker.h"
#include "core/encoding/utf8_check.h"
#include "core/profile/load.h"
#include "core/reader.h"
#include "core/report/report.h"
#include "core/sha256.h"

namespace {

using namespace consentry;
using Bytes = std::span<const uint8_t>;

constexpr size_t kBlock = 1 << 20;  // as a host feeds them

template <typename Take>
void in_blocks(Bytes file, Take take) {
  for (size_t at = 0; at < file.size(); at += kBlock) take(file.subspan(at, std::min(kBlock, file.size() - at)));
}

std::string count(const char* name, uint64_t value) { return "\"" + std::string(name) + "\":" + std::to_string(value); }

std::string sum_words(Bytes file, const Profile&) {
  uint64_t sum = 0;
  for (size_t at = 0; at + sizeof sum <= file.size(); at += sizeof sum) {
    uint64_t word;
    std::memcpy(&word, file.data() + at, sizeof word);
    sum += word;
  }
  return count("sum", sum >> 12);  // what a JSON reader holds exactly
}

std::string check_utf8(Bytes file, const Profile&) {
  Utf8Check check(0);
  uint64_t faults = 0;
  const auto tell = [&](const Utf8Fault&) { ++faults; };
  in_blocks(file, [&](Bytes block) { check.feed(block, tell); });
  check.finish(tell);
  return count("faults", faults);
}

class CountRecords : public RecordHandler {
 public:
  void on_header_record(const Record&) override {}
  void on_batch(std::span<const Record> records) override { records_ += records.size(); }
  void on_reader_finding(const Finding&) override { ++findings_; }
  uint64_t records_ = 0, findings_ = 0;
};

std::string read_records(Bytes file, const Profile& profile) {
  CountRecords counted;
  Reader reader(reader_settings(profile, Options()), counted);
  in_blocks(file, [&](Bytes block) { reader.feed(block); });
  reader.finish();
  return count("rows", counted.records_) + "," + count("findings", counted.findings_);
}

void run_check(Bytes file, const Profile& profile, const Options& options, Sink& sink) {
  Checker checker(profile, options, file.size(), sink);
  const auto work = [&] {
    while (checker.step(UINT64_MAX) == Step::more) {
    }
  };
  in_blocks(file, [&](Bytes block) {
    checker.feed(block);
    work();
  });
  checker.finish();
  work();
}

class CountTotals : public Sink {
 public:
  void on_end(const Summary& summary) override { totals_ = summary.totals; }
  Totals totals_;
};

std::string check_rules(Bytes file, const Profile& profile) {
  CountTotals counted;
  run_check(file, profile, Options(), counted);
  return count("rows", counted.totals_.read) + "," + count("rejected", counted.totals_.rejected);
}

std::string check_with_report(Bytes file, const Profile& profile) {
  const Options options;
  Report report(profile, options);
  run_check(file, profile, options, report);
  return "\"report\":" + report.json();
}

std::string digest(Bytes file, const Profile&) {
  Sha256 sha;
  in_blocks(file, [&](Bytes block) { sha.update(block); });
  return "\"sha256\":\"" + sha.hex() + "\"";
}

struct Stage {
  const char* name;
  std::string (*run)(Bytes, const Profile&);
  std::vector<double> seconds{};
  std::string found{};
};

void run_stage(Stage& stage, Bytes file, const Profile& profile) {
  const auto start = std::chrono::steady_clock::now();
  stage.found = stage.run(file, profile);
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
  stage.seconds.push_back(wall.count());
}

void print(const Stage& stage) {
  std::printf("{\"stage\":\"%s\",\"seconds\":[", stage.name);
  for (size_t i = 1; i < stage.seconds.size(); ++i) std::printf("%s%.6f", i > 1 ? "," : "", stage.seconds[i]);
  std::printf("],%s}\n", stage.found.c_str());
}

std::string read_file(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

int main(int count, char** words) {
  if (count != 4 && count != 5) return 64;
  const std::string text = read_file(words[1]);
  const Result<Profile> profile = load_profile(read_file(words[2]));
  if (text.empty() || !profile) return 66;
  const Bytes file(reinterpret_cast<const uint8_t*>(text.data()), text.size());
  Stage stages[] = {{"words", sum_words},   {"utf8", check_utf8},          {"records", read_records},
                    {"rules", check_rules}, {"report", check_with_report}, {"sha256", digest}};
  const int rounds = std::atoi(words[3]);
  for (int round = count == 5 ? 1 : 0; round <= rounds; ++round)
    for (Stage& stage : stages)
      if (count == 4 || std::strcmp(words[4], stage.name) == 0) run_stage(stage, file, profile.value());
  for (const Stage& stage : stages) print(stage);
}
