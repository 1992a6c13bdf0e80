// The store's rules, row by row (importing.md): what an import inserts, changes, holds back and lists.
#include "native/store/store.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/native/store_sample.h"

namespace consentry {
namespace {

constexpr auto kGiven = Consent::given, kRefused = Consent::refused, kAbsent = Consent::absent;
const char* const kStates = "SELECT contact, consent, state FROM consents ORDER BY contact, consent";

ImportResult done(Result<ImportResult> result) {
  if (!result) FAIL(result.fault().message);
  return result.value();
}

Location at_record(uint64_t record) {
  Location location;
  location.record = record;
  return location;
}

TEST_CASE("A new contact is inserted with identifiers, attributes, consents and events") {
  SampleStore store;
  const ImportResult result = done(store.import({{"a@x", "+481", "Łódź", kGiven, kRefused}}));
  CHECK(result.totals.inserted == 1);
  CHECK(result.refusals.applied == 1);
  CHECK(store.query("SELECT kind, value, contact, current FROM identifiers ORDER BY kind") ==
        "email|a@x|1|1 phone|+481|1|1");
  CHECK(store.query("SELECT attributes FROM contacts") == "{\"city\":\"Łódź\"}");
  CHECK(store.query(kStates) == "1|mail|given 1|sms|refused");
  CHECK(store.query("SELECT consent, old, new, record, line FROM consent_events ORDER BY consent") ==
        "mail|absent|given|1|2 sms|absent|refused|1|2");
  CHECK(verify_store(store.path()).value().problem == "");
}

TEST_CASE("Stored state and cell: nothing but a refusal withdraws, and no refusal becomes a grant") {
  struct Line {
    Consent stored, cell;
    const char* state;
    uint64_t given, withdrawn, held, applied, already;
  };
  const Line lines[] = {
      {kAbsent, kAbsent, "", 0, 0, 0, 0, 0},          {kAbsent, kGiven, "given", 1, 0, 0, 0, 0},
      {kAbsent, kRefused, "refused", 0, 0, 0, 1, 0},  {kGiven, kAbsent, "given", 0, 0, 0, 0, 0},
      {kGiven, kGiven, "given", 0, 0, 0, 0, 0},       {kGiven, kRefused, "refused", 0, 1, 0, 1, 0},
      {kRefused, kAbsent, "refused", 0, 0, 0, 0, 0},  {kRefused, kGiven, "refused", 0, 0, 1, 0, 0},
      {kRefused, kRefused, "refused", 0, 0, 0, 0, 1},
  };
  for (const Line& line : lines) {
    SampleStore store;
    done(store.import({{"a@x", "", "", line.stored}}));
    const ImportResult result = done(store.import({{"a@x", "", "", line.cell}}));
    CAPTURE(static_cast<int>(line.stored), static_cast<int>(line.cell));
    CHECK(store.query("SELECT state FROM consents") == line.state);
    CHECK(result.consents_given == line.given);
    CHECK(result.consents_withdrawn == line.withdrawn);
    CHECK(result.held_regrants == line.held);
    CHECK(result.refusals.applied == line.applied);
    CHECK(result.refusals.already_refused == line.already);
    CHECK(result.totals.unchanged == (line.given + line.applied == 0 ? 1 : 0));
  }
}

TEST_CASE("The refusal of a duplicate stands for its first row, whatever that one says") {
  SampleStore store;
  const ImportResult result = done(store.import({{"a@x", "", "", kGiven, kAbsent},
                                                 {"a@x", "", "", kRefused, kRefused, RowStatus::duplicate, 1},
                                                 {"a@x", "", "", kRefused, kGiven, RowStatus::duplicate, 1}}));
  CHECK(store.query(kStates) == "1|mail|refused 1|sms|refused");
  CHECK(result.totals.duplicates == 2);
  CHECK(result.refusals.read == 3);
  CHECK(result.refusals.applied == 2);
  CHECK(result.refusals.already_refused == 1);
  CHECK(store.query("SELECT consent, record FROM consent_events ORDER BY consent") == "mail|2 sms|2");
}

TEST_CASE("A refusal that can't be applied is listed with its reason") {
  SampleStore store;
  done(store.import({{"a@x", "", "", kGiven}, {"b@x", "+482", "", kGiven}}));
  const ImportResult result = done(store.import({{"c@x", "", "", kRefused, kRefused, RowStatus::rejected},
                                                 {"a@x", "+482", "", kRefused},
                                                 {"a@x", "", "", kRefused, kAbsent, RowStatus::duplicate, 2},
                                                 {"d@x", "", "", kRefused, kAbsent, RowStatus::conflict, 1}}));
  CHECK(result.refusals.not_applied == 5);
  CHECK(store.query("SELECT record, consent, reason FROM refusals_not_applied ORDER BY record, consent") ==
        "1|mail|row_rejected 1|sms|row_rejected 2|mail|conflict 3|mail|conflict 4|mail|conflict");
  CHECK(store.query(kStates) == "1|mail|given 2|mail|given");
}

TEST_CASE("A row of two stored contacts is a conflict: kept with both sides, nothing overwritten") {
  SampleStore store;
  done(store.import({{"a@x", "", "Oslo"}, {"", "+482", "Rom"}}));
  const ImportResult result = done(store.import({{"a@x", "+482", "Bonn", kGiven}}));
  CHECK(result.totals.conflicts == 1);
  CHECK(store.query("SELECT record, contact, other, identifiers, attributes, consents FROM conflicts") ==
        "1|1|2|{\"email\":\"a@x\",\"phone\":\"+482\"}|{\"city\":\"Bonn\"}|{\"mail\":\"given\"}");
  CHECK(store.query("SELECT attributes FROM contacts ORDER BY contact") == "{\"city\":\"Oslo\"} {\"city\":\"Rom\"}");
}

TEST_CASE("A duplicate's further identifiers name the same person") {
  const SampleRow first{"a@x"};
  const auto duplicate = [](Consent sms) {
    return SampleRow{"a@x", "+481", "", kAbsent, sms, RowStatus::duplicate, 1};
  };
  SampleStore store;
  SECTION("a refusal reaches the stored contact that only the duplicate's phone finds") {
    done(store.import({{"", "+481", "", kAbsent, kGiven}}));
    const ImportResult result = done(store.import({first, duplicate(kRefused)}));
    CHECK(result.consents_withdrawn == 1);
    CHECK(store.query(kStates) == "1|sms|refused");
  }
  SECTION("a stored refusal holds the first row's grant back") {
    done(store.import({{"", "+481", "", kAbsent, kRefused}}));
    const ImportResult result = done(store.import({{"a@x", "", "", kAbsent, kGiven}, duplicate(kGiven)}));
    CHECK(result.held_regrants == 1);
    CHECK(store.query(kStates) == "1|sms|refused");
  }
  SECTION("a later file that knows only the phone meets the refusal") {
    done(store.import({first, duplicate(kRefused)}));
    const ImportResult result = done(store.import({{"", "+481", "", kAbsent, kGiven}}));
    CHECK(result.held_regrants == 1);
    CHECK(store.query(kStates) == "1|sms|refused");
    CHECK(store.query("SELECT kind, value, contact, current FROM identifiers ORDER BY kind") ==
          "email|a@x|1|1 phone|+481|1|1");
  }
  SECTION("two stored contacts: a conflict, and nothing changes") {
    done(store.import({{"a@x", "", "", kAbsent, kGiven}, {"", "+481", "", kAbsent, kGiven}}));
    const ImportResult result = done(store.import({first, duplicate(kRefused)}));
    CHECK(result.totals.conflicts == 1);
    CHECK(result.refusals.not_applied == 1);
    CHECK(store.query(kStates) == "1|sms|given 2|sms|given");
  }
  CHECK(verify_store(store.path()).value().problem == "");
}

TEST_CASE("Two rows that lead to one stored contact: row order decides, the later is a duplicate") {
  SampleStore store;
  done(store.import({{"a@x", "+481", "Oslo"}}));
  const ImportResult result = done(store.import({{"a@x", "", "Rom", kGiven}, {"", "+481", "Bonn", kRefused}}));
  CHECK(result.totals.updated == 1);
  CHECK(result.totals.duplicates == 1);
  CHECK(store.query("SELECT attributes FROM contacts") == "{\"city\":\"Rom\"}");
  CHECK(store.query(kStates) == "1|mail|refused");
}

TEST_CASE(
    "Rows that share an identifier although the check let them pass: the later is a duplicate, also along a chain") {
  SampleStore store;
  const ImportResult result = done(store.import(
      {{"a@x", "+481", "Oslo"}, {"b@x", "+481", "Rom", kRefused}, {"b@x", "", "Bonn", kAbsent, kRefused}}));
  CHECK(result.totals.inserted == 1);
  CHECK(result.totals.duplicates == 2);
  CHECK(store.query(kStates) == "1|mail|refused 1|sms|refused");
  CHECK(store.query("SELECT value, contact FROM identifiers ORDER BY value") == "+481|1 a@x|1 b@x|1");
}

TEST_CASE("Modes: add takes only new contacts, update only known ones") {
  SampleStore store;
  done(store.import({{"a@x", "", "Oslo"}}));
  const std::vector<SampleRow> rows = {{"a@x", "", "Rom", kRefused}, {"b@x", "", "Bonn", kRefused}};
  const ImportResult updated = done(store.import(rows, settings_with("update")));
  CHECK(updated.totals.updated == 1);
  CHECK(updated.totals.skipped_by_mode == 1);
  CHECK(store.query("SELECT record, reason FROM refusals_not_applied") == "2|skipped_by_mode");
  const ImportResult added = done(store.import({{"a@x", "", "Kiel"}, {"b@x", "", "Bonn"}}, settings_with("add")));
  CHECK(added.totals.inserted == 1);
  CHECK(added.totals.skipped_by_mode == 1);
  CHECK(store.query("SELECT attributes FROM contacts ORDER BY contact") == "{\"city\":\"Rom\"} {\"city\":\"Bonn\"}");
}

TEST_CASE("Blank cells keep or erase an attribute; a value left out does neither; consents and identifiers stay") {
  SampleStore store;
  done(store.import({{"a@x", "+481", "Oslo", kGiven}, {"b@x", "", "Rom"}}));
  CHECK(done(store.import({{"a@x", "", ""}})).totals.unchanged == 1);
  SampleRow left_out{"b@x", "", "???"};
  left_out.city_left_out = true;
  const ImportResult result = done(store.import({{"a@x", "", ""}, left_out}, settings_with("add_update", true)));
  CHECK(result.totals.updated == 1);
  CHECK(result.totals.unchanged == 1);
  CHECK(store.query("SELECT attributes FROM contacts ORDER BY contact") == "{} {\"city\":\"Rom\"}");
  CHECK(store.query("SELECT count(*) FROM identifiers") == "3");
  CHECK(store.query(kStates) == "1|mail|given");
}

TEST_CASE("A contact keeps its old identifiers; the last imported of a kind is current") {
  SampleStore store;
  done(store.import({{"old@x", "+481"}}));
  CHECK(done(store.import({{"new@x", "+481"}})).totals.updated == 1);
  CHECK(store.query("SELECT value, current FROM identifiers WHERE kind = 'email' ORDER BY value") == "new@x|1 old@x|0");
  CHECK(done(store.import({{"old@x", ""}})).totals.updated == 1);
  CHECK(store.query("SELECT value, current FROM identifiers WHERE kind = 'email' ORDER BY value") == "new@x|0 old@x|1");
  CHECK(done(store.import({{"old@x", "+481"}})).totals.unchanged == 1);
  CHECK(verify_store(store.path()).value().problem == "");
}

TEST_CASE("Accounts know nothing of each other") {
  SampleStore store;
  done(store.import({{"a@x", "", "Oslo", kRefused}}, settings_for("one")));
  const ImportResult result = done(store.import({{"a@x", "", "Rom", kGiven}}, settings_for("two")));
  CHECK(result.import == 1);
  CHECK(result.totals.inserted == 1);
  CHECK(store.query("SELECT account, state FROM consents ORDER BY account") == "one|refused two|given");
}

TEST_CASE("Without a commit nothing is changed, and the file is not even touched before the merge") {
  SampleStore store;
  done(store.import({{"a@x", "", "Oslo"}}));
  const std::string before = verify_store(store.path()).value().digest;
  done(store.import({{"a@x", "", "Rom"}, {"b@x", "", "Bonn"}}, {}, false));
  CHECK(verify_store(store.path()).value().digest == before);
}

TEST_CASE("A restart forgets what was staged; a refused file can't be merged") {
  SampleStore store;
  const Profile profile = sample_profile();
  {
    auto opened = open_store(store.path());
    REQUIRE(opened);
    Store& target = *opened.value();
    REQUIRE_FALSE(target.begin({}, profile));
    target.staging().on_header(sample_mapping());
    tell_row(target.staging(), {"wrong@x", "", "", kRefused}, 1);
    target.staging().on_restart("encoding");
    target.staging().on_header(sample_mapping());
    tell_row(target.staging(), {"right@x", "", ""}, 1);
    const ImportResult result = done(target.merge({}));
    CHECK(result.totals.read == 1);
    CHECK(result.refusals.read == 0);
    REQUIRE_FALSE(target.commit(1));
  }
  CHECK(store.query("SELECT value FROM identifiers") == "right@x");
  auto opened = open_store(store.path());
  REQUIRE_FALSE(opened.value()->begin({}, profile));
  opened.value()->staging().on_finding({Code::encoding_invalid_byte, Severity::fatal, {}, {}, {}, {}});
  const auto refused = opened.value()->merge({});
  REQUIRE_FALSE(refused);
  CHECK(refused.fault().code == "refused_file");
}

TEST_CASE("Consents that the store doesn't know are refused unless they are declared") {
  SampleStore store;
  done(store.import({{"a@x", "", "", kGiven}}));
  store.query("DELETE FROM consent_names WHERE consent = 'sms'");
  const auto refused = store.import({{"a@x", "", "", kGiven, kGiven}});
  REQUIRE_FALSE(refused);
  CHECK(refused.fault().code == "refused_consent_undeclared");
  ImportSettings settings;
  settings.declare_consents = true;
  CHECK(done(store.import({{"a@x", "", "", kGiven, kGiven}}, settings)).consents_given == 1);
}

TEST_CASE("The ledger only grows") {
  SampleStore store;
  done(store.import({{"a@x", "", "", kGiven}}));
  CHECK(store.query("DELETE FROM consent_events").find("consent_events only grows") != std::string::npos);
  CHECK(store.query("UPDATE consent_events SET new = 'refused'").find("consent_events only grows") !=
        std::string::npos);
}

TEST_CASE("Rejected rows keep their cells and codes") {
  SampleStore store;
  auto opened = open_store(store.path());
  Store& target = *opened.value();
  const Profile profile = sample_profile();
  REQUIRE_FALSE(target.begin({}, profile));
  target.staging().on_header(sample_mapping());
  target.staging().on_finding({Code::consent_not_recognised, Severity::error, at_record(1), {}, {}, {}});
  target.staging().on_finding({Code::identifier_none, Severity::error, at_record(2), {}, {}, {}});
  tell_row(target.staging(), {"=a\"@x", "", "", kAbsent, kAbsent, RowStatus::rejected}, 1);
  tell_row(target.staging(), {"", "", "x", kAbsent, kAbsent, RowStatus::rejected}, 2);
  done(target.merge({}));
  REQUIRE_FALSE(target.commit(1));
  CHECK(store.query("SELECT record, status, codes, cells FROM rejects ORDER BY record") ==
        "1|rejected|801|[\"=a\\\"@x\",\"\",\"\",\"\",\"\"] 2|rejected|701|[\"\",\"\",\"x\",\"\",\"\"]");
}

}  // namespace
}  // namespace consentry
