// A report in words, as every form for people needs it: verdict, sentences, places, the order of what matters.
// Memory: the strings it returns.
#pragma once
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/report/label.h"
#include "core/report/report_data.h"
#include "core/report/text.h"

namespace consentry {

/// The label that stands `offset` behind `first` in the catalogue.
inline Label label_at(Label first, size_t offset) { return static_cast<Label>(static_cast<size_t>(first) + offset); }

/// A label with one argument, a number.
std::string numbered(Language, Label, std::string_view name, uint64_t number);

std::string verdict_text(Language, const ReportData&);
std::string severity_label(Language, Severity);
std::string effect_label(Language, Severity);
/// The totals, each with its label. Of a refused file no row is accepted, they are merely sound.
std::array<std::pair<Label, uint64_t>, 5> totals_lines(const ReportData&);

/// "tab", or the mark.
std::string delimiter_name(Language, std::string_view delimiter);
std::string profile_name(const Profile&);
/// An archive none of whose files was read: it has neither encoding nor dialect.
bool nothing_chosen(const FileFound&);
/// Whether the cells come out of a spreadsheet, so that no encoding is worth a word.
bool is_workbook(const FileFound&);
/// The sheet that was read; empty where there is none.
std::string_view sheet_name(const FileFound&);

/// What is wrong at this place.
std::string sample_sentence(Language, Code, const Sample&);
/// What is wrong in all places of the group: their common sentence, else that of the code with "…" for what differs.
std::string group_sentence(Language, const FindingGroup&);
/// Whether all samples of the group are told by one sentence.
bool one_sentence(Language, const FindingGroup&);
/// The sentence of a code about no row in particular: "…" stands for its arguments.
std::string general_sentence(Language, Code);
/// "row 17, line 18, column 3 (phone): +48 501", hidden characters as they are; empty where the finding is about the file.
std::string place_text(Language, const Sample&);

/// The groups of one severity, the most frequent first.
std::vector<const FindingGroup*> groups_of(const ReportData&, Severity);
/// The severities, gravest first.
inline constexpr Severity kGravestFirst[] = {Severity::fatal, Severity::error, Severity::value, Severity::warning,
                                             Severity::note};

}  // namespace consentry
