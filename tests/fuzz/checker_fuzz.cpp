// Fuzzes the door: any bytes as a file, read whole and in blocks. The first four bytes of the input choose the size of the blocks, the
// budget of a step, the profile and the options. Holds: it ends, both readings tell the same report, the report is canonical JSON, and
// its totals close. Memory: as the checker's, twice.
#include "core/checker.h"
#include "core/profile/json.h"
#include "core/profile/load.h"
#include "core/report/report.h"
#include "tests/fuzz/hold.h"
#include "tests/support/run_check.h"

using namespace consentry;

namespace {

/// Fields of every type, beside the platforms' own profiles.
constexpr std::string_view kEveryType = R"({
  "format_version": 1, "id": "every_type", "revision": "2026-11-22", "title": "Every type",
  "file": {"formats": ["csv", "txt"], "max_records": 40}, "encoding": {"accept": ["UTF-8"]},
  "identifiers": {"any_of": ["email", "phone", "id"], "primary": "email", "missing_primary": "reject", "duplicates": "last"},
  "fields": [
    {"name": "email", "type": "email"}, {"name": "phone", "type": "phone", "plus_optional": true, "default_country": "PL"},
    {"name": "id", "type": "id", "max_length": 5}, {"name": "text", "type": "text", "max_length": 4},
    {"name": "integer", "type": "integer"}, {"name": "decimal", "type": "decimal", "decimal_mark": ","},
    {"name": "boolean", "type": "boolean", "true": ["yes"], "false": ["no"]}, {"name": "date", "type": "date", "forms": ["YYYY-MM-DD", "DD.MM.YYYY"]},
    {"name": "datetime", "type": "datetime", "forms": ["YYYY-MM-DD hh:mm"]}, {"name": "country", "type": "country", "forms": ["alpha-2"]}, {"name": "language", "type": "language", "forms": ["bcp-47"]},
    {"name": "timezone", "type": "timezone", "forms": ["iana"]}, {"name": "gender", "type": "gender", "values": ["m", "f"]},
    {"name": "enum", "type": "enum", "values": ["one", "two"]}, {"name": "list", "type": "list", "max_items": 2}],
  "consents": {"declared": [{"name": "optin", "channel": "email"}], "given": ["1"], "refused": ["0"]},
  "columns": {"unknown": "attribute"}
})";

/// Those that load: the fuzzer is not the place to test profiles.
std::vector<Profile> load_profiles() {
  std::vector<Profile> profiles;
  for (const BuiltinProfile& builtin : builtin_profiles())
    profiles.push_back(std::move(load_builtin_profile(builtin.id).value()));
  if (Result<Profile> own = load_profile(kEveryType)) profiles.push_back(std::move(own.value()));
  else fuzz::hold(false, "the profile of the fuzz target loads", own.fault().message);
  return profiles;
}

const Profile& profile_of(uint8_t choice) {
  static const std::vector<Profile> profiles = load_profiles();
  return profiles[choice % profiles.size()];
}

Options options_of(uint8_t choice) {
  constexpr const char* kPolicies[] = {nullptr, "last", "merge", "error"};
  Options options;
  if (const char* policy = kPolicies[choice & 3]) options.duplicates = policy;
  if (choice & 4) options.default_country = "IT";
  if (choice & 8) options.missing_primary = "reject";
  if (choice & 16) options.header.kind = HeaderChoice::Kind::none;
  if (choice & 16) options.map = {{"#1", "email"}, {"#2", "-"}};
  if (choice & 32) options.duplicate_entries = 2;
  return options;
}

std::string report_of(const Profile& profile, const Options& options, std::string_view file, test::Pace pace) {
  Report report(profile, options);
  fuzz::hold(test::run_check(profile, options, test::bytes_of(file), report, pace), "the check ends");
  return report.json();
}

void check_totals(const Json& report) {
  const Json* totals = report.find("totals");
  fuzz::hold(totals != nullptr, "a report has totals");
  const auto count = [&](std::string_view key) {
    const Json* number = totals->find(key);
    fuzz::hold(number != nullptr && number->is(Json::Kind::integer), "a total is there", key);
    return number->integer();
  };
  fuzz::hold(count("read") == count("accepted") + count("rejected") + count("duplicates") + count("conflicts"),
             "totals close", canonical(*totals));
}

/// The head of 64 KiB that is read at once is filled with blank lines, so that blocks show behind it.
std::string behind_the_head(std::string_view file) {
  const size_t line = std::min(file.find('\n'), file.size());
  return std::string(file.substr(0, line)) + std::string(64 * 1024, '\n') + std::string(file.substr(line));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  fuzz::Input input(data, size);
  const test::Pace blocks{size_t{1} + input.byte(), uint64_t{1} + input.byte()};
  const Profile& profile = profile_of(input.byte());
  const uint8_t choice = input.byte();
  const Options options = options_of(choice);
  if (check_options(options, profile)) return 0;
  const bool far = choice & 64 && !(choice & 128);
  const std::string file = far ? behind_the_head(input.text()) : std::string(input.text());
  const std::string report = report_of(profile, options, file, {});
  fuzz::hold(report == report_of(profile, options, file,
                                 far ? test::Pace{1 + 256 * blocks.block, 1 + 256 * blocks.budget} : blocks),
             "the report does not depend on the size of the blocks", report);
  const Result<Json> json = parse_json(report, "report");
  fuzz::hold(json.ok(), "the report is JSON", report);
  fuzz::hold(canonical(json.value()) == report, "the report is canonical", report);
  check_totals(json.value());
  return 0;
}
