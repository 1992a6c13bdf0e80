// The door: digest, reader and judge in a row; see checker.h.
#include "core/checker.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "core/judge.h"
#include "core/sha256.h"

namespace consentry {
namespace {

/// Delimiters that may be; none where any may.
std::vector<std::string> candidates_of(const Profile& profile, const Options& options) {
  if (options.delimiter) return {*options.delimiter};
  std::vector<std::string> all;
  if (options.format != "txt") all.push_back(profile.csv_delimiter);
  if (options.format != "csv" && profile.txt_delimiter != profile.csv_delimiter) all.push_back(profile.txt_delimiter);
  const bool any = std::find(all.begin(), all.end(), "auto") != all.end();
  return any ? std::vector<std::string>{} : all;
}

/// What one pass over the file works with.
struct Pass {
  Pass(const ReaderSettings& settings, RecordHandler& handler, ByteSource* source)
      : reader(settings, handler, source) {}

  Reader reader;
  Sha256 digest;
  uint64_t bytes_read = 0;
  bool finished = false;
};

}  // namespace

ReaderSettings reader_settings(const Profile& profile, const Options& options) {
  ReaderSettings settings;
  settings.delimiters = candidates_of(profile, options);
  settings.delimiter_is_fixed = options.delimiter.has_value();
  settings.quote = options.quote;
  if (!settings.quote && profile.quote != "\"")
    settings.quote = profile.quote;  // the double quote is everybody's default
  if (options.escape) settings.backslash = *options.escape == "\\";
  settings.header = options.header;
  if (profile.max_bytes) settings.advised_unpacked_bytes = profile.max_bytes;
  settings.sheet = options.sheet;
  settings.entry = options.entry;
  settings.format = options.format;
  settings.encoding = options.encoding.value_or("");
  settings.extension = options.extension;
  settings.max_cell_bytes =
      profile.max_cell_bytes ? std::min(profile.max_cell_bytes, limits::kCellBytes) : limits::kCellBytes;
  return settings;
}

DuplicatePolicy duplicate_policy(const Profile& profile, const Options& options) {
  return options.duplicates ? duplicate_policy(*options.duplicates) : profile.duplicates;
}

std::string_view engine_version() { return "0.1.0"; }

class Checker::Impl {
 public:
  Impl(const Profile& profile, const Options& options, uint64_t file_size, Sink& sink, ByteSource* source)
      : profile_(profile),
        options_(options),
        judge_(profile, options, file_size, sink),
        source_(source),
        size_unknown_(file_size == kUnknownSize),
        digesting_(options.digest && !options.digest_by_host) {
    start_pass({});
  }

  void feed(std::span<const uint8_t> block) { block_ = block; }
  void finish(std::string_view sha256) {
    pass_->finished = true;
    sha256_ = sha256;
  }
  bool surveying() const { return judge_.surveying(); }
  uint64_t position() const { return pass_->reader.position(); }

  Step step(uint64_t budget) {
    if (done_) return Step::done;
    if (!pass_->reader.pulls()) {
      if (const std::optional<Step> step = push(budget)) return *step;
    }
    if (pass_->reader.pull(budget)) return Step::more;
    if (pass_->reader.source_failed() || (pass_->reader.pulls() && !digest_source())) return Step::failed;
    return end_pass();
  }

 private:
  void start_pass(const Learned& learned) {
    ReaderSettings settings = reader_settings(profile_, options_);
    settings.learned = learned;
    pass_.emplace(settings, judge_, source_);
    block_ = {};
  }

  /// Works on what was fed; without an answer at the file's end.
  std::optional<Step> push(uint64_t budget) {
    if (!block_.empty()) {
      const auto piece =
          block_.first(static_cast<size_t>(std::min<uint64_t>(std::max<uint64_t>(budget, 1), block_.size())));
      block_ = block_.subspan(piece.size());
      work(piece);
      if (pass_->reader.pulls()) return Step::more;
    }
    if (judge_.too_large() || pass_->reader.again()) return std::nullopt;
    if (!block_.empty() || !pass_->finished) return block_.empty() ? Step::need_input : Step::more;
    pass_->reader.finish();
    return pass_->reader.pulls() ? std::optional(Step::more) : std::nullopt;
  }

  void work(std::span<const uint8_t> piece) {
    if (judge_.too_large()) return;
    if (size_unknown_) piece = cut_at_limit(piece);
    if (digesting_ && !judge_.surveying()) pass_->digest.update(piece);
    pass_->bytes_read += piece.size();
    pass_->reader.feed(piece);
  }

  /// Of a file whose size is not known beforehand no byte past the limit is read.
  std::span<const uint8_t> cut_at_limit(std::span<const uint8_t> piece) {
    const uint64_t most = profile_.max_bytes;
    if (!most || pass_->bytes_read + piece.size() <= most) return piece;
    judge_.guard_size(most + 1);
    return piece.first(static_cast<size_t>(most - pass_->bytes_read));
  }

  /// The rest of a file that was not fed to its end. False: the source failed.
  bool digest_source() {
    const bool wanted = digesting_ && !judge_.surveying();
    std::vector<uint8_t> piece(wanted ? kDigestPiece : 0);
    while (wanted && pass_->bytes_read < source_->size()) {
      const auto bytes = std::span(piece).first(
          static_cast<size_t>(std::min<uint64_t>(piece.size(), source_->size() - pass_->bytes_read)));
      if (!source_->read_at(pass_->bytes_read, bytes)) return false;
      pass_->digest.update(bytes);
      pass_->bytes_read += bytes.size();
    }
    pass_->bytes_read = source_->size();
    return true;
  }

  Step end_pass() {
    const bool again = pass_->reader.again(), survey = judge_.surveying();
    if (!again && !survey) return end();
    if (judge_.too_large()) return end();
    if (!again) judge_.end_survey();
    start_pass(Learned(pass_->reader.learned()));
    return Step::restart;
  }

  Step end() {
    done_ = true;
    judge_.end({pass_->reader.found(), pass_->bytes_read, digesting_ ? pass_->digest.hex() : sha256_});
    return Step::done;
  }

  static constexpr size_t kDigestPiece = 1 << 20;

  const Profile& profile_;
  const Options& options_;
  Judge judge_;
  ByteSource* const source_;
  const bool size_unknown_, digesting_;
  std::string sha256_;  // as the host says
  std::optional<Pass> pass_;
  std::span<const uint8_t> block_;
  bool done_ = false;
};

Checker::Checker(const Profile& profile, const Options& options, uint64_t file_size, Sink& sink, ByteSource* source)
    : impl_(std::make_unique<Impl>(profile, options, file_size, sink, source)) {}
Checker::~Checker() = default;
void Checker::feed(std::span<const uint8_t> block) { impl_->feed(block); }
Step Checker::step(uint64_t budget_bytes) { return impl_->step(budget_bytes); }
void Checker::finish(std::string_view sha256) { impl_->finish(sha256); }
bool Checker::surveying() const { return impl_->surveying(); }
uint64_t Checker::position() const { return impl_->position(); }

}  // namespace consentry
