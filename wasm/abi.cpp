// The C ABI over the core (wasm/README.md): one check in one instance. No logic of its own; events leave through host.emit.
// Memory: the session, what its parts hold, and 256 KiB of a file that is read at random. File offsets and sizes are 64 bits.
#include <algorithm>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>

#include "core/checker.h"
#include "core/profile/json.h"
#include "core/profile/load.h"
#include "core/report/contract.h"
#include "core/report/rejects.h"
#include "core/report/report.h"
#include "core/sha256.h"

#define CONSENTRY_EXPORT(name) extern "C" __attribute__((export_name(#name)))

extern "C" __attribute__((import_module("host"), import_name("emit"))) void host_emit(uint32_t kind, const char* bytes,
                                                                                      uint32_t size);
/// Fills `target` with bytes of the file and answers how many; fewer than asked, or none: a fault, which the host keeps.
extern "C" __attribute__((import_module("host"), import_name("read_at"))) int32_t host_read_at(uint64_t offset,
                                                                                               uint8_t* target,
                                                                                               uint32_t size);

namespace consentry {
namespace {

enum Event : uint32_t {
  kError = 1,
  kPreview = 2,
  kReport = 3,
  kRejects = 4,
  kContract = 5,
  kRestart = 6,
  kText = 7,
  kDigest = 8
};
enum Status : uint32_t { kNeedInput = 0, kMore = 1, kDone = 2, kRestarted = 3, kFailed = 4 };

void emit(Event kind, std::string_view bytes) { host_emit(kind, bytes.data(), static_cast<uint32_t>(bytes.size())); }

std::string_view view(const char* bytes, uint32_t size) { return {bytes, size}; }

uint32_t fail(const Fault& fault) {
  std::string text;
  JsonWriter(text).begin_object().key("code").string(fault.code).key("message").string(fault.message).end_object();
  emit(kError, text);
  return kFailed;
}

/// Rejected rows on their way out: one event for many, since each is a copy and a crossing.
class RejectsBatch {
 public:
  void add(std::string_view text) {
    text_ += text;
    if (text_.size() >= kBytes) flush();
  }
  void flush() {
    if (!text_.empty()) emit(kRejects, text_);
    text_.clear();
  }
  void clear() { text_.clear(); }

 private:
  static constexpr size_t kBytes = 64 << 10;
  std::string text_;
};

/// Report and rejects side by side; a first preview leaves as soon as its rows are there.
class Outputs : public Sink {
 public:
  Outputs(const Profile& profile, const Options& options, Language language)
      : report_(profile, options), rejects_(language, [this](std::string_view text) { batch_.add(text); }) {}

  void on_header(const Mapping& mapping) override {
    report_.on_header(mapping);
    rejects_.on_header(mapping);
  }
  void on_finding(const Finding& finding) override {
    report_.on_finding(finding);
    rejects_.on_finding(finding);
  }
  void on_records(std::span<const CheckedRecord> records) override {
    report_.on_records(records);
    rejects_.on_records(records);
    rows_ += records.size();
    if (previewed_ || rows_ < limits::kPreviewRows) return;
    previewed_ = true;
    emit(kPreview, report_.preview_json());
  }
  void on_restart(std::string_view reason) override {
    report_.on_restart(reason);
    rejects_.on_restart(reason);
    batch_.clear();
    previewed_ = false;
    rows_ = 0;
    std::string text;
    JsonWriter(text).begin_object().key("reason").string(reason).end_object();
    emit(kRestart, text);
  }
  void on_end(const Summary& summary) override {
    batch_.flush();
    report_.on_end(summary);
    emit(kPreview, report_.preview_json());
    tell();
  }
  /// The same report once more, now with the digest that the host made.
  void add_digest(std::string_view sha256) {
    Summary summary = report_.data().summary;
    summary.sha256 = sha256;
    report_.on_end(summary);
    tell();
  }

