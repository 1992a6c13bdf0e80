// Every header that a profile knows, folded, with what it stands for. Memory: the names and aliases of one profile.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/mapping.h"
#include "core/profile/profile.h"

namespace consentry {

/// A field (index into Profile::fields) or a consent (index into Mapping::consents).
struct Target {
  Role role = Role::ignored;
  uint32_t index = 0;

  friend bool operator==(const Target&, const Target&) = default;
};

class KnownHeaders {
 public:
  explicit KnownHeaders(const Profile& profile);

  struct Match {
    Target target;
    const char* reason = "";  ///< "name" or "alias"
  };
  /// The match of a folded header, or null.
  const Match* find(const std::string& folded) const;
  /// The field or declared consent with this canonical name (exact, else folded); role `ignored` if there is none.
  Target by_name(const std::string& name) const;
  /// The declared consent that a folded header comes close to, holds or is a part of, or empty.
  std::string_view resembled_consent(std::string_view folded) const;
  /// The declared consent to propose for a header that shows to be one, or empty.
  std::string_view nearest_consent(std::string_view folded) const;
  /// Whether a declared consent has this consent_key (core/header/consent_evidence.h).
  bool has_consent_key(const std::string& key) const;

 private:
  void add(const std::string& name, Target target, const char* reason);

  const Profile& profile_;
  std::map<std::string, Match> matches_;
  std::vector<std::string> consent_headers_;  // folded
  std::vector<uint32_t> consent_owners_;      // by consent_headers_: index of the consent
};

}  // namespace consentry
