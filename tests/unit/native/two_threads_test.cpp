// A check on two threads tells what a check on one does: records kept and told again, whole reports, faults of the file, early ends.
#include <catch2/catch_test_macros.hpp>

#include "core/profile/load.h"
#include "core/report/report.h"
#include "native/job/record_stream.h"
#include "native/job/run_check.h"
#include "tests/support/random.h"
#include "tests/support/read_text.h"
#include "tests/support/run_check.h"
#include "tests/support/temporary_file.h"

using namespace consentry;
using test::Random;
using test::TemporaryFile;

namespace {

/// Contacts with all that is told about cells and rows: duplicates, quotes doubled and stray, several lines, bad bytes, short rows.
std::string contacts(size_t bytes) {
  constexpr const char* kNotes[] = {"",        "plain",           "\"two\nlines\"", "\"a \"\"quoted\"\" word\"",
                                    "\"stray", "bare\"one",       "\xFF\xFE",       "\xC5\xBC\xC3\xB3",
                                    "\x01",    "x,one cell more", "\xD0\xBA",       "\"a\" \"b\""};
  Random random;
  std::string text = "email,phone,consent_email,notes\n";
  for (uint32_t row = 0; text.size() < bytes; ++row) {
    text += "person" + std::to_string(random.below(8) ? row : random.below(row + 1)) + "@example.com,";
    text += random.below(3) ? "+4850122" + std::to_string(1000 + random.below(9000)) + "," : ",";
    text += random.below(50) ? std::to_string(random.below(2)) : "maybe";
    text +=
        random.below(200) ? std::string(",") + kNotes[random.below(4)] : std::string(",") + kNotes[random.below(12)];
    text += random.below(9) ? "\n" : "\r\n";
  }
  return text;
}

std::string on_one_thread(std::string_view text, const Profile& profile, const Options& options) {
  Report report(profile, options);
  REQUIRE(test::run_check(profile, options, test::bytes_of(text), report, {.block = 1 << 20}));
  return report.json();
}

std::string on_two_threads(const std::string& path, const Profile& profile, const Options& options) {
  Report report(profile, options);
  Result<Input> input = Input::open(path);
  REQUIRE(input);
  REQUIRE(!run_check(input.value(), profile, options, report));
  return report.json();
}

}  // namespace

TEST_CASE("What a reader told is told again", "[told]") {
  const std::string text = contacts(400000);
  ReaderSettings settings;
  settings.encoding = "UTF-8";
  for (const size_t block : {1009, 65536, 300000}) {
    Told told;
    test::Transcript again;
    Reader reader(settings, told);
    for (std::string_view rest = text; !rest.empty(); rest.remove_prefix(std::min(block, rest.size()))) {
      const std::string piece(rest.substr(0, block));
      told.start(test::bytes_of(piece));
      reader.feed(test::bytes_of(piece));
      told.tell_again(again);
    }
    told.start({});
    reader.finish();
    told.tell_again(again);
    const test::Transcript direct = test::read_text(text, block);
    REQUIRE(again.rows == direct.rows);
    REQUIRE(again.cells == direct.cells);
    REQUIRE(again.findings == direct.findings);
  }
}

TEST_CASE("Reports of two threads are those of one", "[told][threads]") {
  const Result<Profile> profile = load_builtin_profile("generic");
  REQUIRE(profile);
  const std::string text = contacts(3 << 20);
  const TemporaryFile file(text);
  for (const char* policy : {"first", "last", "merge", "error"}) {
    Options options;
    options.duplicates = policy;
    options.digest = true;
    REQUIRE(on_two_threads(file.path(), profile.value(), options) == on_one_thread(text, profile.value(), options));
  }
}

TEST_CASE("A stream ends with the file's fault, and may be left at any part", "[told][threads]") {
  TemporaryFile file(contacts(4 << 20));
  Result<Input> input = Input::open(file.path());
  REQUIRE(input);
  ReaderSettings settings;
  settings.encoding = "UTF-8";
  for (int parts = 0; parts < 9; ++parts) {
    input.value().rewind();
    RecordStream stream(input.value(), settings);
    for (int i = 0; i < parts; ++i) REQUIRE(!stream.next().fault);
  }
  file.append("one more line\n");
  input.value().rewind();
  RecordStream stream(input.value(), settings);
  for (;;) {
    const RecordPart& part = stream.next();
    REQUIRE(!part.last);
    if (!part.fault) continue;
    REQUIRE(part.fault->code == "io_changed");
    break;
  }
}
