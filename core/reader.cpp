// The reader: gathers the head, finds out what the file is, and drives the reader of that format; see reader.h.
#include "core/reader.h"

#include <algorithm>

#include "core/archive_reader.h"
#include "core/bytes/names.h"
#include "core/bytes/sniff.h"
#include "core/encoding/decoding.h"
#include "core/encoding/encoding_choice.h"
#include "core/encoding/encoding_ranking.h"
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
      : learned_(settings.learned), settings_(settings), handler_(handler), source_(source) {
    if (learned_.survey) survey_ = std::make_unique<EncodingSurvey>();
  }

  void feed(std::span<const uint8_t> bytes) {
    fed_ += bytes.size();
    if (bytes.empty() || stopped() || pulled_) return;
    if (survey_) return survey_->feed(bytes);
    if (pushed_) return push(bytes);
    const size_t wanted = std::min(bytes.size(), kHeadBytes - head_.size());
    head_.insert(head_.end(), bytes.begin(), bytes.begin() + static_cast<ptrdiff_t>(wanted));
    if (head_.size() < kHeadBytes) return;
    settle(false);
    if (pushed_ && !stopped() && wanted < bytes.size()) push(bytes.subspan(wanted));
  }

  void finish() {
    if (again_) return;
    if (survey_) return end_survey();
    if (!pushed_ && !pulled_ && !stopped_) settle(true);
    if (!pushed_ || again_) return;
    if (decoding_) pushed_->feed(decoding_->rest());
    again_ = pushed_->finish();
    if (again_) pushed_->tell_learned(learned_);
    restart_if_misread();
  }

  bool stopped() const { return stopped_ || (pushed_ && pushed_->stopped()); }

  const FileFound& found() {
    if (pushed_) found_ = decoding_ ? decoding_->found_of(pushed_->found()) : pushed_->found();
    else if (pulled_) return pulled_->found();
    if (pushed_ && !decoding_ && learned_.encoding) found_.encoding = *learned_.encoding;
    return found_;
  }

  std::unique_ptr<PushedFormat> pushed_;
  std::unique_ptr<PulledFormat> pulled_;
  ArchiveReader* archive_ = nullptr;  // pulled_, where it is one
  Learned learned_;
  uint64_t fed_ = 0;
  bool again_ = false;

 private:
  void stop(Code code, const char* argument, std::string_view text) {
    stopped_ = true;
    const Argument named{argument, text};
    const std::span<const Argument> arguments = text.empty() ? std::span<const Argument>{} : std::span(&named, 1);
    handler_.on_reader_finding({code, code_info(code).severity, {}, {}, {}, arguments});
  }

  void push(std::span<const uint8_t> bytes) {
    while (decoding_ && !bytes.empty()) {
      const auto piece = bytes.first(std::min(bytes.size(), kHeadBytes));
      bytes = bytes.subspan(piece.size());
      pushed_->feed(decoding_->text_of(piece));
    }
    if (!bytes.empty()) pushed_->feed(bytes);
    restart_if_misread();
  }

  /// What was taken for UTF-8 and is not: nothing more can be learned from this pass.
  void restart_if_misread() {
    if (!again_ && pushed_->misread()) restart(true);
  }

  void restart(bool survey) {
    learned_.survey = survey;
    again_ = stopped_ = true;
    handler_.on_restart("encoding");
  }

  void end_survey() {
    survey_->finish();
    learned_.encoding = rank_encodings(*survey_);
    restart(false);
  }

  /// Decides on the head, whose end is the file's if `whole_file`, and reads it.
  void settle(bool whole_file) {
    const std::vector<uint8_t> head = std::move(head_);
    if (head.empty()) return stop(Code::size_empty, "", "");
    const Sniffed raw = sniff(head, hints());
    const bool may_be_text =
        raw.content == Content::text || raw.content == Content::json || raw.content == Content::binary;
    const EncodingChoice choice =
        may_be_text ? choose_encoding(head, settings_.encoding, learned_.encoding) : EncodingChoice{};
    if (!choice.encoding) return read(raw, head, whole_file);
    tell_encoding(choice, handler_);
    if (choice.encoding->family == EncodingFamily::utf8) return read(raw, head, whole_file);
    decoding_ = std::make_unique<Decoding>(*choice.encoding, choice.found, choice.bom_bytes, handler_);
    const std::span<const uint8_t> decoded = decoding_->text_of(std::span(head).subspan(choice.bom_bytes));
    const std::vector<uint8_t> text(decoded.begin(), decoded.end());
    read(sniff(text, hints()), text, whole_file);
  }

  /// `head` in UTF-8, or of what is no text.
  void read(const Sniffed& sniffed, const std::vector<uint8_t>& head, bool whole_file) {
    RecordHandler& handler = decoding_ ? *decoding_ : handler_;
    switch (sniffed.content) {
      case Content::text:
        tell_name_mismatch(settings_.extension, "TEXT", handler_);
        pushed_ = std::make_unique<TextReader>(settings_, handler, Head{head, sniffed.bom_bytes, whole_file});
        return;
      case Content::json:
        tell_name_mismatch(settings_.extension, "JSON", handler_);
        pushed_ = std::make_unique<JsonReader>(settings_, handler, Head{head, sniffed.bom_bytes, whole_file});
        return;
      case Content::archive:
        if (!source_) return stop(Code::container_not_supported, "format", "ZIP or XLSX");
        pulled_ = std::make_unique<ArchiveReader>(*source_, settings_, handler_);
        archive_ = static_cast<ArchiveReader*>(pulled_.get());
        return;
      case Content::compound_file:
        if (!source_) return stop(Code::container_not_supported, "format", "XLS");
        pulled_ = std::make_unique<XlsReader>(*source_, settings_, handler_);
        return;
      case Content::old_workbook: return stop(Code::workbook_old_version, "version", "Excel 4");
      case Content::not_supported: return stop(Code::container_not_supported, "format", sniffed.name);
      case Content::binary: return stop(Code::container_binary, "", "");
    }
  }

  Hints hints() const {
    return {.is_json = settings_.format == "json" || settings_.format == "ndjson",
            .named_json = promised_format(settings_.extension) == "JSON"};
  }

  const ReaderSettings settings_;
  RecordHandler& handler_;
  ByteSource* const source_;
  std::unique_ptr<EncodingSurvey> survey_;
  std::unique_ptr<Decoding> decoding_;
  std::vector<uint8_t> head_;
  FileFound found_;
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
const Learned& Reader::learned() const { return impl_->archive_ ? impl_->archive_->learned() : impl_->learned_; }
bool Reader::stopped() const { return impl_->stopped(); }
uint64_t Reader::position() const { return impl_->pulled_ ? impl_->pulled_->position() : impl_->fed_; }
const FileFound& Reader::found() const { return impl_->found(); }

}  // namespace consentry