 private:
  void tell() {
    const std::string json = report_.json();
    emit(kReport, json);
    emit(kContract, contract_json(report_.data(), json));
  }

  Report report_;
  RejectsBatch batch_;
  Rejects rejects_;
  uint64_t rows_ = 0;
  bool previewed_ = false;
};

/// The file at random, as the host reads it. Small reads come from a window, so that not each of them crosses the border: 16 KiB at a new
/// place, twice as much each time where the reader goes on from there.
class HostSource : public ByteSource {
 public:
  explicit HostSource(uint64_t size) : size_(size) {}
  uint64_t size() const override { return size_; }
  bool read_at(uint64_t offset, std::span<uint8_t> target) override {
    if (target.size() >= kLargest) return read(offset, target);
    const bool inside = offset >= start_ && offset + target.size() <= start_ + window_.size();
    if (!inside && !move_window(offset, target.size())) return false;
    std::copy_n(window_.begin() + static_cast<ptrdiff_t>(offset - start_), target.size(), target.begin());
    return true;
  }

 private:
  static constexpr uint64_t kSmallest = 16 << 10, kLargest = 256 << 10;

  static bool read(uint64_t offset, std::span<uint8_t> target) {
    const int32_t got = host_read_at(offset, target.data(), static_cast<uint32_t>(target.size()));
    return got >= 0 && static_cast<size_t>(got) == target.size();
  }

  bool move_window(uint64_t offset, uint64_t wanted) {
    const bool goes_on = offset >= start_ && offset <= start_ + 2 * window_.size();
    const uint64_t bytes = goes_on ? std::min<uint64_t>(2 * window_.size(), kLargest) : 0;
    window_.resize(static_cast<size_t>(std::min(std::max({bytes, wanted, kSmallest}), size_ - offset)));
    start_ = offset;
    if (read(start_, window_)) return true;
    window_.clear();
    return false;
  }

  const uint64_t size_;
  uint64_t start_ = 0;
  std::vector<uint8_t> window_;
};

struct Session {
  explicit Session(uint64_t file_size) : source(file_size) {}

  Profile profile;
  Options options;
  HostSource source;
  bool finished = false;
  std::unique_ptr<Outputs> outputs;
  std::unique_ptr<Checker> checker;
};

std::unique_ptr<Session> session;
std::optional<Sha256> digest;
Language language = Language::en;
bool digest_apart = false;

Result<Profile> profile_of(std::string_view text) {
  return text.substr(0, 1) == "{" ? load_profile(text) : load_builtin_profile(text);
}

uint32_t open(std::string_view profile_text, std::string_view options_text, uint64_t file_size) {
  Result<Profile> profile = profile_of(profile_text);
  if (!profile) return fail(profile.fault());
  Result<Options> options = parse_options(options_text.empty() ? "{}" : options_text);
  if (!options) return fail(options.fault());
  if (const std::optional<Fault> fault = check_options(options.value(), profile.value())) return fail(*fault);
  session = std::make_unique<Session>(file_size);
  session->profile = std::move(profile.value());
  session->options = std::move(options.value());
  session->options.digest_by_host = digest_apart;
  session->outputs = std::make_unique<Outputs>(session->profile, session->options, language);
  session->checker = std::make_unique<Checker>(session->profile, session->options, file_size, *session->outputs,
                                               file_size == kUnknownSize ? nullptr : &session->source);
  return kNeedInput;
}

uint32_t not_open() { return fail({"abi_not_open", "consentry_open() comes first"}); }

/// Text and remedy of one finding: {lang, code, arguments {name: text}} to {remedy, text}.
uint32_t tell_text(std::string_view request) {
  const Result<Json> parsed = parse_json(request, "abi_text");
  if (!parsed) return fail(parsed.fault());
  const Json* lang = parsed.value().find("lang");
  const Json* code = parsed.value().find("code");
  const Json* named = parsed.value().find("arguments");
  const CodeInfo* info = code ? find_code(std::to_string(code->integer())) : nullptr;
  if (!info) return fail({"abi_text", "no such code"});
  std::vector<Argument> arguments;
  if (named)
    for (const Json::Member& member : named->object()) arguments.push_back({member.first, member.second.string()});
  const Language wanted = find_language(lang ? lang->string() : "").value_or(Language::en);
  std::string text;
  JsonWriter(text)
      .begin_object()
      .key("remedy")
      .string(finding_remedy(wanted, info->code))
      .key("text")
      .string(finding_text(wanted, info->code, arguments))
      .end_object();
  emit(kText, text);
  return kNeedInput;
}

}  // namespace
}  // namespace consentry

