// Random imports, one after another, into one store: whatever comes, the totals close (merge() fails otherwise), the store stays sound,
// no refusal ever turns into a grant, and each reaches whom it is about or is listed.
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

SampleRow random_row(Numbers& numbers) {
  SampleRow row;
  if (numbers.below(4) != 0) row.email = std::to_string(numbers.below(12)) + "@x";
  if (row.email.empty() || numbers.below(2) == 0) row.phone = "+48" + std::to_string(numbers.below(12));
  if (numbers.below(2) == 0) row.city = "C" + std::to_string(numbers.below(3));
  row.mail = static_cast<Consent>(numbers.below(3));
  row.sms = static_cast<Consent>(numbers.below(3));
  return row;
}

/// Rows as no check would tell them: accepted ones share identifiers (as past the bound of its table), and the others belong to any of them.
std::vector<SampleRow> random_file(Numbers& numbers) {
  std::vector<SampleRow> rows;
  std::vector<uint64_t> accepted;
  for (uint64_t number = 1, last = 1 + numbers.below(20); number <= last; ++number) {
    rows.push_back(random_row(numbers));
    if (numbers.below(3) != 0) rows.back().sms = Consent::given;
    const uint64_t kind = numbers.below(12);
    constexpr RowStatus kStatus[] = {RowStatus::rejected, RowStatus::rejected, RowStatus::duplicate,
                                     RowStatus::duplicate, RowStatus::conflict};
    if (kind < 5) rows.back().status = kStatus[kind];
    else accepted.push_back(number);
  }
  for (SampleRow& row : rows) {
    const bool belongs = row.status == RowStatus::duplicate || (row.status == RowStatus::rejected && numbers.below(2));
    if (row.status == RowStatus::rejected) row.sms = Consent::refused;
    if (belongs && !accepted.empty()) row.first = accepted[numbers.below(accepted.size())];
  }
  return rows;
}

/// The contact that bears the identifiers of the row, all of them, as text; empty where there is none.
std::string bearer_of(SampleStore& store, const SampleRow& row) {
  std::string found;
  for (const std::string* value : {&row.email, &row.phone}) {
    if (value->empty()) continue;
    const std::string bearer = store.query("SELECT contact FROM identifiers WHERE value = '" + *value + "'");
    if (bearer.empty() || (!found.empty() && bearer != found)) return {};
    found = bearer;
  }
  return found;
}

/// Each refusal of the file is in force for a contact that bears the row's identifiers, or is listed.
void check_refusals(SampleStore& store, const std::vector<SampleRow>& rows, uint64_t import) {
  const std::string of_import = " FROM refusals_not_applied WHERE import = " + std::to_string(import);
  for (size_t i = 0; i < rows.size(); ++i)
    for (const auto& [name, consent] : {std::pair("mail", rows[i].mail), std::pair("sms", rows[i].sms)}) {
      if (consent != Consent::refused || rows[i].status == RowStatus::rejected) continue;
      const std::string listed = store.query("SELECT count(*)" + of_import + " AND record = " + std::to_string(i + 1) +
                                             " AND consent = '" + name + "'");
      if (listed == "1") continue;
      CAPTURE(import, i + 1, name);
      const std::string contact = bearer_of(store, rows[i]);
      REQUIRE(contact != "");
      CHECK(store.query("SELECT state FROM consents WHERE contact = " + contact + " AND consent = '" + name + "'") ==
            "refused");
    }
}

/// The stored contacts that the identifiers of each rejected row find, before its file is imported.
std::vector<std::string> found_by_rejected(SampleStore& store, const std::vector<SampleRow>& rows) {
  std::vector<std::string> found;
  for (const SampleRow& row : rows) {
    found.emplace_back("0");
    if (row.status != RowStatus::rejected) continue;
    for (const std::string* value : {&row.email, &row.phone}) {
      const std::string contact = store.query("SELECT contact FROM identifiers WHERE value = '" + *value + "'");
      if (!contact.empty()) found.back() += "," + contact;
    }
  }
  return found;
}

/// Each refusal of a rejected row is in force for every stored contact that the row finds, or is listed.
void check_rejected_refusals(SampleStore& store, const std::vector<SampleRow>& rows,
                             const std::vector<std::string>& found, uint64_t import) {
  const std::string of_import = " FROM refusals_not_applied WHERE import = " + std::to_string(import);
  for (size_t i = 0; i < rows.size(); ++i)
    for (const auto& [name, consent] : {std::pair("mail", rows[i].mail), std::pair("sms", rows[i].sms)}) {
      if (consent != Consent::refused || rows[i].status != RowStatus::rejected) continue;
      const std::string of_row = " AND record = " + std::to_string(i + 1) + " AND consent = '" + name + "'";
      if (store.query("SELECT count(*)" + of_import + of_row) == "1") continue;
      CAPTURE(import, i + 1, name);
      CHECK(store.query("SELECT count(*) FROM contacts WHERE contact IN (" + found[i] +
                        ") AND contact NOT IN (SELECT contact FROM consents WHERE state = 'refused' AND consent = '" +
                        name + "')") == "0");
    }
}

TEST_CASE("Random imports keep every promise") {
  constexpr const char* kModes[] = {"add_update", "add", "update"};
  for (uint64_t seed = 1; seed <= 24; ++seed) {
    Numbers numbers(seed);
    SampleStore store;
    for (int round = 0; round < 4; ++round) {
      const std::vector<SampleRow> rows = random_file(numbers);
      const std::vector<std::string> found =
          round == 0 ? std::vector<std::string>(rows.size(), "0") : found_by_rejected(store, rows);
      ImportSettings settings = settings_with(kModes[round == 0 ? 0 : numbers.below(3)], numbers.below(2) == 0);
      settings.duplicates = static_cast<DuplicatePolicy>(numbers.below(4));
      const Result<ImportResult> result = store.import(rows, settings);
      CAPTURE(seed, round, settings.mode, policy_name(settings.duplicates));
      if (!result) FAIL(result.fault().message);
      const Result<StoreState> state = verify_store(store.path());
      REQUIRE(state);
      CHECK(state.value().problem == "");
      CHECK(store.query("SELECT count(*) FROM consent_events WHERE old = 'refused'") == "0");
      check_refusals(store, rows, result.value().import);
      check_rejected_refusals(store, rows, found, result.value().import);
    }
  }
}

}  // namespace
}  // namespace consentry
