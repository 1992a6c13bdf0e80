// See cell_text.h.
#include "core/format/cell_text.h"
namespace consentry {
CellText number_text(std::string_view decimal, const NumberFormat&, bool, std::string&) {
  return {CellKind::number, decimal};
}
}  // namespace consentry
