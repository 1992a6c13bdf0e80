// See map_header.h. Order for each column: the operator's mapping, names and aliases, consent words, the profile's
// policy.
#include "core/header/map_header.h"

#include <charconv>
#include <optional>

#include "core/header/column_demands.h"
#include "core/header/consent_evidence.h"
#include "core/header/consent_words.h"
#include "core/header/evidence_columns.h"
#include "core/header/further_names.h"
#include "core/header/header_findings.h"
#include "core/header/known_headers.h"
#include "core/limits.h"
#include "core/text/unicode.h"

namespace consentry {
namespace {

// "#3" is column 3; nothing for any other header.
std::optional<uint64_t> column_number(std::string_view header) {
  if (header.size() < 2 || header[0] != '#') return std::nullopt;
  uint64_t number = 0;
  const char* end = header.data() + header.size();
  const auto [stop, error] = std::from_chars(header.data() + 1, end, number);
  return error == std::errc() && stop == end ? std::optional(number) : std::nullopt;
}

bool is_by_hand(const Column& column) { return std::string_view(column.reason).starts_with("map"); }

class HeaderMapper {
 public:
  HeaderMapper(const Profile& profile, const Options& options, const Record& header, bool named, Sink& sink)
      : profile_(profile), options_(options), named_(named), known_(profile), tell_(header, named, sink) {
    mapping_.columns.resize(header.fields.size());
    folded_.resize(header.fields.size());
    for (size_t i = 0; named && i < header.fields.size(); ++i) {
      folded_[i] = fold_name(header.fields[i]);
      const std::string_view trimmed = trim_blanks(header.fields[i]);
      if (!trimmed.empty()) mapping_.columns[i].header = header.fields[i];
    }
    for (const ConsentDeclaration& consent : profile.consents) mapping_.consents.push_back(consent.name);
  }

  Mapping map() && {
    for (const auto& [header, target] : options_.map) apply_by_hand(header, target);
    for (size_t i = 0; i < mapping_.columns.size(); ++i) {
      if (!is_by_hand(mapping_.columns[i])) apply_profile(i);
    }
    if (!named_ && profile_.header_required) tell_.file(Code::header_demanded, {}, {});
    for (const auto& [column, evidence] : maybe_evidence_) settle_evidence(column, evidence);
    if (named_) find_equal_names();
    index_columns();
    evidence_.fill(profile_, mapping_);
    demand_columns(profile_, mapping_, tell_);
    return std::move(mapping_);
  }

 private:
  void apply_by_hand(const std::string& header, const std::string& name) {
    const Target target = target_by_hand(name);
    bool fits = false;
    for (size_t i = 0; i < mapping_.columns.size(); ++i) {
      if (!is_meant(i, header) || is_by_hand(mapping_.columns[i])) continue;
      if (name == "-") {
        mapping_.columns[i].reason = "map_ignore";
      } else if (target.role != Role::ignored) {
        assign(i, target, "map");
      } else {
        continue;
      }
      fits = true;
    }
    if (!fits) tell_.file(Code::header_map_unmatched, header, {{"header", header}, {"field", name}});
  }

  bool is_meant(size_t column, const std::string& header) const {
    if (const auto number = column_number(header)) return column + 1 == *number;
    return !mapping_.columns[column].header.empty() && folded_[column] == fold_name(header);
  }

  // Where consents are known by their header, the operator may name one that the header hides.
  Target target_by_hand(const std::string& name) {
    const Target target = known_.by_name(name);
    if (target.role != Role::ignored || !profile_.consents_by_header) return target;
    const bool consent = find_consent_word(name) == ConsentWord::consent;
    return consent ? found_consent(name) : Target{};
  }

  void apply_profile(size_t i) {
    if (mapping_.columns[i].header.empty()) return leave_out(i, "blank", blank_code());
    if (const KnownHeaders::Match* match = known_.find(folded_[i])) return assign_known(i, *match);
    const ConsentWord word = find_consent_word(mapping_.columns[i].header);
    if (word == ConsentWord::consent && profile_.consents_by_header) return assign_by_header(i);
    const std::string_view resembled = known_.resembled_consent(folded_[i]);
    if (word == ConsentWord::none && resembled.empty()) return apply_policy(i);
    if (word == ConsentWord::consent && resembled.empty() && is_evidence_of_nothing(i)) return apply_policy(i);
    refuse_consent(i, resembled);
  }

  // A column of a file without header has no name to be blamed for.
  Code blank_code() const {
    return named_ && profile_.refuse_blank_headers ? Code::header_blank_refused : Code::header_blank;
  }

  void assign_known(size_t i, const KnownHeaders::Match& match) {
    assign(i, match.target, match.reason);
    const bool consent = match.target.role == Role::consent;
    const bool exact =
        consent ? is_exact_consent(match.target.index) : profile_.fields[match.target.index].exact_header;
    const Column& column = mapping_.columns[i];
    if (!exact || column.header == column.name) return;
    const bool grave = consent || is_part_of_identifier(match.target.index);
    tell_.column(Code::header_not_exact, grave ? Severity::fatal : Severity::warning, i, {{"expected", column.name}});
  }

  bool is_exact_consent(uint32_t consent) const {
    return consent < profile_.consents.size() && profile_.consents[consent].exact_header;
  }

  bool is_part_of_identifier(uint32_t field) const {
    if (profile_.is_identifier(field)) return true;
    for (uint32_t other = 0; other < profile_.fields.size(); ++other)
      if (profile_.is_identifier(other) && profile_.fields[other].unique_with == profile_.fields[field].name)
        return true;
    return false;
  }

