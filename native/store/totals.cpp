#include "native/store/totals.h"

#include "core/profile/json.h"

namespace consentry {

std::string totals_json(const ImportTotals& t) {
  std::string text;
  JsonWriter(text)
      .begin_object()
      .key("conflicts")
      .integer(t.conflicts)
      .key("duplicates")
      .integer(t.duplicates)
      .key("inserted")
      .integer(t.inserted)
      .key("read")
      .integer(t.read)
      .key("rejected")
      .integer(t.rejected)
      .key("skipped_by_mode")
      .integer(t.skipped_by_mode)
      .key("unchanged")
      .integer(t.unchanged)
      .key("updated")
      .integer(t.updated)
      .end_object();
  return text;
}

std::string refusals_json(const RefusalTotals& r) {
  std::string text;
  JsonWriter(text)
      .begin_object()
      .key("already_refused")
      .integer(r.already_refused)
      .key("applied")
      .integer(r.applied)
      .key("not_applied")
      .integer(r.not_applied)
      .key("read")
      .integer(r.read)
      .end_object();
  return text;
}

}  // namespace consentry
