// The reader: gathers the head, finds out what the file is, and drives the reader of that format; see reader.h.
#include "core/reader.h"

#include <algorithm>

#include "core/archive_reader.h"
#include "core/bytes/names.h"
#include "core/bytes/sniff.h"
#include "core/format/json_reader.h"
#include "core/format/pulled_format.h"
#include "core/format/xls_reader.h"
#include "core/name_mismatch.h"
#include "core/text_reader.h"

namespace consentry {
namespace {

/// Bytes from which encoding and dialect are settled. A fixed number of bytes, so that block sizes can't show.
constexpr size_t kHeadBytes = 64 * 1024;

}  // namespace

class Reader::Impl {
 public:
  Impl(const ReaderSettings& settings, RecordHandler& handler, ByteSource* source)
      : columns_(settings.columns), settings_(settings), handler_(handler), source_(source) {}

  void feed(std::span<const uint8_t> bytes) {
    fed_ += bytes.size();
    if (bytes.empty() || stopped() || pulled_) return;
    if (pushed_) return pushed_->feed(bytes);
    const size_t wanted = std::min(bytes.size(), kHeadBytes - head_.size());
    head_.insert(head_.end(), bytes.begin(), bytes.begin() + static_cast<ptrdiff_t>(wanted));
    if (head_.size() < kHeadBytes) return;
    settle(false);
    if (pushed_ && !stopped() && wanted < bytes.size()) pushed_->feed(bytes.subspan(wanted));
  }

  void finish() {
    if (!pushed_ && !pulled_ && !stopped_) settle(true);
    if (pushed_) again_ = pushed_->finish();
    if (again_) columns_ = static_cast<JsonReader&>(*pushed_).columns();  // no other format misleads
  }

  bool stopped() const { return stopped_ || (pushed_ && pushed_->stopped()); }
  const FileFound& found() const { return pushed_ ? pushed_->found() : pulled_ ? pulled_->found() : found_; }

  std::unique_ptr<PushedFormat> pushed_;
  std::unique_ptr<PulledFormat> pulled_;
  std::vector<std::string> columns_;
  uint64_t fed_ = 0;
  bool again_ = false;

 private:
  void stop(Code code, const char* argument, std::string_view text) {
    stopped_ = true;
    const Argument named{argument, text};
    const std::span<const Argument> arguments = text.empty() ? std::span<const Argument>{} : std::span(&named, 1);
    handler_.on_reader_finding({code, code_info(code).severity, {}, {}, {}, arguments});
  }

  /// Decides on the head, whose end is the file's if `whole_file`, and reads it.
  void settle(bool whole_file) {
    const std::vector<uint8_t> head = std::move(head_);
    if (head.empty()) return stop(Code::size_empty, "", "");
    const Sniffed sniffed = sniff(head, hints());
    switch (sniffed.content) {
      case Content::text:
        tell_name_mismatch(settings_.extension, "TEXT", handler_);
        pushed_ = std::make_unique<TextReader>(settings_, handler_, Head{head, sniffed.bom_bytes, whole_file});
        return;
      case Content::json:
        tell_name_mismatch(settings_.extension, "JSON", handler_);
        pushed_ = std::make_unique<JsonReader>(settings_, handler_, Head{head, sniffed.bom_bytes, whole_file});
        return;
      case Content::archive:
        if (!source_) return stop(Code::container_not_supported, "format", "ZIP or XLSX");
        pulled_ = std::make_unique<ArchiveReader>(*source_, settings_, handler_);
        return;
      case Content::compound_file:
        if (!source_) return stop(Code::container_not_supported, "format", "XLS");
        pulled_ = std::make_unique<XlsReader>(*source_, settings_, handler_);
        return;
      case Content::old_workbook: return stop(Code::workbook_old_version, "version", "Excel 4");
      case Content::not_supported: return stop(Code::container_not_supported, "format", sniffed.name);
      case Content::other_encoding: return refuse_encoding(sniffed.name);
      case Content::binary: return stop(Code::container_binary, "", "");
    }
  }

  Hints hints() const {
    return {.is_json = settings_.format == "json" || settings_.format == "ndjson",
            .named_json = promised_format(settings_.extension) == "JSON"};
  }

  void refuse_encoding(std::string_view name) {
    found_.encoding.name = std::string(name);
    found_.encoding.bom = true;
    stop(Code::encoding_not_supported, "name", name);
  }

  const ReaderSettings settings_;
  RecordHandler& handler_;
  ByteSource* const source_;
  std::vector<uint8_t> head_;
  FileFound found_;  // of a file that is not read
  bool stopped_ = false;
};

Reader::Reader(const ReaderSettings& settings, RecordHandler& handler, ByteSource* source)
    : impl_(std::make_unique<Impl>(settings, handler, source)) {}
Reader::~Reader() = default;
void Reader::feed(std::span<const uint8_t> bytes) { impl_->feed(bytes); }
void Reader::finish() { impl_->finish(); }
bool Reader::pulls() const { return impl_->pulled_ != nullptr; }
bool Reader::pull(uint64_t budget) {
  // Within bounds that a place in the file can be added to, and with some progress at each call.
  return impl_->pulled_ && impl_->pulled_->pull(std::clamp<uint64_t>(budget, 1, uint64_t{1} << 30));
}
bool Reader::source_failed() const { return impl_->pulled_ && impl_->pulled_->source_failed(); }
bool Reader::again() const { return impl_->again_; }
const std::vector<std::string>& Reader::columns() const { return impl_->columns_; }
bool Reader::stopped() const { return impl_->stopped(); }
uint64_t Reader::position() const { return impl_->pulled_ ? impl_->pulled_->position() : impl_->fed_; }
const FileFound& Reader::found() const { return impl_->found(); }

}  // namespace consentry
