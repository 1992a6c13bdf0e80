// The parts of the HTML report. Each writes sections of <main>. Memory: what they write.
#pragma once
#include "core/report/html_writer.h"
#include "core/report/report_data.h"
#include "core/report/text.h"

namespace consentry {

/// Opens a table that scrolls by itself, with a caption and the classes `classes`, and its body behind a row of heads.
class HtmlTable {
 public:
  struct Head {
    std::string text;
    bool number = false;
  };
  HtmlTable(HtmlWriter& out, std::string_view caption, std::string_view classes, const std::vector<Head>& heads);
  /// Ends the table.
  ~HtmlTable();
  HtmlTable(const HtmlTable&) = delete;
  HtmlTable& operator=(const HtmlTable&) = delete;

 private:
  HtmlWriter& out_;
};

/// A section for each severity found.
void write_html_findings(HtmlWriter&, const ReportData&, Language);
/// What the columns hold.
void write_html_columns(HtmlWriter&, const ReportData&, Language);
/// The first rows.
void write_html_preview(HtmlWriter&, const ReportData&, Language);
/// How the file was read.
void write_html_facts(HtmlWriter&, const ReportData&, Language);

}  // namespace consentry