using namespace consentry;

CONSENTRY_EXPORT(consentry_abi_version) uint32_t abi_version() { return 3; }
CONSENTRY_EXPORT(consentry_alloc) void* abi_alloc(uint32_t bytes) { return std::malloc(bytes ? bytes : 1); }
CONSENTRY_EXPORT(consentry_free) void abi_free(void* memory) { std::free(memory); }

CONSENTRY_EXPORT(consentry_language) uint32_t abi_language(const char* tag, uint32_t size) {
  const std::optional<Language> found = find_language(view(tag, size));
  if (!found) return fail({"abi_language", "languages are en, de, nl, pl, ru"});
  language = *found;
  return kNeedInput;
}

// The option digest is left to the host, which tells consentry_set_digest() after the check; before consentry_open().
CONSENTRY_EXPORT(consentry_digest_apart) void abi_digest_apart() { digest_apart = true; }

CONSENTRY_EXPORT(consentry_open)
uint32_t abi_open(const char* profile, uint32_t profile_size, const char* options, uint32_t options_size,
                  uint64_t file_size) {
  return open(view(profile, profile_size), view(options, options_size), file_size);
}

CONSENTRY_EXPORT(consentry_feed) uint32_t abi_feed(const uint8_t* bytes, uint32_t size) {
  if (!session) return not_open();
  session->checker->feed({bytes, size});
  return kNeedInput;
}

CONSENTRY_EXPORT(consentry_step) uint32_t abi_step(uint32_t budget_bytes) {
  if (!session) return not_open();
  switch (session->checker->step(budget_bytes)) {
    case Step::need_input: return kNeedInput;
    case Step::more: return kMore;
    case Step::done: return kDone;
    case Step::restart: return kRestarted;
    case Step::failed: return kFailed;
  }
  return kFailed;
}

CONSENTRY_EXPORT(consentry_finish) uint32_t abi_finish() {
  if (!session) return not_open();
  session->checker->finish();
  session->finished = true;
  return kNeedInput;
}

// Bytes of the file that are done in this pass: of an archive or a workbook, which is not fed to its end.
CONSENTRY_EXPORT(consentry_position) uint64_t abi_position() { return session ? session->checker->position() : 0; }

// After done: report and contract once more, with the digest. A file that was not read to its end has none in any host.
CONSENTRY_EXPORT(consentry_set_digest) uint32_t abi_set_digest(const char* sha256, uint32_t size) {
  if (!session) return not_open();
  if (session->options.digest && session->finished) session->outputs->add_digest(view(sha256, size));
  return kDone;
}

// SHA-256 alone, of bytes in any blocks; no check needs to be open.
CONSENTRY_EXPORT(consentry_digest_add) void abi_digest_add(const uint8_t* bytes, uint32_t size) {
  if (!digest) digest.emplace();
  digest->update({bytes, size});
}

CONSENTRY_EXPORT(consentry_digest_end) void abi_digest_end() {
  if (!digest) digest.emplace();
  emit(kDigest, digest->hex());
  digest.reset();
}

CONSENTRY_EXPORT(consentry_text) uint32_t abi_text(const char* request, uint32_t size) {
  return tell_text(view(request, size));
}
CONSENTRY_EXPORT(consentry_close) void abi_close() { session.reset(); }
