// Hand-made rows for tests of the store: a small table (email, phone, city, and the consents mail and sms) told to its sink.
// Further columns, for which most rows have no cells: when, where and by which words mail was given or refused.
#pragma once
#include <unistd.h>

#include <cstdio>
#include <string>
#include <vector>

#include "native/store/sqlite/database.h"
#include "native/store/store.h"

namespace consentry {

struct SampleRow {
  std::string email, phone = "", city = "";
  Consent mail = Consent::absent, sms = Consent::absent;
  RowStatus status = RowStatus::accepted;
  uint64_t first = 0;
  bool city_left_out = false;
  std::string when = "", where = "", words = "";
  std::string mail_cell = "";  ///< where it is not what `mail` says
};

inline Profile sample_profile() {
  Profile profile;
  profile.id = "sample";
  const std::pair<const char*, FieldType> fields[] = {
      {"email", FieldType::email}, {"phone", FieldType::phone}, {"city", FieldType::text}};
  for (const auto& [name, type] : fields) {
    profile.fields.emplace_back();
    profile.fields.back().name = name;
    profile.fields.back().type = type;
  }
  profile.any_of = {0, 1};
  profile.given_words = {"1"};
  profile.refused_words = {"0"};
  return profile;
}

inline Mapping sample_mapping() {
  Mapping mapping;
  mapping.columns = {{"email", Role::field, 0, "email"},     {"phone", Role::field, 1, "phone"},
                     {"city", Role::field, 2, "city"},       {"mail", Role::consent, 0, "mail"},
                     {"sms", Role::consent, 1, "sms"},       {"when", Role::attribute, 0, "when"},
                     {"where", Role::attribute, 0, "where"}, {"words", Role::attribute, 0, "words"}};
  mapping.consents = {"mail", "sms"};
  mapping.consent_columns = {3, 4};
  mapping.evidence = {{5, 6, 7}, {}};
  mapping.field_columns = {0, 1, 2};
  return mapping;
}

inline ImportSettings settings_with(const std::string& mode, bool blank_erases = false) {
  ImportSettings settings;
  settings.mode = mode;
  settings.blank_erases = blank_erases;
  return settings;
}

inline ImportSettings settings_with(DuplicatePolicy policy, bool blank_erases = false) {
  ImportSettings settings;
  settings.duplicates = policy;
  settings.blank_erases = blank_erases;
  return settings;
}

inline ImportSettings settings_for(const std::string& account) {
  ImportSettings settings;
  settings.account = account;
  return settings;
}

inline void tell_row(Sink& sink, const SampleRow& row, uint64_t number) {
  const auto word = [](Consent c) { return std::string(c == Consent::given ? "1" : c == Consent::refused ? "0" : ""); };
  const std::string mail = row.mail_cell.empty() ? word(row.mail) : row.mail_cell;
  const std::string texts[] = {row.email, row.phone, row.city, mail, word(row.sms), row.when, row.where, row.words};
  std::string_view cells[8];
  CellState states[8];
  for (int i = 0; i < 8; ++i) cells[i] = texts[i], states[i] = texts[i].empty() ? CellState::blank : CellState::kept;
  if (row.city_left_out) states[2] = CellState::left_out;
  const Consent consents[] = {row.mail, row.sms};
  const uint32_t starts[5] = {};
  CheckedRecord record;
  record.record = {
      .number = number, .line = number + 1, .offset = 0, .fields = std::span(cells).first(5), .starts = starts};
  record.status = row.status;
  record.first_record = row.first;
  record.values = cells;
  record.states = states;
  record.consents = consents;
  sink.on_records({&record, 1});
}

/// A store in a file that goes away with it.
class SampleStore {
 public:
  SampleStore() {
    const int file = ::mkstemp(path_.data());
    ::close(file);
    ::unlink(path_.c_str());
  }
  ~SampleStore() {
    for (const char* end : {"", "-wal", "-shm"}) ::unlink((path_ + end).c_str());
  }
  const std::string& path() const { return path_; }

  Result<ImportResult> import(const std::vector<SampleRow>& rows, const ImportSettings& settings = {},
                              bool commit = true, const Profile* other_profile = nullptr) {
    Result<std::unique_ptr<Store>> opened = open_store(path_);
    if (!opened) return opened.fault();
    Store& store = *opened.value();
    const Profile profile = other_profile ? *other_profile : sample_profile();
    if (Status status = store.begin(settings, profile)) return *status;
    store.staging().on_header(sample_mapping());
    uint64_t number = 0;
    for (const SampleRow& row : rows) tell_row(store.staging(), row, ++number);
    Result<ImportResult> result = store.merge(ImportSource());
    if (result && commit)
      if (Status status = store.commit(1)) return *status;
    return result;
  }

  /// All rows of a query, cells parted by "|", rows by a blank.
  std::string query(const std::string& sql) {
    Result<Database> database = Database::open(path_);
    if (!database) return database.fault().message;
    std::string text;
    const Status status = database.value().rows(sql, {}, [&](Statement& row) {
      if (!text.empty()) text += ' ';
      for (int i = 0; i < row.columns(); ++i) text += (i ? "|" : "") + std::string(row.text(i));
    });
    return status ? status->message : text;
  }

 private:
  std::string path_ = "/tmp/consentry-store-XXXXXX";
};

}  // namespace consentry