  // What the columns of consents are must be known before it is clear what a column tells of one.
  void assign_by_header(size_t i) {
    if (auto evidence = find_evidence(folded_[i])) maybe_evidence_.emplace_back(i, std::move(*evidence));
    else assign_found_consent(i);
  }

  void settle_evidence(size_t i, const EvidenceHeader& evidence) {
    if (!evidence.plain && !evidence_.is_about_known(evidence)) return assign_found_consent(i);
    make_attribute(i, "consent_evidence");
    evidence_.add_evidence(static_cast<uint32_t>(i), evidence);
  }

  // Plainly of a consent that the profile doesn't declare: nothing is lost with it.
  bool is_evidence_of_nothing(size_t i) const {
    const auto evidence = find_evidence(folded_[i]);
    if (!evidence || !evidence->plain || evidence->kind == Evidence::wording) return false;
    return known_.resembled_consent(evidence->rest).empty() && !known_.has_consent_key(consent_key(evidence->rest));
  }

  void assign_found_consent(size_t i) {
    const Target target = found_consent(trim_blanks(mapping_.columns[i].header));
    if (target.role == Role::consent) return assign(i, target, "consent_word");
    refuse_consent(i, {});
  }

  // A consent of this name beyond the declared ones; role `ignored` where there are as many as there may be.
  Target found_consent(std::string_view name) {
    const std::string folded = fold_name(name);
    for (size_t c = 0; c < mapping_.consents.size(); ++c) {
      if (fold_name(mapping_.consents[c]) == folded) return {Role::consent, static_cast<uint32_t>(c)};
    }
    if (mapping_.consents.size() == limits::kConsents) return {};
    mapping_.consents.emplace_back(name);
    return {Role::consent, static_cast<uint32_t>(mapping_.consents.size() - 1)};
  }

  void refuse_consent(size_t i, std::string_view resembled) {
    mapping_.columns[i].reason = "consent_word";
    const std::string_view near = resembled.empty() ? known_.nearest_consent(folded_[i]) : resembled;
    if (near.empty()) return tell_.column(Code::header_consent_undeclared, i);
    tell_.column(Code::header_consent_undeclared, i, {{"nearest", near}});
  }

  void apply_policy(size_t i) {
    switch (profile_.unknown_columns) {
      case UnknownColumns::ignore: judge_name(i); return leave_out(i, "unknown", Code::header_unknown);
      case UnknownColumns::refuse: return leave_out(i, "unknown", Code::header_unknown_refused);
      case UnknownColumns::attribute: break;
    }
    make_attribute(i, "attribute");
  }

  void make_attribute(size_t i, const char* reason) {
    Column& column = mapping_.columns[i];
    column.role = Role::attribute;
    column.reason = reason;
    column.name = trim_blanks(column.header);
    judge_name(i);
  }

  void judge_name(size_t i) {
    const std::string_view fault = name_fault(profile_, mapping_.columns[i].header);
    if (!fault.empty()) tell_.column(Code::header_name_not_allowed, i, {{"reason", fault}});
  }

  void leave_out(size_t i, const char* reason, Code code) {
    mapping_.columns[i].reason = reason;
    tell_.column(code, i);
  }

  void assign(size_t i, Target target, const char* reason) {
    Column& column = mapping_.columns[i];
    column.role = target.role;
    column.index = target.index;
    column.reason = reason;
    column.name = target.role == Role::field ? profile_.fields[target.index].name : mapping_.consents[target.index];
    if (target.role == Role::consent) evidence_.add_consent(target.index, column.name, folded_[i]);
  }

  // Two columns with one name: which is meant can't be told. Columns settled by hand are, so they don't count.
  void find_equal_names() {
    std::map<std::string_view, size_t> first;
    for (size_t i = 0; i < mapping_.columns.size(); ++i) {
      Column& column = mapping_.columns[i];
      if (column.header.empty() || is_by_hand(column)) continue;
      const auto [at, fresh] = first.try_emplace(folded_[i], i);
      if (!fresh) refuse_duplicate(i, at->second);
    }
  }

  void refuse_duplicate(size_t i, size_t first) {
    Column& column = mapping_.columns[i];
    // With one of two columns of a consent a refusal may go: that is never left to a policy.
    const bool leaves_out = profile_.ignore_duplicate_headers && column.role != Role::consent;
    column.role = Role::ignored;
    column.index = 0;
    column.name.clear();
    const std::string number = std::to_string(first + 1);
    tell_.column(leaves_out ? Code::header_duplicate_left_out : Code::header_duplicate, i, {{"first", number}});
  }

  void index_columns() {
    mapping_.field_columns.assign(profile_.fields.size(), kNoColumn);
    mapping_.consent_columns.assign(mapping_.consents.size(), kNoColumn);
    for (size_t i = 0; i < mapping_.columns.size(); ++i) {
      const Column& column = mapping_.columns[i];
      if (column.role != Role::field && column.role != Role::consent) continue;
      auto& columns = column.role == Role::field ? mapping_.field_columns : mapping_.consent_columns;
      uint32_t& place = columns[column.index];
      if (place != kNoColumn) {
        refuse_duplicate(i, place);
      } else {
        place = static_cast<uint32_t>(i);
      }
    }
  }

  const Profile& profile_;
  const Options& options_;
  const bool named_;
  const KnownHeaders known_;
  const HeaderFindings tell_;
  Mapping mapping_;
  std::vector<std::string> folded_;                                // by column
  std::vector<std::pair<size_t, EvidenceHeader>> maybe_evidence_;  // columns
  EvidenceFinder evidence_;
};

}  // namespace

Mapping map_header(const Profile& profile, const Options& options, const Record& header, bool named, Sink& sink) {
  return HeaderMapper(profile, options, header, named, sink).map();
}

}  // namespace consentry
