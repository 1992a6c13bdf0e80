// What the parts of a profile must be to each other (reader.h): names that point at fields and consents. Memory: none.
#include <algorithm>
#include <string>

#include "core/profile/checks.h"
#include "core/profile/shape.h"

namespace consentry {
namespace {

Fault unknown_name(const std::string& place, std::string_view name, const Profile& profile) {
  std::vector<std::string_view> names;
  for (const Field& field : profile.fields) names.push_back(field.name);
  return value_fault(place + ": " + quoted(name) + " is no declared field" + did_you_mean(name, names));
}

/// Whether the list names only identifiers, each once.
MaybeFault check_identifier_list(const Profile& profile, const std::vector<uint32_t>& list, std::string_view place) {
  for (size_t i = 0; i < list.size(); ++i) {
    const std::string& name = profile.fields[list[i]].name;
    if (!profile.is_identifier(list[i]))
      return value_fault(std::string(place) + ": " + quoted(name) + " must be among any_of or all_of");
    if (std::find(list.begin(), list.begin() + static_cast<long>(i), list[i]) != list.begin() + static_cast<long>(i))
      return value_fault(std::string(place) + ": " + quoted(name) + " stands twice");
  }
  return std::nullopt;
}

MaybeFault check_identifier_lists(const Profile& profile) {
  if (auto fault = check_identifier_list(profile, profile.precedence, "identifiers.precedence")) return fault;
  if (auto fault = check_identifier_list(profile, profile.update_only, "identifiers.update_only")) return fault;
  for (const auto& [one, other] : profile.exclusive)
    if (one == other)
      return value_fault("identifiers.exclusive: " + quoted(profile.fields[one].name) + " can't exclude itself");
  return std::nullopt;
}

MaybeFault check_partners(const Profile& profile) {
  for (uint32_t i = 0; i < profile.fields.size(); ++i) {
    const Field& field = profile.fields[i];
    if (!field.unique_with.empty() && !profile.is_identifier(i))
      return value_fault("fields." + field.name + ".unique_with: only for a field among any_of or all_of");
  }
  return std::nullopt;
}

bool is_time(FieldType type) { return type == FieldType::date || type == FieldType::datetime; }
bool is_text(FieldType type) { return type == FieldType::text; }

MaybeFault check_evidence(const Profile& profile, const ConsentDeclaration& consent, std::string_view key,
                          const std::string& name, bool (*fits)(FieldType), std::string_view types) {
  if (name.empty()) return std::nullopt;
  const std::string place = "consents.declared." + consent.name + '.' + std::string(key);
  const auto field = profile.field_index(name);
  if (!field) return unknown_name(place, name, profile);
  if (fits(profile.fields[*field].type)) return std::nullopt;
  return value_fault(place + ": " + quoted(name) + " must be of type " + std::string(types));
}

MaybeFault check_evidences(const Profile& profile) {
  for (const ConsentDeclaration& consent : profile.consents) {
    if (auto fault = check_evidence(profile, consent, "time", consent.time, is_time, "date or datetime")) return fault;
    if (auto fault = check_evidence(profile, consent, "source", consent.source, is_text, "text")) return fault;
    if (auto fault = check_evidence(profile, consent, "wording", consent.wording, is_text, "text")) return fault;
  }
  return std::nullopt;
}

MaybeFault check_reserved(const Profile& profile) {
  const auto& names = profile.reserved_names;
  if (std::find(names.begin(), names.end(), "") == names.end()) return std::nullopt;
  return value_fault("columns.reserved: a name must not be empty");
}

}  // namespace

MaybeFault check_relations(const Profile& profile) {
  for (const auto check : {check_identifier_lists, check_partners, check_evidences, check_reserved})
    if (auto fault = check(profile)) return fault;
  return std::nullopt;
}

}  // namespace consentry
