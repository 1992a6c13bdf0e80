// See html_parts.h: columns, first rows, facts about the file.
#include <algorithm>

#include "core/profile/load.h"
#include "core/report/excerpt.h"
#include "core/report/html_parts.h"
#include "core/report/reading_lines.h"
#include "core/report/value_kind.h"
#include "core/report/wording.h"

namespace consentry {
namespace {

constexpr size_t kColumnsShown = 500;  // SendGrid's most columns; beyond that nobody reads on
constexpr size_t kPreviewRows = 20, kPreviewColumns = 40, kPreviewCell = 80;

void section(HtmlWriter& out, std::string_view id, Language language, Label title) {
  const std::string name(id);
  out.open("section", "aria-labelledby=\"" + name + "\"");
  out.element("h2", label_text(language, title), "id=\"" + name + "\"");
}

void columns_not_shown(HtmlWriter& out, size_t width, size_t shown, Language language) {
  if (width > shown)
    out.element("p", numbered(language, Label::columns_not_shown, "count", width - shown), "class=\"muted\"");
}

// The labels of the kinds stand in the order of their bits.
static_assert(static_cast<size_t>(Label::kind_text) - static_cast<size_t>(Label::kind_date) + 1 ==
              std::size(kKindNames));

std::string kinds_text(uint8_t kinds, Language language) {
  std::string out;
  for (size_t bit = 0; bit < std::size(kKindNames); ++bit)
    if ((kinds >> bit & 1) != 0)
      out += (out.empty() ? "" : ", ") + label_text(language, label_at(Label::kind_date, bit));
  return out;
}

std::string role_text(const Column& column, Language language) {
  const std::string name = excerpt(column.name, kUncut);
  if (column.role == Role::field) return name;
  const Argument argument{"name", name};
  return label_text(language,
                    column.role == Role::consent     ? Label::role_consent
                    : column.role == Role::attribute ? Label::role_attribute
                                                     : Label::role_ignored,
                    {&argument, 1});
}

void header_name(HtmlWriter& out, std::string_view header, size_t most, Language language) {
  if (header.empty()) out.open("span", "class=\"muted\"").text(label_text(language, Label::no_header)).raw("</span>");
  else out.shown(excerpt(header, most));
}

void number_cell(HtmlWriter& out, std::string_view number) {
  out.open("td", "class=\"number\"").text(number).raw("</td>");
}

std::string distinct_text(const ColumnStatistics& column, Language language) {
  const uint64_t count = column.distinct.count();
  return column.distinct.more() ? numbered(language, Label::more_than, "n", count) : std::to_string(count);
}

void write_column(HtmlWriter& out, const ReportData& data, size_t i, Language language) {
  const ColumnStatistics& column = data.columns.columns()[i];
  out.open("tr").open("td", "class=\"number\"").number(i + 1).raw("</td>").open("th", "scope=\"row\"");
  header_name(out, data.mapping.columns[i].header, kPreviewCell, language);
  out.raw("</th>").open("td").text(role_text(data.mapping.columns[i], language)).raw("</td>");
  number_cell(out, std::to_string(column.filled));
  number_cell(out, std::to_string(data.columns.rows() - column.filled));
  number_cell(out, distinct_text(column, language));
  out.open("td").text(kinds_text(column.kinds, language)).raw("</td>");
  number_cell(out, column.filled == 0 ? "" : std::to_string(column.shortest));
  number_cell(out, column.filled == 0 ? "" : std::to_string(column.longest));
  out.close("tr");
}

std::vector<HtmlTable::Head> column_heads(Language language) {
  constexpr std::pair<Label, bool> kHeads[] = {
      {Label::column_name, true}, {Label::header_name, false}, {Label::imported_as, false},
      {Label::filled, true},      {Label::blank, true},        {Label::distinct, true},
      {Label::kinds, false},      {Label::shortest, true},     {Label::longest, true}};
  std::vector<HtmlTable::Head> heads;
  for (const auto& [label, number] : kHeads) heads.push_back({label_text(language, label), number});
  return heads;
}

// The head of the first column is that of the rows' numbers.
std::string preview_head(std::string_view header, Language language) {
  return header.empty() ? label_text(language, Label::no_header) : excerpt(header, kPreviewCell);
}

void write_row(HtmlWriter& out, const std::vector<std::string>& cells, size_t number, size_t width) {
  out.open("tr").open("th", "scope=\"row\" class=\"number\"").number(number).raw("</th>");
  for (size_t i = 0; i < width; ++i) {
    out.open("td");
    if (i < cells.size()) out.shown(excerpt(cells[i], kPreviewCell));
    out.raw("</td>");
  }
  out.close("tr");
}

std::string certain(std::string value, bool sure, Language language) {
  const Argument argument{"value", value};
  return sure ? value : label_text(language, Label::guessed, {&argument, 1});
}

void fact(HtmlWriter& out, Language language, Label label, std::string_view value) {
  out.open("dt").text(label_text(language, label)).raw("</dt>").open("dd").text(value).close("dd");
}

void code_fact(HtmlWriter& out, std::string_view name, std::string_view value) {
  out.open("dt").text(name).raw("</dt>").open("dd").open("code").text(value).raw("</code>").close("dd");
}

void write_dialect(HtmlWriter& out, const DialectFound& dialect, Language language) {
  const std::string none = label_text(language, Label::none);
  const bool mixed = dialect.line_end == "mixed";
  if (!dialect.delimiter.empty()) {
    fact(out, language, Label::delimiter, certain(delimiter_name(language, dialect.delimiter), dialect.sure, language));
    fact(out, language, Label::quote, dialect.quote.empty() ? none : excerpt(dialect.quote, kUncut));
    fact(out, language, Label::line_ends, mixed ? label_text(language, Label::line_ends_mixed) : dialect.line_end);
  }
  fact(out, language, Label::header_name,
       dialect.header_line == 0 ? none : numbered(language, Label::line, "n", dialect.header_line));
}

/// What competes for the reading, each with what speaks for it.
void write_readings(HtmlWriter& out, const Summary& summary, Language language) {
  for (const ReadingLine& line : reading_lines(summary.file, summary.totals.read > 0, language)) {
    if (!line.name.empty()) out.open("dt").text(line.name).close("dt");
    out.open("dd").text(line.text).close("dd");
  }
}

/// What was chosen in an archive and in a workbook.
void write_inside(HtmlWriter& out, const FileFound& file, Language language) {
  if (file.entry) fact(out, language, Label::entry, excerpt(*file.entry, kUncut));
  if (!sheet_name(file).empty()) fact(out, language, Label::sheet, excerpt(sheet_name(file), kUncut));
}

}  // namespace

HtmlTable::HtmlTable(HtmlWriter& out, std::string_view caption, std::string_view classes,
                     const std::vector<Head>& heads)
    : out_(out) {
  out.raw("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"").text(caption).raw("\">");
  out.open("table", classes.empty() ? "" : "class=\"" + std::string(classes) + "\"").element("caption", caption);
  out.open("thead").open("tr");
  for (const Head& head : heads)
    out.open("th", head.number ? "scope=\"col\" class=\"number\"" : "scope=\"col\"").shown(head.text).raw("</th>");
  out.raw("</tr></thead>\n").raw("<tbody>\n");
}

HtmlTable::~HtmlTable() { out_.raw("</tbody></table></div>\n"); }

void write_html_columns(HtmlWriter& out, const ReportData& data, Language language) {
  const size_t width = data.columns.columns().size(), shown = std::min(width, kColumnsShown);
  if (width == 0) return;
  section(out, "columns", language, Label::columns);
  {
    const HtmlTable table(out, label_text(language, Label::columns_caption), "wide", column_heads(language));
    for (size_t i = 0; i < shown; ++i) write_column(out, data, i, language);
  }
  columns_not_shown(out, width, shown, language);
  out.close("section");
}

void write_html_preview(HtmlWriter& out, const ReportData& data, Language language) {
  const size_t width = data.mapping.columns.size(), shown = std::min(width, kPreviewColumns);
  if (data.preview.empty()) return;
  section(out, "preview", language, Label::preview);
  {
    std::vector<HtmlTable::Head> heads{{label_text(language, Label::record_name), true}};
    for (size_t i = 0; i < shown; ++i) heads.push_back({preview_head(data.mapping.columns[i].header, language)});
    const HtmlTable table(out, label_text(language, Label::preview_caption), "preview", heads);
    for (size_t row = 0; row < std::min(data.preview.size(), kPreviewRows); ++row)
      write_row(out, data.preview[row], row + 1, shown);
  }
  columns_not_shown(out, width, shown, language);
  out.close("section");
}

void write_html_facts(HtmlWriter& out, const ReportData& data, Language language) {
  const Summary& summary = data.summary;
  const std::string options = told_options_json(data);
  section(out, "facts", language, Label::facts);
  out.open("dl");
  fact(out, language, Label::format, summary.file.format);
  fact(out, language, Label::size, numbered(language, Label::bytes, "count", summary.bytes));
  if (!summary.sha256.empty()) code_fact(out, "SHA-256", summary.sha256);
  write_inside(out, summary.file, language);
  write_readings(out, summary, language);
  const EncodingFound& encoding = summary.file.encoding;
  if (!is_workbook(summary.file) && !nothing_chosen(summary.file))
    fact(out, language, Label::encoding, certain(encoding.name, encoding.sure, language));
  if (!nothing_chosen(summary.file)) write_dialect(out, summary.file.dialect, language);
  fact(out, language, Label::profile, profile_name(data.profile));
  code_fact(out, label_text(language, Label::profile) + ", SHA-256", data.profile.sha256);
  if (options != "{}") code_fact(out, label_text(language, Label::options), options);
  out.close("dl").close("section");
}

}  // namespace consentry
