// The core behind a pipe: answers thousands of small requests in one process, so that the suites of others run in seconds.
// Every message is a list of netstrings ("5:hello,"), wrapped in one. Memory: all answers of a run.
//
//   records OPTIONS FILE            the reader alone: H and R records, F findings, E encoding and dialect
//   check PROFILE OPTIONS FILE      a whole check: M columns, F findings, C checked records, R the rejects file, E as above
//   report PROFILE OPTIONS FILE BLOCK BUDGET    in blocks of BLOCK bytes and steps of BUDGET: J the report, D the digest of what `check` tells
//   archive FILE                    the directory of a ZIP archive: A entry, size, SHA-256 of the content or the fault's code; or Z code
//
// PROFILE is an id or JSON, OPTIONS is JSON. A host's fault is answered with one line X.
#include <cstdio>
#include <iterator>
#include <map>
#include <string>

#include "core/container/entry_stream.h"
#include "core/profile/load.h"
#include "core/report/rejects.h"
#include "core/report/report.h"
#include "core/sha256.h"
#include "tests/support/run_check.h"

namespace {

using namespace consentry;

std::string netstring(std::string_view text) { return std::to_string(text.size()) + ":" + std::string(text) + ","; }

std::string line(std::initializer_list<std::string_view> parts) {
  std::string all;
  for (std::string_view part : parts) all += netstring(part);
  return netstring(all);
}

std::string place(uint64_t number) { return number == kNoPlace ? "" : std::to_string(number); }

std::string finding_line(const Finding& finding) {
  const Location& at = finding.location;
  std::string arguments;
  for (const Argument& argument : finding.arguments)
    arguments += std::string(argument.name) + "=" + std::string(argument.text) + "\n";
  return line({"F", code_info(finding.code).name, severity_name(finding.severity), place(at.record), place(at.line),
               place(at.column), place(at.character), place(at.offset), arguments, finding.excerpt});
}

std::string_view sure_word(bool sure) { return sure ? "sure" : ""; }

std::string found_line(const FileFound& file) {
  const DialectFound& dialect = file.dialect;
  return line({"E", file.encoding.name, dialect.delimiter, dialect.line_end, sure_word(file.encoding.sure),
               dialect.quote, dialect.escape, std::to_string(dialect.header_line), sure_word(dialect.sure),
               std::to_string(dialect.confidence)});
}

std::string cells(std::span<const std::string_view> fields) {
  std::string all;
  for (std::string_view field : fields) all += netstring(field);
  return all;
}

class RecordLines : public RecordHandler {
 public:
  std::string text;
  void on_header_record(const Record& record) override {
    text += line({"H", std::to_string(record.line), cells(record.fields)});
  }
  void on_batch(std::span<const Record> records) override {
    for (const Record& record : records) text += line({"R", std::to_string(record.line), cells(record.fields)});
  }
  void on_reader_finding(const Finding& finding) override { text += finding_line(finding); }
  void on_restart(std::string_view) override { text.clear(); }
};

/// Everything a sink is told, and the rejects file.
class CheckLines : public Sink {
 public:
  std::string text;
  CheckLines() : rejects_(Language::en, [this](std::string_view more) { rejected_.append(more); }) {}
  void on_header(const Mapping& mapping) override {
    rejects_.on_header(mapping);
    for (const Column& column : mapping.columns) text += line({"M", column.header, column.name, column.reason});
  }
  void on_finding(const Finding& finding) override {
    rejects_.on_finding(finding);
    text += finding_line(finding);
  }
  void on_records(std::span<const CheckedRecord> records) override {
    rejects_.on_records(records);
    for (const CheckedRecord& record : records) add(record);
  }
  void on_restart(std::string_view reason) override {
    rejects_.on_restart(reason);
    rejected_.clear();
    text.clear();
  }
  void on_end(const Summary& summary) override {
    rejects_.on_end(summary);
    text += line({"R", rejected_});
    text += found_line(summary.file);
  }

 private:
  void add(const CheckedRecord& record) {
    static constexpr std::string_view kStates[] = {"kept", "blank", "left_out"};
    static constexpr std::string_view kStatuses[] = {"accepted", "rejected", "duplicate", "conflict"};
    std::string states;
    for (size_t i = 0; i < record.values.size(); ++i)
      states += netstring(kStates[static_cast<size_t>(record.state(i))]);
    text += line({"C", std::to_string(record.record.number), kStatuses[static_cast<size_t>(record.status)],
                  cells(record.record.fields), cells(record.values), states});
  }

