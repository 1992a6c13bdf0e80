// See list.h.
#include "native/cli/list.h"

#include <optional>

#include "core/checker.h"
#include "core/profile/json.h"
#include "core/report/excerpt.h"
#include "core/report/visible.h"
#include "native/cli/exit_status.h"
#include "native/cli/reader_findings.h"
#include "native/job/input.h"

namespace consentry {
namespace {

/// Hears what the file is, and what forbids to read it.
class Listener : public RecordHandler {
 public:
  void on_format(const FileFound& file) override {
    known = true;
    found = file;
  }
  void on_header_record(const Record&) override { known = true; }
  void on_batch(std::span<const Record>) override { known = true; }
  void on_restart(std::string_view) override { fatal.clear(); }
  void on_reader_finding(const Finding& finding) override {
    if (finding.severity != Severity::fatal) return;
    const std::string text = finding_text(language, finding.code, finding.arguments);
    fatal += finding_line(finding.severity, finding.code, finding.location, text);
  }

  Language language = Language::en;
  bool known = false;
  std::optional<FileFound> found;
  std::string fatal;
};

Status read_until_known(Input& input, Reader& reader, const Listener& listener) {
  constexpr uint64_t kBudget = 1 << 16;
  input.rewind();
  while (!listener.known && !reader.pulls() && !reader.stopped()) {
    const Result<std::span<const uint8_t>> block = input.read();
    if (!block) return block.fault();
    if (!block.value().empty()) {
      reader.feed(block.value());
      continue;
    }
    reader.finish();
    if (!reader.pulls()) return {};
  }
  while (!listener.known && reader.pull(kBudget)) {
  }
  return reader.source_failed() ? input.source_fault() : Status();
}

std::string as_json(const FileFound& file) {
  std::string text;
  JsonWriter out(text);
  out.begin_object().key("entries").begin_array();
  for (const EntryFound& entry : file.entries)
    out.begin_object().key("bytes").integer(entry.bytes).key("name").string(excerpt(entry.name, kUncut)).end_object();
  out.end_array().key("entry");
  file.entry ? out.string(excerpt(*file.entry, kUncut)) : out.null();
  out.key("format").string(file.format).key("sheets").begin_array();
  for (size_t i = 0; i < file.sheets.size(); ++i) {
    out.begin_object().key("index").integer(uint64_t{i}).key("name").string(excerpt(file.sheets[i].name, kUncut));
    out.key("visible").boolean(file.sheets[i].visible).end_object();
  }
  out.end_array().end_object();
  return text + "\n";
}

std::string shown(std::string_view name) { return visible(excerpt(name, kUncut)); }

std::string as_text(const FileFound& file) {
  std::string out;
  for (const EntryFound& entry : file.entries)
    out += "entry " + shown(entry.name) + " (" + std::to_string(entry.bytes) + " bytes)" +
           (file.entry == entry.name ? " *" : "") + "\n";
  for (size_t i = 0; i < file.sheets.size(); ++i)
    out += "sheet " + std::to_string(i) + " " + shown(file.sheets[i].name) +
           (file.sheets[i].visible ? "" : " (hidden)") + (file.sheet == i ? " *" : "") + "\n";
  return out.empty() ? "nothing to choose: the file is one table (" + file.format + ")\n" : out;
}

}  // namespace

int list_choices(const Arguments& arguments, const Session& session) {
  Result<Input> input = Input::open(arguments.names[0]);
  if (!input) return fail(input.fault());
  Listener listener;
  listener.language = language_of(arguments);
  Reader reader(reader_settings(session.profile, session.options), listener, &input.value());
  if (Status status = read_until_known(input.value(), reader, listener)) return fail(*status);
  const FileFound& found = listener.found ? *listener.found : reader.found();
  const bool choice = !found.entries.empty() || !found.sheets.empty();
  if (!listener.fatal.empty() && !choice) {
    std::fputs(listener.fatal.c_str(), stderr);
    return kRefused;
  }
  return print(arguments.format == "json" ? as_json(found) : as_text(found));
}

}  // namespace consentry
