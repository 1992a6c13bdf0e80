// See evidence_columns.h.
#include "core/header/evidence_columns.h"

#include "core/text/unicode.h"

namespace consentry {
namespace {

uint32_t column_of(const std::string& field, const Profile& profile, const Mapping& mapping) {
  const auto index = profile.field_index(field);
  return index ? mapping.field_columns[*index] : kNoColumn;
}

uint32_t& place_of(Evidence kind, EvidenceColumns& columns) {
  switch (kind) {
    case Evidence::time: return columns.time;
    case Evidence::source: return columns.source;
    case Evidence::wording: break;
  }
  return columns.wording;
}

}  // namespace

void EvidenceFinder::add_consent(uint32_t consent, std::string_view name, std::string_view folded_header) {
  for (const ConsentInFile& known : consents_)
    if (known.consent == consent) return;
  consents_.push_back({consent, consent_key(fold_name(name)), consent_key(folded_header)});
}

std::vector<uint32_t> EvidenceFinder::consents_about(const EvidenceHeader& header) const {
  const std::string key = consent_key(header.rest);
  std::vector<uint32_t> about;
  for (const ConsentInFile& known : consents_)
    if (known.own_key == key || known.header_key == key) about.push_back(known.consent);
  return about;
}

void EvidenceFinder::fill(const Profile& profile, Mapping& mapping) const {
  mapping.evidence.assign(mapping.consents.size(), {});
  for (size_t i = 0; i < profile.consents.size(); ++i) {
    const ConsentDeclaration& consent = profile.consents[i];
    mapping.evidence[i] = {column_of(consent.time, profile, mapping), column_of(consent.source, profile, mapping),
                           column_of(consent.wording, profile, mapping)};
  }
  for (const auto& [column, header] : found_)
    if (mapping.columns[column].role == Role::attribute) attach(mapping, column, header);
}

void EvidenceFinder::attach(Mapping& mapping, uint32_t column, const EvidenceHeader& header) const {
  std::vector<uint32_t> about = consents_about(header);
  if (about.empty() && consents_.size() == 1) about.push_back(consents_[0].consent);
  if (about.size() != 1) return;
  uint32_t& place = place_of(header.kind, mapping.evidence[about[0]]);
  if (place == kNoColumn) place = column;
}

}  // namespace consentry
