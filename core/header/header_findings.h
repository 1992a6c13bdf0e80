// Tells findings about a header with their places. Memory: none.
#pragma once
#include <initializer_list>
#include <string_view>

#include "core/finding.h"
#include "core/record.h"
#include "core/sink.h"

namespace consentry {

class HeaderFindings {
 public:
  using Arguments = std::initializer_list<Argument>;

  /// `named` false: `header` is the first row, whose cells are no names.
  HeaderFindings(const Record& header, bool named, Sink& sink) : header_(header), named_(named), sink_(sink) {}

  /// About one column of the header, from 0.
  void column(Code code, size_t column, Arguments arguments = {}) const {
    this->column(code, code_info(code).severity, column, arguments);
  }

  void column(Code code, Severity severity, size_t column, Arguments arguments) const {
    Location place{.line = header_.line, .column = column + 1, .offset = header_.offset};
    if (column < header_.starts.size()) place.offset += header_.starts[column];
    const std::string_view name = named_ ? header_.fields[column] : std::string_view();
    tell(code, severity, place, name, name, arguments);
  }

  /// About the header as a whole.
  void file(Code code, std::string_view excerpt, Arguments arguments) const {
    tell(code, code_info(code).severity, {.line = header_.line, .offset = header_.offset}, {}, excerpt, arguments);
  }

 private:
  void tell(Code code, Severity severity, Location place, std::string_view name, std::string_view excerpt,
            Arguments arguments) const {
    sink_.on_finding({code, severity, place, name, excerpt, {arguments.begin(), arguments.size()}});
  }

  const Record& header_;
  const bool named_;
  Sink& sink_;
};

}  // namespace consentry
