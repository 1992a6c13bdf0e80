// Which columns say when, where and by which words each consent of a file was given. Memory: the consents and the columns about them.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "core/header/consent_evidence.h"
#include "core/mapping.h"
#include "core/profile/profile.h"

namespace consentry {

class EvidenceFinder {
 public:
  /// A column of a consent; further ones of the same consent don't count.
  void add_consent(uint32_t consent, std::string_view name, std::string_view folded_header);
  /// A column about a consent.
  void add_evidence(uint32_t column, EvidenceHeader header) { found_.emplace_back(column, std::move(header)); }
  /// Whether the header is about a consent that has a column, by its name or its header, however either is put.
  bool is_about_known(const EvidenceHeader& header) const { return !consents_about(header).empty(); }

  /// Fills Mapping::evidence of a mapping whose columns are indexed: by the fields that the profile names, then by what was found,
  /// which goes to the consent that it names, or to the only one in the file. The first column of a kind counts.
  void fill(const Profile&, Mapping&) const;

 private:
  struct ConsentInFile {
    uint32_t consent;
    std::string own_key, header_key;  // consent_key of its name and of its first column's header
  };

  std::vector<uint32_t> consents_about(const EvidenceHeader&) const;
  void attach(Mapping&, uint32_t column, const EvidenceHeader&) const;

  std::vector<ConsentInFile> consents_;
  std::vector<std::pair<uint32_t, EvidenceHeader>> found_;
};

}  // namespace consentry
