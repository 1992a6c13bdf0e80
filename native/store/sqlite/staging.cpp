#include "native/store/sqlite/staging.h"

#include <algorithm>

#include "core/profile/json.h"
#include "native/store/sqlite/scripts.h"

namespace consentry {
namespace {

const char* status_name(RowStatus status) {
  constexpr const char* kNames[] = {"accepted", "rejected", "duplicate", "conflict"};
  return kNames[static_cast<size_t>(status)];
}

/// The consents of a row in one word, two bits each: 1 given, 2 refused (limits::kConsents fit).
uint64_t consent_word(std::span<const Consent> consents) {
  uint64_t word = 0;
  for (size_t i = 0; i < consents.size(); ++i) word |= static_cast<uint64_t>(consents[i]) << (2 * i);
  return word;
}

uint64_t count_refusals(std::span<const Consent> consents) {
  return static_cast<uint64_t>(std::count(consents.begin(), consents.end(), Consent::refused));
}

static_assert(static_cast<int>(Consent::given) == 1 && static_cast<int>(Consent::refused) == 2,
              "the words in sql/*.sql");

std::string json_key(const std::string& name) {
  std::string text;
  JsonWriter(text).string(name);
  return text + ":";
}

}  // namespace

Staging::Staging(Database& database, const Profile& profile, const ImportSettings& settings)
    : database_(database),
      profile_(profile),
      blank_erases_(settings.blank_erases),
      merges_(settings.duplicates == DuplicatePolicy::merge) {}

Status Staging::prepare() {
  const std::pair<Statement*, const char*> wanted[] = {
      {&insert_row_, "INSERT INTO staging.rows (row, line, patch, consents) VALUES (?1, ?2, ?3, ?4)"},
      {&insert_identifier_,
       "INSERT INTO staging.row_identifiers (row, kind, value, further, said) VALUES (?1, ?2, ?3, 0, ?4)"},
      {&insert_further_,
       "INSERT INTO staging.row_identifiers (row, kind, value, further, said) VALUES (?1, ?2, ?3, 1, ?4)"},
      {&insert_rejected_, "INSERT OR IGNORE INTO staging.rejected_identifiers (row, kind, value) VALUES (?1, ?2, ?3)"},
      {&insert_evidence_,
       "INSERT INTO staging.evidence (row, position, as_of, source, wording) VALUES (?1, ?2, ?3, ?4, ?5)"},
      {&insert_outside_,
       "INSERT INTO staging.outside (row, line, status, first, consents, codes, cells, patch) VALUES (?1, ?2, ?3, ?4, "
       "?5, ?6, ?7, ?8)"},
      {&insert_name_, "INSERT INTO staging.names (position, consent, in_file) VALUES (?1, ?2, ?3)"},
  };
  for (const auto& [statement, sql] : wanted) {
    Result<Statement> prepared = database_.prepare(sql);
    if (!prepared) return prepared.fault();
    *statement = std::move(prepared.value());
  }
  for (const uint32_t field : profile_.update_only)
    if (Status status =
            database_.run("INSERT INTO staging.update_only VALUES (:kind)", {{":kind", profile_.fields[field].name}}))
      return status;
  return {};
}

void Staging::fail_unless(bool done) {
  if (!done && !status_) status_ = database_.fault();
}

void Staging::on_header(const Mapping& mapping) {
  identifiers_.clear();
  attributes_.clear();
  evidence_.clear();
  for (size_t i = 0; i < mapping.columns.size(); ++i) {
    const Column& column = mapping.columns[i];
    if (column.role == Role::field && profile_.is_identifier(column.index)) identifiers_.push_back({i, column.name});
    else if (column.role == Role::field || column.role == Role::attribute) attributes_.push_back({i, column.name});
  }
  std::sort(attributes_.begin(), attributes_.end(),
            [](const Cell& a, const Cell& b) { return key_before(a.key, b.key); });
  for (Cell& cell : attributes_) cell.key = json_key(cell.key);
  for (size_t i = 0; i < mapping.consents.size(); ++i) {
    const bool in_file = i < mapping.consent_columns.size() && mapping.consent_columns[i] != kNoColumn;
    insert_name_.bind(1, uint64_t{i}).bind(2, mapping.consents[i]).bind(3, int64_t{in_file});
    fail_unless(insert_name_.run());
    find_evidence(mapping, i);
  }
}

void Staging::find_evidence(const Mapping& mapping, size_t position) {
  if (position >= mapping.evidence.size()) return;
  const EvidenceColumns& columns = mapping.evidence[position];
  if (columns.time == kNoColumn && columns.source == kNoColumn && columns.wording == kNoColumn) return;
  const bool declared = position < profile_.consents.size();
  const ConsentWords words{declared ? profile_.consents[position].given_words : profile_.given_words,
                           declared ? profile_.consents[position].refused_words : profile_.refused_words};
  evidence_.push_back({position, mapping.consent_columns[position], columns, words});
}

void Staging::on_records(std::span<const CheckedRecord> records) {
  std::stable_sort(codes_.begin(), codes_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const CheckedRecord& record : records) {
    if (status_ || refused_) return;
    stage(record);
  }
  if (!records.empty()) forget_codes(records.back().record.number);
}

void Staging::on_finding(const Finding& finding) {
  if (finding.severity == Severity::fatal) refused_ = true;
  const bool told = finding.severity == Severity::error || finding.code == Code::identifier_duplicate ||
                    finding.code == Code::identifier_duplicate_superseded;
  if (told && finding.location.record != kNoPlace) codes_.emplace_back(finding.location.record, finding.code);
}

void Staging::on_restart(std::string_view) { clear(); }

void Staging::clear() {
  codes_.clear();
  refused_ = false;
  read_ = rejected_ = duplicates_ = conflicts_ = refusals_ = 0;
  if (Status status = database_.run(scripts::clear_staging); status && !status_) status_ = status;
}

void Staging::stage(const CheckedRecord& record) {
  ++read_;
  refusals_ += count_refusals(record.consents);
  switch (record.status) {
    case RowStatus::accepted: return stage_accepted(record);
    case RowStatus::rejected:
      ++rejected_;
      if (record.first_record != 0) stage_rejected_identifiers(record);
      break;
    case RowStatus::duplicate:
      ++duplicates_;
      stage_identifiers(record, record.first_record, insert_further_);
      break;
    case RowStatus::conflict: ++conflicts_; break;
  }
  stage_outside(record);
}

void Staging::stage_accepted(const CheckedRecord& record) {
  write_patch(record);
  insert_row_.bind(1, record.record.number)
      .bind(2, record.record.line)
      .bind(3, patch_)
      .bind(4, consent_word(record.consents));
  fail_unless(insert_row_.run());
  stage_identifiers(record, record.record.number, insert_identifier_);
  stage_evidence(record);
}

/// The identifiers of a row, as those of the row `owner`.
void Staging::stage_identifiers(const CheckedRecord& record, uint64_t owner, Statement& insert) {
  for (const Cell& cell : identifiers_) {
    if (record.state(cell.column) != CellState::kept) continue;
    const std::string_view value = record.values[cell.column];
    if (value.find('\0') != value.npos) {
      status_ = Fault{"internal_nul", "a NUL in an identifier came through the check (line " +
                                          std::to_string(record.record.line) + "); please report it"};
      return;
    }
    insert.bind(1, owner).bind(2, cell.key).bind(3, value).bind(4, record.record.number);
    fail_unless(insert.run());
  }
}

/// Of a row whose refusals are to hold for another row. A NUL is no fault here: the row may be rejected for it, and no stored
/// identifier bears one.
void Staging::stage_rejected_identifiers(const CheckedRecord& record) {
  if (count_refusals(record.consents) == 0) return;
  for (const Cell& cell : identifiers_) {
    const std::string_view value = record.values[cell.column];
    if (record.state(cell.column) != CellState::kept || value.find('\0') != value.npos) continue;
    insert_rejected_.bind(1, record.record.number).bind(2, cell.key).bind(3, value);
    fail_unless(insert_rejected_.run());
  }
}

/// When, where and by which words, of those consents whose cell says itself what the row was told to say: a grant that an earlier
/// row's refusal has overruled is no evidence of a refusal.
void Staging::stage_evidence(const CheckedRecord& record) {
  const auto cell_at = [&](uint32_t column) {
    return column == kNoColumn || record.state(column) != CellState::kept ? std::string_view() : record.values[column];
  };
  for (const ConsentCells& cells : evidence_) {
    const Consent consent = record.consents[cells.position];
    const EvidenceColumns& columns = cells.evidence;
    const std::string_view as_of = cell_at(columns.time), source = cell_at(columns.source),
                           wording = cell_at(columns.wording);
    if (consent == Consent::absent || cells.column == kNoColumn) continue;
    if (as_of.empty() && source.empty() && wording.empty()) continue;
    if (read_consent(record.values[cells.column], cells.words) != consent) continue;
    insert_evidence_.bind(1, record.record.number).bind(2, uint64_t{cells.position});
    insert_evidence_.bind_filled(3, as_of).bind_filled(4, source).bind_filled(5, wording);
    fail_unless(insert_evidence_.run());
  }
}

void Staging::write_patch(const CheckedRecord& record) {
  patch_ = "{";
  for (const Cell& cell : attributes_) {
    const CellState state = record.state(cell.column);
    if (state == CellState::left_out || (state == CellState::blank && !blank_erases_)) continue;
    if (patch_.size() > 1) patch_ += ',';
    patch_ += cell.key;
    if (state == CellState::blank) patch_ += "null";
    else JsonWriter(patch_).string(record.values[cell.column]);
  }
  patch_ += '}';
}

void Staging::stage_outside(const CheckedRecord& record) {
  if (record.status != RowStatus::conflict && record.first_record != 0) stage_evidence(record);
  if (merges_ && record.status == RowStatus::duplicate) write_patch(record);
  else patch_ = "{}";
  write_codes(record.record.number);
  cells_.clear();
  JsonWriter cells(cells_);
  cells.begin_array();
  for (std::string_view field : record.record.fields) cells.string(field);
  cells.end_array();
  insert_outside_.bind(1, record.record.number)
      .bind(2, record.record.line)
      .bind(3, std::string_view(status_name(record.status)));
  insert_outside_.bind(4, record.first_record)
      .bind(5, consent_word(record.consents))
      .bind(6, codes_text_)
      .bind(7, cells_)
      .bind(8, patch_);
  fail_unless(insert_outside_.run());
}

void Staging::write_codes(uint64_t record) {
  codes_text_.clear();
  const auto before = [](const auto& code, uint64_t wanted) { return code.first < wanted; };
  auto at = std::lower_bound(codes_.begin(), codes_.end(), record, before);
  for (; at != codes_.end() && at->first == record; ++at) {
    if (!codes_text_.empty()) codes_text_ += ' ';
    codes_text_ += std::to_string(static_cast<unsigned>(at->second));
  }
}

void Staging::forget_codes(uint64_t last_record) {
  std::erase_if(codes_, [&](const auto& code) { return code.first <= last_record; });
}

}  // namespace consentry
