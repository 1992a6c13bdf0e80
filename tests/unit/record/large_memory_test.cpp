// What the host hears of large memory: the duplicate table's index once it is large, in zeros on whole pages, and no larger than the file's
// first rows give reason for.
#include <catch2/catch_test_macros.hpp>
#include <cstring>
#include <string>

#include "core/profile/load.h"
#include "core/record/large_array.h"
#include "tests/support/run_check.h"

using namespace consentry;

namespace {

constexpr uint64_t kLargePage = 2 << 20;
uint64_t heard = 0;

void hear(void* at, uint64_t bytes) {
  CHECK(reinterpret_cast<uintptr_t>(at) % kLargePage == 0);
  std::memset(at, 0xFF, 1);  // whatever the host does, the array is cleared afterwards
  heard += bytes;
}

/// Bytes announced while the first rows are checked of a file that says to be a gigabyte.
uint64_t announced_for(std::string_view first_rows) {
  const Result<Profile> profile = load_builtin_profile("generic");
  REQUIRE(profile);
  Options options;
  options.on_large_memory = hear;
  Sink nobody;
  heard = 0;
  Checker checker(profile.value(), options, 1'000'000'000, nobody);
  checker.feed(test::bytes_of(first_rows));
  REQUIRE(test::work_off(checker, UINT64_MAX) == Step::need_input);
  return heard;
}

std::string rows(uint32_t count) {
  std::string text;
  for (uint32_t i = 0; i < count; ++i) text += "person" + std::to_string(i) + "@example.com\n";
  return text;
}

}  // namespace

TEST_CASE("A large array is announced before it is cleared, a small one is not", "[large_memory]") {
  LargeArray<uint64_t> array;
  heard = 0;
  array.assign(1000, hear);
  CHECK(heard == 0);
  array.assign(kLargePage / 8, hear);
  CHECK(heard == kLargePage);
  for (size_t i = 0; i < kLargePage / 8; ++i) REQUIRE(array[i] == 0);
}

TEST_CASE("The duplicate table is made for the whole file after its first rows", "[large_memory]") {
  // 40 million addresses would stand in it; the table holds 2^24, with 4 bytes a slot of which two thirds are in use at the most.
  CHECK(announced_for("email\n" + rows(4000)) >= (uint64_t{1} << 24) * 4 * 3 / 2);
}

TEST_CASE("A few rows, or a short one before long ones, promise nothing", "[large_memory]") {
  CHECK(announced_for("email\n\"" + std::string(66000, ' ') + "a@example.com\"\n") == 0);
  CHECK(announced_for("email\na@example.com\n" + std::string(66000, 'x') + "\n") == 0);
}
