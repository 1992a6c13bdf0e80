// The cells of consents. Part of RowRules.
#include "core/record/consent.h"
#include "core/record/row_rules.h"

namespace consentry {

void RowRules::collect_consent_words() {
  for (size_t i = 0; i < mapping_.consents.size(); ++i) {
    const bool declared = i < profile_.consents.size();
    words_.push_back({declared ? profile_.consents[i].given_words : profile_.given_words,
                      declared ? profile_.consents[i].refused_words : profile_.refused_words});
  }
}

void RowRules::check_consent(Row& row, const Task& task, bool tell) {
  const std::string_view cell = row.values[task.column];
  const ConsentWords& words = words_[task.index];
  Consent& consent = row.consents[task.index];
  const auto is_first = [&](std::span<const std::string> of) { return !of.empty() && cell == of.front(); };
  if (is_first(words.given)) {
    consent = Consent::given;
  } else if (is_first(words.refused)) {
    consent = Consent::refused;
  } else if (const std::optional<Consent> read = read_consent(cell, words)) {
    consent = *read;
  } else if (tell) {
    tell_no_consent(row, task.column, words);
  }
}

void RowRules::tell_no_consent(Row& row, uint32_t column, const ConsentWords& words) {
  const std::string given = joined_words(words.given), refused = joined_words(words.refused);
  const Argument arguments[] = {
      {"given", given}, {"refused", refused}, {"nearest", likely_consent(row.values[column], words)}};
  tell_cell(row, column, Code::consent_not_recognised, arguments);
}

/// A row that is out for its shape still tells the refusals that it holds: they are listed, never lost.
void RowRules::read_refusals(Row& row) {
  for (const Task& task : tasks_)
    if (task.role == Role::consent) check_consent(row, task, false);
}

}  // namespace consentry
