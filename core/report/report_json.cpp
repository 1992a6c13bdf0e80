// The report as canonical JSON (RFC 8785), key by key in the order of their names; core/report/report.schema.json says the same.
#include <algorithm>
#include <array>

#include "core/checker.h"
#include "core/profile/json.h"
#include "core/profile/load.h"
#include "core/report/excerpt.h"
#include "core/report/report_data.h"
#include "core/report/value_kind.h"

namespace consentry {
namespace {

constexpr int64_t kFormatVersion = 1;

std::string whole(std::string_view text) { return excerpt(text, kUncut); }

constexpr std::string_view kEvidenceNames[] = {"bom", "valid", "structure", "told", "letters"};

void write_candidate(JsonWriter& out, const EncodingCandidate& candidate) {
  out.begin_object();
  out.key("confidence").integer(uint64_t{candidate.confidence});
  out.key("evidence").string(kEvidenceNames[static_cast<size_t>(candidate.evidence)]);
  out.key("name").string(candidate.name);
  if (!candidate.sample.empty()) out.key("sample").string(whole(candidate.sample));
  out.end_object();
}

void write_candidates(JsonWriter& out, const EncodingFound& encoding) {
  out.begin_array();
  for (const EncodingCandidate& candidate : encoding.candidates) write_candidate(out, candidate);
  if (encoding.candidates.empty() && encoding.sure)
    write_candidate(out, {encoding.name, 100, encoding.bom ? EncodingEvidence::bom : EncodingEvidence::valid, ""});
  out.end_array();
}

void write_encoding(JsonWriter& out, const EncodingFound& encoding) {
  out.begin_object();
  out.key("bom").boolean(encoding.bom);
  out.key("candidates");
  write_candidates(out, encoding);
  if (encoding.mixed) {
    out.key("mixed").begin_object();
    out.key("other_line").integer(encoding.mixed->other_line);
    out.key("utf8_line").integer(encoding.mixed->utf8_line);
    out.end_object();
  }
  out.key("name").string(encoding.name);
  if (const std::optional<FirstFault>& fault = encoding.not_utf8) {
    out.key("not_utf8").begin_object();
    out.key("character").integer(fault->character);
    out.key("hex").string(fault->hex);
    out.key("line").integer(fault->line);
    out.key("offset").integer(fault->offset);
    out.end_object();
  }
  out.key("sure").boolean(encoding.sure);
  out.end_object();
}

// A mark is one character or two; a tab stays a tab.
std::string mark(std::string_view text) {
  std::string shown;
  for (size_t at = 0; at < text.size();) {
    const size_t size = std::max<size_t>(1, utf8_character(text.substr(at)));
    const std::string_view character = text.substr(at, size);
    shown += utf8_character(character) == character.size() ? std::string(character) : whole(character);
    at += size;
  }
  return shown;
}

void write_readings(JsonWriter& out, const std::vector<DialectReading>& readings) {
  out.begin_array();
  for (const DialectReading& one : readings) {
    out.begin_object();
    out.key("confidence").integer(uint64_t{one.confidence});
    out.key("delimiter").string(mark(one.delimiter));
    out.key("escape").string(mark(one.escape));
    out.key("quote").string(mark(one.quote));
    out.end_object();
  }
  out.end_array();
}

void write_dialect(JsonWriter& out, const DialectFound& dialect) {
  out.begin_object();
  if (!dialect.candidates.empty()) {
    out.key("candidates");
    write_readings(out, dialect.candidates);
  }
  if (!dialect.delimiter.empty()) out.key("confidence").integer(uint64_t{dialect.confidence});
  out.key("delimiter").string(mark(dialect.delimiter));
  out.key("escape").string(mark(dialect.escape));
  if (dialect.footer_lines) out.key("footer_lines").integer(dialect.footer_lines);
  out.key("header_line").integer(dialect.header_line);
  out.key("line_end").string(dialect.line_end);
  out.key("quote").string(mark(dialect.quote));
  if (dialect.repeats) out.key("repeats").boolean(true);
  out.key("sure").boolean(dialect.sure);
  if (dialect.title_lines) out.key("title_lines").integer(dialect.title_lines);
  out.end_object();
}

/// Only of an archive.
void write_entries(JsonWriter& out, const std::vector<EntryFound>& entries) {
  if (entries.empty()) return;
  out.key("entries").begin_array();
  for (const EntryFound& entry : entries) {
    out.begin_object();
    out.key("bytes").integer(entry.bytes);
    out.key("name").string(whole(entry.name));
    out.end_object();
  }
  out.end_array();
}

void write_sheets(JsonWriter& out, const std::vector<SheetFound>& sheets) {
  out.begin_array();
  for (size_t i = 0; i < sheets.size(); ++i) {
    out.begin_object();
    out.key("index").integer(static_cast<uint64_t>(i));
    out.key("name").string(whole(sheets[i].name));
    if (sheets[i].rows) out.key("rows").integer(*sheets[i].rows);
    out.key("visible").boolean(sheets[i].visible);
    out.end_object();
  }
  out.end_array();
}

void write_file(JsonWriter& out, const ReportData& data) {
  const Summary& summary = data.summary;
  out.begin_object();
  out.key("bytes").integer(summary.bytes);
  out.key("dialect");
  write_dialect(out, summary.file.dialect);
  out.key("encoding");
  write_encoding(out, summary.file.encoding);
  write_entries(out, summary.file.entries);
  out.key("entry");
  summary.file.entry ? out.string(whole(*summary.file.entry)) : out.null();
  out.key("format").string(summary.file.format);
  if (!summary.sha256.empty()) out.key("sha256").string(summary.sha256);
  out.key("sheets");
  write_sheets(out, summary.file.sheets);
  out.end_object();
}

void write_kinds(JsonWriter& out, uint8_t kinds) {
  out.begin_array();
  for (size_t bit = 0; bit < std::size(kKindNames); ++bit)
    if ((kinds >> bit & 1) != 0) out.string(kKindNames[bit]);
  out.end_array();
}

void write_column(JsonWriter& out, const ColumnStatistics& column, std::string_view header, uint64_t rows) {
  out.begin_object();
  out.key("blank").integer(rows - column.filled);
  out.key("distinct").integer(uint64_t{column.distinct.count()});
  out.key("filled").integer(column.filled);
  out.key("header").string(whole(header));
  out.key("kinds");
  write_kinds(out, column.kinds);
  out.key("longest").integer(column.longest);
  if (column.distinct.more()) out.key("more").boolean(true);
  out.key("shortest").integer(column.filled == 0 ? uint64_t{0} : column.shortest);
  out.end_object();
}

void write_columns(JsonWriter& out, const ReportData& data) {
  const std::vector<ColumnStatistics>& columns = data.columns.columns();
  out.begin_array();
  for (size_t i = 0; i < columns.size(); ++i)
    write_column(out, columns[i], data.mapping.columns[i].header, data.columns.rows());
  out.end_array();
}

void write_mapping(JsonWriter& out, const Mapping& mapping) {
  constexpr std::array<std::string_view, 4> kRoles{"field", "consent", "attribute", "ignored"};
  out.begin_array();
  for (size_t i = 0; i < mapping.columns.size(); ++i) {
    const Column& column = mapping.columns[i];
    out.begin_object();
    out.key("column").integer(static_cast<uint64_t>(i + 1));
    out.key("field");
    column.name.empty() ? out.null() : out.string(whole(column.name));
    out.key("header").string(whole(column.header));
    out.key("reason").string(column.reason);
    out.key("role").string(kRoles[static_cast<size_t>(column.role)]);
    out.end_object();
  }
  out.end_array();
}

void write_number(JsonWriter& out, std::string_view key, uint64_t number) {
  if (number != kNoPlace) out.key(key).integer(number);
}

void write_text(JsonWriter& out, std::string_view key, std::string_view text) {
  if (!text.empty()) out.key(key).string(text);
}

void write_arguments(JsonWriter& out, const Sample& sample) {
  if (sample.arguments.empty()) return;
  out.key("arguments").begin_object();
  for (const auto& [name, text] : sample.arguments) out.key(name).string(text);
  out.end_object();
}

void write_sample(JsonWriter& out, const Sample& sample) {
  out.begin_object();
  write_arguments(out, sample);
  write_number(out, "char", sample.location.character);
  write_number(out, "column", sample.location.column);
  write_text(out, "excerpt", sample.excerpt);
  write_text(out, "header", sample.header);
  write_number(out, "line", sample.location.line);
  write_number(out, "offset", sample.location.offset);
  write_number(out, "record", sample.location.record);
  out.end_object();
}

void write_group(JsonWriter& out, const FindingGroup& group) {
  const CodeInfo& info = code_info(group.code);
  out.begin_object();
  out.key("code").integer(uint64_t{static_cast<uint16_t>(group.code)});
  out.key("count").integer(group.count);
  out.key("name").string(info.name);
  out.key("samples").begin_array();
  for (const Sample& sample : group.samples) write_sample(out, sample);
  out.end_array();
  out.key("severity").string(severity_name(group.severity));
  out.key("text_key").string("finding." + std::string(info.name));
  out.end_object();
}

void write_cells(JsonWriter& out, const std::vector<std::vector<std::string>>& rows) {
  out.begin_array();
  for (const std::vector<std::string>& row : rows) {
    out.begin_array();
    for (const std::string& cell : row) out.string(cell);
    out.end_array();
  }
  out.end_array();
}

void write_profile(JsonWriter& out, const Profile& profile) {
  out.begin_object();
  out.key("id").string(profile.id);
  out.key("revision").string(profile.revision);
  out.key("sha256").string(profile.sha256);
  out.end_object();
}

void write_totals(JsonWriter& out, const Totals& totals) {
  out.begin_object();
  out.key("accepted").integer(totals.accepted);
  out.key("conflicts").integer(totals.conflicts);
  out.key("duplicates").integer(totals.duplicates);
  out.key("read").integer(totals.read);
  out.key("rejected").integer(totals.rejected);
  out.end_object();
}

}  // namespace

std::string told_options_json(const ReportData& data) {
  if (data.options.extension.empty()) return options_json(data.options);
  const auto named = [](const FindingGroup& group) { return group.code == Code::container_name_mismatch; };
  if (std::any_of(data.groups.begin(), data.groups.end(), named)) return options_json(data.options);
  Options told = data.options;
  told.extension.clear();
  return options_json(told);
}

std::string report_json(const ReportData& data) {
  std::string text;
  JsonWriter out(text);
  out.begin_object();
  out.key("columns");
  write_columns(out, data);
  out.key("engine").string(engine_version());
  out.key("file");
  write_file(out, data);
  out.key("findings").begin_array();
  for (const FindingGroup& group : data.groups) write_group(out, group);
  out.end_array();
  out.key("format_version").integer(kFormatVersion);
  out.key("mapping");
  write_mapping(out, data.mapping);
  out.key("options").raw(told_options_json(data));
  out.key("preview");
  write_cells(out, data.preview);
  out.key("profile");
  write_profile(out, data.profile);
  out.key("repairs").begin_array().end_array();
  out.key("totals");
  write_totals(out, data.summary.totals);
  out.key("verdict").string(outcome_name(data.outcome()));
  out.end_object();
  return text;
}

std::string preview_json(const ReportData& data) {
  std::string text;
  JsonWriter out(text);
  out.begin_object();
  out.key("header").begin_array();
  for (const Column& column : data.mapping.columns) out.string(excerpt(column.header, limits::kPreviewCellBytes));
  out.end_array();
  out.key("provisional").boolean(!data.ended);
  out.key("rows");
  write_cells(out, data.preview);
  out.end_object();
  return text;
}

}  // namespace consentry
