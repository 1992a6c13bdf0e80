// The cells of consents. Part of RowRules.
#include "core/record/consent.h"
#include "core/record/row_rules.h"

namespace consentry {

void RowRules::check_consent(Row& row, const Task& task, bool tell) {
  const std::string_view cell = row.values[task.column];
  Consent& consent = row.consents[task.index];
  const auto is = [&](const std::vector<std::string>& words) { return !words.empty() && cell == words.front(); };
  if (is(profile_.given_words)) {
    consent = Consent::given;
  } else if (is(profile_.refused_words)) {
    consent = Consent::refused;
  } else if (const std::optional<Consent> read = read_consent(cell, profile_)) {
    consent = *read;
  } else if (tell) {
    const std::string given = joined_words(profile_.given_words), refused = joined_words(profile_.refused_words);
    const Argument arguments[] = {{"given", given}, {"refused", refused}, {"nearest", likely_consent(cell, profile_)}};
    tell_cell(row, task.column, Code::consent_not_recognised, arguments);
  }
}

}  // namespace consentry