  Rejects rejects_;
  std::string rejected_;
};

std::string fault_line(const Fault& fault) { return line({"X", fault.code, fault.message}); }

const Result<Profile>& profile_of(const std::string& text) {
  static std::map<std::string, Result<Profile>> known;
  const auto found = known.find(text);
  if (found != known.end()) return found->second;
  return known.emplace(text, text.starts_with('{') ? load_profile(text) : load_builtin_profile(text)).first->second;
}

constexpr uint64_t kBudget = 1 << 20;

std::string records(const std::vector<std::string>& request) {
  const Result<Options> options = parse_options(request.at(1));
  if (!options) return fault_line(options.fault());
  RecordLines lines;
  ReaderSettings settings = reader_settings(profile_of("generic").value(), options.value());
  MemorySource source(test::bytes_of(request.at(2)));
  std::optional<Reader> reader_of_pass;
  do {
    if (reader_of_pass) settings.learned = reader_of_pass->learned();
    Reader& reader = reader_of_pass.emplace(settings, lines, &source);
    reader.feed(test::bytes_of(request.at(2)));
    reader.finish();
    while (reader.pull(kBudget)) {
    }
  } while (reader_of_pass->again());
  const Reader& reader = *reader_of_pass;
  return lines.text + found_line(reader.found());
}

constexpr std::string_view kEndless = "the check does not end";

/// Calls judge(profile, options) for those of a request, unless they are at fault.
template <typename Judge>
std::string with_profile(const std::vector<std::string>& request, Judge judge) {
  const Result<Profile>& profile = profile_of(request.at(1));
  if (!profile) return fault_line(profile.fault());
  const Result<Options> options = parse_options(request.at(2));
  if (!options) return fault_line(options.fault());
  if (const auto fault = check_options(options.value(), profile.value())) return fault_line(*fault);
  return judge(profile.value(), options.value());
}

std::string check(const std::vector<std::string>& request) {
  return with_profile(request, [&](const Profile& profile, const Options& options) {
    CheckLines lines;
    const bool ended = test::run_check(profile, options, test::bytes_of(request.at(3)), lines);
    return ended ? lines.text : line({"X", "probe", kEndless});
  });
}

std::string report(const std::vector<std::string>& request) {
  return with_profile(request, [&](const Profile& profile, const Options& options) {
    const auto number = [](const std::string& text) { return std::strtoull(text.c_str(), nullptr, 10); };
    const test::Pace pace{static_cast<size_t>(number(request.at(4))), number(request.at(5))};
    Report told(profile, options);
    CheckLines lines;
    for (Sink* sink : {static_cast<Sink*>(&told), static_cast<Sink*>(&lines)})
      if (!test::run_check(profile, options, test::bytes_of(request.at(3)), *sink, pace))
        return line({"X", "probe", kEndless});
    return line({"J", told.json()}) + line({"D", sha256_hex(lines.text)});
  });
}

/// The digest of an entry's content, or why there is none.
std::string content_of(ByteSource& source, const ZipEntry& entry) {
  EntryStream stream(source, entry);
  std::vector<uint8_t> piece(1 << 16);
  std::string content;
  while (const size_t size = stream.read(piece)) content.append(reinterpret_cast<const char*>(piece.data()), size);
  return stream.fault() ? std::string(code_info(stream.fault()->code).name) : sha256_hex(content);
}

std::string archive(const std::vector<std::string>& request) {
  MemorySource source(test::bytes_of(request.at(1)));
  const auto opened = ZipArchive::open(source);
  if (const auto* fault = std::get_if<ContainerFault>(&opened)) return line({"Z", code_info(fault->code).name});
  std::string text;
  for (const ZipEntry& entry : std::get<ZipArchive>(opened).entries())
    text += line({"A", entry.shown, std::to_string(entry.unpacked), content_of(source, entry)});
  return text;
}

/// The netstrings of `text`; stops at the first that is none.
std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const size_t colon = text.find(':');
    const size_t size = std::strtoull(std::string(text.substr(0, colon)).c_str(), nullptr, 10);
    if (colon == std::string_view::npos || colon + size + 2 > text.size()) break;
    parts.emplace_back(text.substr(colon + 1, size));
    text.remove_prefix(colon + size + 2);
  }
  return parts;
}

std::string answer(const std::vector<std::string>& request) {
  if (request.size() == 3 && request[0] == "records") return records(request);
  if (request.size() == 4 && request[0] == "check") return check(request);
  if (request.size() == 6 && request[0] == "report") return report(request);
  if (request.size() == 2 && request[0] == "archive") return archive(request);
  return line({"X", "probe", "no such request"});
}

std::string read_all(std::FILE* file) {
  std::string text;
  char block[1 << 16];
  for (size_t got; (got = std::fread(block, 1, sizeof block, file)) > 0;) text.append(block, got);
  return text;
}

}  // namespace

int main() {
  for (const std::string& request : split(read_all(stdin))) {
    const std::string text = netstring(answer(split(request)));
    std::fwrite(text.data(), 1, text.size(), stdout);
  }
  return 0;
}
