// A report made by hand for the tests of its forms. Memory: owns what its views point to.
#pragma once
#include <string>
#include <vector>

#include "core/report/report.h"

namespace consentry::test {

/// Profile and options of a report, and shorthands for what stages tell it.
struct SampleReport {
  Profile profile = [] {
    Profile made;
    made.id = "test";
    made.revision = "2024-01-01";
    made.sha256 = std::string(64, '0');
    return made;
  }();
  Options options;
  Report report{profile, options};

  static Mapping mapping(const std::vector<std::string>& headers) {
    Mapping made;
    for (const std::string& header : headers) made.columns.push_back({header, Role::attribute, 0, header, "attribute"});
    return made;
  }
  void header(const std::vector<std::string>& headers) { report.on_header(mapping(headers)); }
  void row(const std::vector<std::string>& cells, RowStatus status = RowStatus::accepted) {
    const std::vector<std::string_view> views(cells.begin(), cells.end());
    CheckedRecord checked;
    checked.record.number = ++rows_;
    checked.record.line = rows_ + 1;
    checked.record.fields = views;
    checked.status = status;
    report.on_records({&checked, 1});
    ++totals_.read;
    ++(status == RowStatus::accepted    ? totals_.accepted
       : status == RowStatus::rejected  ? totals_.rejected
       : status == RowStatus::duplicate ? totals_.duplicates
                                        : totals_.conflicts);
  }
  void find(Code code, Location location = {}, std::string_view header = {}, std::string_view text = {},
            const std::vector<Argument>& arguments = {}) {
    report.on_finding({code, code_info(code).severity, location, header, text, arguments});
  }
  void end(Summary summary = {}) {
    summary.totals = totals_;
    report.on_end(summary);
  }

 private:
  uint64_t rows_ = 0;
  Totals totals_;
};

}  // namespace consentry::test
