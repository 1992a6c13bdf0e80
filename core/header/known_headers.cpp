// See known_headers.h.
#include "core/header/known_headers.h"

#include "core/header/consent_evidence.h"
#include "core/nearest.h"
#include "core/text/unicode.h"

namespace consentry {
namespace {

// Below this many bytes a few letters' difference makes another word ("sms", "mms"), so that nothing resembles.
constexpr size_t kShortestResembling = 7;

std::string spaced(std::string_view words) { return ' ' + std::string(words) + ' '; }

bool has_words(std::string_view folded, std::string_view words) {
  return spaced(folded).find(spaced(words)) != std::string::npos;
}

}  // namespace

KnownHeaders::KnownHeaders(const Profile& profile) : profile_(profile) {
  // Names before aliases: should two fold alike, the name counts.
  for (uint32_t i = 0; i < profile.fields.size(); ++i) add(profile.fields[i].name, {Role::field, i}, "name");
  for (uint32_t i = 0; i < profile.consents.size(); ++i) add(profile.consents[i].name, {Role::consent, i}, "name");
  for (uint32_t i = 0; i < profile.fields.size(); ++i) {
    for (const std::string& alias : profile.fields[i].aliases) add(alias, {Role::field, i}, "alias");
  }
  for (uint32_t i = 0; i < profile.consents.size(); ++i) {
    for (const std::string& alias : profile.consents[i].aliases) add(alias, {Role::consent, i}, "alias");
  }
}

void KnownHeaders::add(const std::string& name, Target target, const char* reason) {
  std::string folded = fold_name(name);
  if (target.role == Role::consent) {
    consent_headers_.push_back(folded);
    consent_owners_.push_back(target.index);
  }
  matches_.try_emplace(std::move(folded), Match{target, reason});
}

const KnownHeaders::Match* KnownHeaders::find(const std::string& folded) const {
  const auto found = matches_.find(folded);
  return found == matches_.end() ? nullptr : &found->second;
}

Target KnownHeaders::by_name(const std::string& name) const {
  if (const auto field = profile_.field_index(name)) return {Role::field, *field};
  const Match* match = find(fold_name(name));
  return match && std::string_view(match->reason) == "name" ? match->target : Target{};
}

std::string_view KnownHeaders::resembled_consent(std::string_view folded) const {
  if (folded.size() < kShortestResembling) return {};
  for (size_t i = 0; i < consent_headers_.size(); ++i) {
    const std::string& known = consent_headers_[i];
    const bool holds = known.size() >= kShortestResembling && has_words(folded, known);
    if (holds || has_words(known, folded)) return profile_.consents[consent_owners_[i]].name;
  }
  return nearest_consent(folded);
}

bool KnownHeaders::has_consent_key(const std::string& key) const {
  for (const std::string& known : consent_headers_)
    if (consent_key(known) == key) return true;
  return false;
}

std::string_view KnownHeaders::nearest_consent(std::string_view folded) const {
  if (folded.size() > kLongestNamed) return {};
  const std::vector<std::string_view> candidates(consent_headers_.begin(), consent_headers_.end());
  const std::string_view near = nearest(folded, candidates);
  for (size_t i = 0; i < candidates.size() && !near.empty(); ++i) {
    if (candidates[i] == near) return profile_.consents[consent_owners_[i]].name;
  }
  return {};
}

}  // namespace consentry
