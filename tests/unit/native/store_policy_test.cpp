// Several rows for one contact (checking.md, "Profile": duplicate policy): which of them a store imports under each policy, whose refusals
// hold, and what is kept of when, where and by which words.
#include <catch2/catch_test_macros.hpp>

#include "tests/unit/native/store_sample.h"

namespace consentry {
namespace {

constexpr auto kGiven = Consent::given, kRefused = Consent::refused, kAbsent = Consent::absent;
constexpr auto kDuplicate = RowStatus::duplicate, kRejected = RowStatus::rejected;
const char* const kStates = "SELECT contact, consent, state FROM consents ORDER BY contact, consent";
const char* const kIdentifiers = "SELECT value, contact, current FROM identifiers ORDER BY value";

ImportResult done(Result<ImportResult> result) {
  if (!result) FAIL(result.fault().message);
  return result.value();
}

void check_sound(SampleStore& store) { CHECK(verify_store(store.path()).value().problem == ""); }

TEST_CASE("Policy last: earlier rows are duplicates of the last, whose contact gets their refusals and identifiers") {
  SampleStore store;
  const std::vector<SampleRow> rows = {{"a@x", "+481", "Oslo", kRefused, kAbsent, kDuplicate, 3},
                                       {"", "+481", "Rom", kAbsent, kGiven, kDuplicate, 3},
                                       {"a@x", "", "Bonn", kGiven}};
  const ImportResult result = done(store.import(rows, settings_with(DuplicatePolicy::last)));
  CHECK(result.totals.inserted == 1);
  CHECK(result.totals.duplicates == 2);
  CHECK(result.refusals.applied == 1);
  CHECK(store.query("SELECT attributes FROM contacts") == "{\"city\":\"Bonn\"}");
  CHECK(store.query(kStates) == "3|mail|refused");
  CHECK(store.query(kIdentifiers) == "+481|3|0 a@x|3|1");
  CHECK(store.query("SELECT record, status FROM rejects ORDER BY record") == "1|duplicate 2|duplicate");
  CHECK(done(store.import(rows, settings_with(DuplicatePolicy::last))).totals.unchanged == 1);
  check_sound(store);
}

TEST_CASE("Policy last: of rows that only the store brings together, the last counts too") {
  SampleStore store;
  done(store.import({{"a@x", "+481", "Oslo"}}));
  const ImportResult result = done(
      store.import({{"a@x", "", "Rom", kRefused}, {"", "+481", "Bonn", kGiven}}, settings_with(DuplicatePolicy::last)));
  CHECK(result.totals.duplicates == 1);
  CHECK(store.query("SELECT attributes FROM contacts") == "{\"city\":\"Bonn\"}");
  CHECK(store.query(kStates) == "1|mail|refused");
}

TEST_CASE(
    "Policy merge: later filled cells overwrite, grants add up, one event a consent, the last identifier is current") {
  SampleStore store;
  const std::vector<SampleRow> rows = {{"a@x", "+481", "Oslo", kGiven},
                                       {"", "+481", "", kAbsent, kGiven, kDuplicate, 1},
                                       {"b@x", "+481", "Bonn", kGiven, kAbsent, kDuplicate, 1}};
  const ImportResult result = done(store.import(rows, settings_with(DuplicatePolicy::merge)));
  CHECK(result.totals.inserted == 1);
  CHECK(result.totals.duplicates == 2);
  CHECK(result.consents_given == 2);
  CHECK(store.query("SELECT attributes FROM contacts") == "{\"city\":\"Bonn\"}");
  CHECK(store.query(kStates) == "1|mail|given 1|sms|given");
  CHECK(store.query("SELECT consent, new, record FROM consent_events ORDER BY consent") == "mail|given|3 sms|given|2");
  CHECK(store.query(kIdentifiers) == "+481|1|1 a@x|1|0 b@x|1|1");
  CHECK(store.query("SELECT count(*) FROM rejects") == "0");
  CHECK(done(store.import(rows, settings_with(DuplicatePolicy::merge))).totals.unchanged == 1);
  CHECK(store.query("SELECT count(*) FROM consent_events") == "2");
  check_sound(store);
}

TEST_CASE("Policy merge: a refusal in any row prevails, wherever it stands") {
  for (size_t refusing = 0; refusing < 3; ++refusing) {
    std::vector<SampleRow> rows = {{"a@x", "", "", kGiven},
                                   {"a@x", "", "", kGiven, kAbsent, kDuplicate, 1},
                                   {"a@x", "", "", kGiven, kAbsent, kDuplicate, 1}};
    rows[refusing].mail = kRefused;
    SampleStore store;
    const ImportResult result = done(store.import(rows, settings_with(DuplicatePolicy::merge)));
    CAPTURE(refusing);
    CHECK(result.refusals.applied == 1);
    CHECK(result.consents_given == 0);
    CHECK(store.query("SELECT old, new, record FROM consent_events") ==
          "absent|refused|" + std::to_string(refusing + 1));
  }
}

TEST_CASE("Policy merge: a blank keeps or erases, also what an earlier row filled") {
  const std::vector<SampleRow> rows = {{"a@x", "", "Rom"}, {"a@x", "", "", kAbsent, kAbsent, kDuplicate, 1}};
  for (const bool erases : {false, true}) {
    SampleStore store;
    done(store.import({{"a@x", "", "Oslo"}}));
    done(store.import(rows, settings_with(DuplicatePolicy::merge, erases)));
    CAPTURE(erases);
    CHECK(store.query("SELECT attributes FROM contacts") == (erases ? "{}" : "{\"city\":\"Rom\"}"));
  }
}

TEST_CASE(
    "Policy merge: the current identifier of a known contact is the last, and what is not merged stays in the "
    "rejects") {
  SampleStore store;
  done(store.import({{"a@x", "+481"}, {"c@x", "+483", "Kiel"}}));
  SECTION("a new value in a later row") {
    done(store.import({{"a@x", "+481"}, {"b@x", "+481", "", kAbsent, kAbsent, kDuplicate, 1}},
                      settings_with(DuplicatePolicy::merge)));
    CHECK(store.query("SELECT value, current FROM identifiers WHERE contact = 1 ORDER BY value") ==
          "+481|1 a@x|0 b@x|1");
  }
  SECTION("back to the stored value") {
    done(store.import({{"b@x", "+481"}, {"a@x", "+481", "", kAbsent, kAbsent, kDuplicate, 1}},
                      settings_with(DuplicatePolicy::merge)));
    CHECK(store.query("SELECT value, current FROM identifiers WHERE contact = 1 ORDER BY value") ==
          "+481|1 a@x|1 b@x|0");
  }
  SECTION("rows that only the store brings together are laid over each other too") {
    const ImportResult result = done(store.import(
        {{"c@x", "", "Rom", kGiven}, {"d@x", "+483", "Bonn", kAbsent, kGiven}}, settings_with(DuplicatePolicy::merge)));
    CHECK(result.totals.duplicates == 1);
    CHECK(store.query("SELECT attributes FROM contacts WHERE contact = 2") == "{\"city\":\"Bonn\"}");
    CHECK(store.query(kStates) == "2|mail|given 2|sms|given");
    CHECK(store.query("SELECT value, current FROM identifiers WHERE contact = 2 ORDER BY value") ==
          "+483|1 c@x|0 d@x|1");
  }
  SECTION("of a contact that meets two stored ones, nothing is merged") {
    const ImportResult result =
        done(store.import({{"a@x", "", "Rom", kGiven}, {"a@x", "+483", "", kGiven, kRefused, kDuplicate, 1}},
                          settings_with(DuplicatePolicy::merge)));
    CHECK(result.totals.conflicts == 1);
    CHECK(result.refusals.not_applied == 1);
    CHECK(store.query(kStates) == "");
    CHECK(store.query("SELECT record, status FROM rejects") == "2|duplicate");
  }
  check_sound(store);
}

TEST_CASE(
    "The refusal of a rejected row that finds another stored contact too is listed, and no grant stands against it") {
  for (const DuplicatePolicy policy : {DuplicatePolicy::first, DuplicatePolicy::last, DuplicatePolicy::merge}) {
    SampleStore store;
    done(store.import({{"a@x", "", "", kAbsent, kGiven}}));
    const ImportResult result =
        done(store.import({{"c@x", "+483", "", kAbsent, kGiven}, {"a@x", "+483", "", kAbsent, kRefused, kRejected, 1}},
                          settings_with(policy)));
    CHECK(result.refusals.read == 1);
    CHECK(result.refusals.applied == 0);
    CHECK(result.refusals.not_applied == 1);
    CHECK(store.query("SELECT record, consent, reason FROM refusals_not_applied") == "2|sms|conflict");
    CHECK(store.query(kStates) == "1|sms|given 2|sms|refused");
    check_sound(store);
  }
}

TEST_CASE("Refusals of a rejected row that find one stored contact, by all identifiers or by no row of the file") {
  SampleStore store;
  done(store.import({{"a@x", "+481", "", kAbsent, kGiven}, {"b@x", "", "", kAbsent, kGiven}}));
  const ImportResult result = done(store.import({{"a@x", "", "", kAbsent, kGiven},
                                                 {"a@x", "+481", "", kAbsent, kRefused, kRejected, 1},
                                                 {"b@x", "", "", kAbsent, kRefused, kRejected}}));
  CHECK(result.refusals.applied == 1);
  CHECK(store.query("SELECT record, reason FROM refusals_not_applied") == "3|row_rejected");
  CHECK(store.query(kStates) == "1|sms|refused 2|sms|given");
}

TEST_CASE("A NUL in an identifier of a rejected row that refuses something is no fault") {
  SampleStore store;
  const ImportResult result = done(
      store.import({{"a@x", "", "", kGiven}, {"a@x", std::string("+4\0", 3), "", kRefused, kAbsent, kRejected, 1}}));
  CHECK(result.refusals.applied == 1);
}

TEST_CASE("The refusal of a rejected row goes to the contact it names, and is listed where it names none") {
  SampleStore store;
  const ImportResult result = done(store.import({{"a@x", "", "", kGiven},
                                                 {"a@x", "", "", kRefused, kGiven, kRejected, 1},
                                                 {"c@x", "", "", kRefused, kAbsent, kRejected}}));
  CHECK(result.totals.rejected == 2);
  CHECK(result.refusals.applied == 1);
  CHECK(result.refusals.not_applied == 1);
  CHECK(store.query(kStates) == "1|mail|refused");
  CHECK(store.query("SELECT record, reason FROM refusals_not_applied") == "3|row_rejected");
  SampleStore other;
  const std::vector<SampleRow> rows = {{"a@x", "", "", kRefused, kAbsent, kRejected, 2},
                                       {"a@x", "", "", kAbsent, kAbsent, kDuplicate, 3},
                                       {"a@x", "", "", kGiven}};
  CHECK(done(other.import(rows, settings_with(DuplicatePolicy::last))).refusals.applied == 1);
  CHECK(other.query(kStates) == "3|mail|refused");
}

TEST_CASE("Policy error: rows that are all out are listed, with their refusals") {
  SampleStore store;
  const ImportResult result = done(store.import(
      {{"a@x", "", "", kRefused, kAbsent, kRejected}, {"a@x", "", "", kGiven, kAbsent, kRejected}, {"b@x"}},
      settings_with(DuplicatePolicy::error)));
  CHECK(result.totals.inserted == 1);
  CHECK(result.refusals.not_applied == 1);
  CHECK(store.query("SELECT value FROM identifiers") == "b@x");
}

TEST_CASE("A row that leads to one contact by the file and to another by the store is a conflict, its refusal listed") {
  SampleStore store;
  done(store.import({{"old@x", "", "", kGiven}}));
  const ImportResult result = done(store.import({{"new@x", "+481"}, {"old@x", "+481", "", kRefused}}));
  CHECK(result.totals.conflicts == 1);
  CHECK(result.refusals.not_applied == 1);
  CHECK(store.query(kStates) == "1|mail|given");
}

TEST_CASE("A row of two stored contacts is a conflict also where an earlier row bears one of its identifiers") {
  SampleStore store;
  done(store.import({{"a@x", "", "", kGiven}, {"", "+482", "", kGiven}}));
  const ImportResult result = done(store.import({{"a@x"}, {"a@x", "+482", "", kRefused}}));
  CHECK(result.totals.conflicts == 1);
  CHECK(result.refusals.not_applied == 1);
  CHECK(store.query(kStates) == "1|mail|given 2|mail|given");
}

TEST_CASE("Identifiers of rows that only the store found to be duplicates go to the contact, and find it later") {
  SampleStore store;
  done(store.import({{"a@x", "+481"}, {"b@x", "+481", "", kRefused}}));
  const ImportResult result = done(store.import({{"b@x", "", "", kGiven}}));
  CHECK(result.held_regrants == 1);
  CHECK(store.query(kIdentifiers) == "+481|1|1 a@x|1|0 b@x|1|1");
  check_sound(store);
}

TEST_CASE("Identifiers that are for updates only find a contact, and make none") {
  SampleStore store;
  Profile profile = sample_profile();
  profile.update_only = {1};
  const auto import = [&](const std::vector<SampleRow>& rows) { return done(store.import(rows, {}, true, &profile)); };
  const ImportResult result = import({{"", "+481", "Oslo", kRefused},
                                      {"a@x", "+482"},
                                      {"", "+483"},
                                      {"b@x", "+483", "", kAbsent, kAbsent, kDuplicate, 3}});
  CHECK(result.totals.inserted == 2);
  CHECK(result.totals.skipped_by_mode == 1);
  CHECK(store.query("SELECT record, reason FROM refusals_not_applied") == "1|skipped_by_mode");
  CHECK(import({{"", "+482", "Oslo"}}).totals.updated == 1);
  CHECK(store.query("SELECT value, contact FROM identifiers ORDER BY value") == "+482|2 +483|3 a@x|2 b@x|3");
}

const char* const kEvidence =
    "SELECT state, ifnull(as_of, '-'), ifnull(source, '-'), ifnull(wording, '-') FROM consents ORDER BY contact, "
    "consent";

SampleRow with_evidence(SampleRow row, const std::string& when, const std::string& where = "",
                        const std::string& words = "") {
  row.when = when, row.where = where, row.words = words;
  return row;
}

TEST_CASE("Evidence is kept with the consent and its event; what is not stated is unknown, never invented") {
  SampleStore store;
  done(store.import({with_evidence({"a@x", "", "", kGiven, kGiven}, "2020-01-02", "shop", "Yes, please"),
                     with_evidence({"b@x", "", "", kAbsent}, "2020-01-02", "shop"),
                     {"c@x", "", "", kRefused}}));
  CHECK(store.query(kEvidence) == "given|2020-01-02|shop|Yes, please given|-|-|- refused|-|-|-");
  CHECK(store.query("SELECT as_of, source, wording FROM consent_events WHERE contact = 1 AND consent = 'mail'") ==
        "2020-01-02|shop|Yes, please");
}

TEST_CASE("Evidence is that of the row whose word counts") {
  const SampleRow given = with_evidence({"a@x", "", "", kGiven}, "2020-01-01", "shop");
  SampleRow refused = with_evidence({"a@x", "", "", kRefused}, "2021-01-01", "letter");
  SECTION("a duplicate's refusal") {
    refused.status = kDuplicate, refused.first = 1;
    SampleStore store;
    done(store.import({given, refused}));
    CHECK(store.query(kEvidence) == "refused|2021-01-01|letter|-");
  }
  SECTION("a rejected row's refusal") {
    refused.status = kRejected, refused.first = 1;
    SampleStore store;
    done(store.import({given, refused}));
    CHECK(store.query(kEvidence) == "refused|2021-01-01|letter|-");
  }
  SECTION("a grant that the check has overruled is no evidence of a refusal") {
    SampleRow overruled = given;
    overruled.mail = kRefused, overruled.mail_cell = "1";
    SampleStore store;
    done(store.import({overruled}));
    CHECK(store.query(kEvidence) == "refused|-|-|-");
  }
  SECTION("the last grant of rows that are merged") {
    SampleRow later = with_evidence({"a@x", "", "", kGiven, kAbsent, kDuplicate, 1}, "2022-01-01");
    SampleStore store;
    SampleRow between = later;
    between.when = "2021-12-31";
    done(store.import({given, between, later}, settings_with(DuplicatePolicy::merge)));
    CHECK(store.query(kEvidence) == "given|2022-01-01|-|-");
  }
  SECTION("not that of a grant which is held back") {
    SampleStore store;
    done(store.import({refused}));
    done(store.import({given}));
    CHECK(store.query(kEvidence) == "refused|2021-01-01|letter|-");
  }
}

TEST_CASE("A store of version 1 is brought up to this one, with all that it holds") {
  SampleStore store;
  done(store.import({{"a@x", "", "Oslo", kGiven}}));
  const std::string before = verify_store(store.path()).value().digest;
  for (const char* table : {"consents", "consent_events"})
    for (const char* column : {"source", "wording"})
      store.query(std::string("ALTER TABLE ") + table + " DROP COLUMN " + column);
  store.query("PRAGMA user_version = 1");
  const ImportResult result = done(store.import({with_evidence({"b@x", "", "", kGiven}, "", "shop")}, {}, false));
  CHECK(result.totals.inserted == 1);
  CHECK(store.query("PRAGMA user_version") == "2");
  CHECK(verify_store(store.path()).value().digest == before);
}

TEST_CASE("A store of a newer version is left alone") {
  SampleStore store;
  done(store.import({{"a@x"}}));
  store.query("PRAGMA user_version = 3");
  const auto refused = store.import({{"a@x"}});
  REQUIRE_FALSE(refused);
  CHECK(refused.fault().code == "output_store_foreign");
  CHECK(store.query("PRAGMA user_version") == "3");
}

}  // namespace
}  // namespace consentry
