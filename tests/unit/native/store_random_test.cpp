// Random imports, one after another, into one store: whatever comes, the totals close (merge() fails otherwise), the store stays sound,
// and no refusal ever turns into a grant.
#include <catch2/catch_test_macros.hpp>

#include "tests/unit/native/store_sample.h"

namespace consentry {
namespace {

/// splitmix64: the same numbers everywhere.
class Numbers {
 public:
  explicit Numbers(uint64_t seed) : state_(seed) {}
  uint64_t below(uint64_t bound) {
    uint64_t z = state_ += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return (z ^ (z >> 31)) % bound;
  }

 private:
  uint64_t state_;
};

SampleRow random_row(Numbers& numbers, uint64_t number) {
  SampleRow row;
  if (numbers.below(4) != 0) row.email = std::to_string(numbers.below(12)) + "@x";
  if (row.email.empty() || numbers.below(2) == 0) row.phone = "+48" + std::to_string(numbers.below(12));
  if (numbers.below(2) == 0) row.city = "C" + std::to_string(numbers.below(3));
  row.mail = static_cast<Consent>(numbers.below(3));
  row.sms = static_cast<Consent>(numbers.below(3));
  const uint64_t kind = numbers.below(12);
  if (kind == 0) row.status = RowStatus::rejected;
  if (kind == 1 && number > 1) row.status = RowStatus::duplicate, row.first = 1 + numbers.below(number - 1);
  if (kind == 2 && number > 1) row.status = RowStatus::conflict, row.first = 1;
  return row;
}

TEST_CASE("Random imports keep every promise") {
  constexpr const char* kModes[] = {"add_update", "add", "update"};
  for (uint64_t seed = 1; seed <= 12; ++seed) {
    Numbers numbers(seed);
    SampleStore store;
    std::string refused;
    for (int round = 0; round < 6; ++round) {
      std::vector<SampleRow> rows;
      for (uint64_t number = 1; number <= 1 + numbers.below(20); ++number) rows.push_back(random_row(numbers, number));
      const ImportSettings settings = settings_with(kModes[round == 0 ? 0 : numbers.below(3)], numbers.below(2) == 0);
      const Result<ImportResult> result = store.import(rows, settings);
      CAPTURE(seed, round);
      if (!result) FAIL(result.fault().message);
      const Result<StoreState> state = verify_store(store.path());
      REQUIRE(state);
      CHECK(state.value().problem == "");
      CHECK(store.query("SELECT count(*) FROM consent_events WHERE old = 'refused'") == "0");
    }
  }
}

}  // namespace
}  // namespace consentry
