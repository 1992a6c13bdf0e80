// See column_demands.h.
#include "core/header/column_demands.h"

#include <algorithm>
#include <string>

namespace consentry {
namespace {

class Demands {
 public:
  Demands(const Profile& profile, const Mapping& mapping, const HeaderFindings& tell)
      : profile_(profile), mapping_(mapping), tell_(tell) {}

  void identifiers() const {
    std::string names;
    bool found = profile_.any_of.empty();
    for (const uint32_t field : profile_.any_of) {
      found = found || has_column(field);
      names += (names.empty() ? "" : ", ") + name(field);
    }
    if (!found) tell_.file(Code::header_no_identifier, {}, {{"fields", names}});
    for (const uint32_t field : profile_.all_of) {
      if (!has_column(field)) tell_.file(Code::header_identifier_missing, {}, {{"field", name(field)}});
    }
  }

  /// Told at the later of the two columns.
  void exclusions() const {
    for (const auto& [one, other] : profile_.exclusive) {
      if (!has_column(one) || !has_column(other)) continue;
      const bool later = mapping_.field_columns[one] > mapping_.field_columns[other];
      const uint32_t here = later ? one : other, there = later ? other : one;
      tell_.column(Code::header_exclusive, mapping_.field_columns[here],
                   {{"field", name(here)}, {"other", name(there)}});
    }
  }

  void fields() const {
    for (uint32_t i = 0; i < profile_.fields.size(); ++i) {
      if (profile_.fields[i].required && !has_column(i) && !is_in_all_of(i))
        tell_.file(Code::header_required_missing, {}, {{"field", name(i)}});
    }
  }

  void consents() const {
    for (size_t i = 0; i < profile_.consents.size(); ++i) {
      if (!profile_.consents[i].required || mapping_.consent_columns[i] != kNoColumn) continue;
      tell_.file(Code::header_consent_missing, {}, {{"consent", profile_.consents[i].name}});
    }
  }

 private:
  const std::string& name(uint32_t field) const { return profile_.fields[field].name; }
  bool has_column(uint32_t field) const { return mapping_.field_columns[field] != kNoColumn; }

  bool is_in_all_of(uint32_t field) const {
    return std::find(profile_.all_of.begin(), profile_.all_of.end(), field) != profile_.all_of.end();
  }

  const Profile& profile_;
  const Mapping& mapping_;
  const HeaderFindings& tell_;
};

}  // namespace

void demand_columns(const Profile& profile, const Mapping& mapping, const HeaderFindings& tell) {
  const Demands demands(profile, mapping, tell);
  demands.identifiers();
  demands.exclusions();
  demands.fields();
  demands.consents();
}

}  // namespace consentry
