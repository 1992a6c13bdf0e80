// See archive_reader.h.
#include "core/archive_reader.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include "core/bytes/names.h"
#include "core/bytes/sniff.h"
#include "core/container/entry_stream.h"
#include "core/container/zip_archive.h"
#include "core/format/xlsx_package.h"
#include "core/format/xlsx_reader.h"
#include "core/name_mismatch.h"

namespace consentry {
namespace {

constexpr size_t kPieceBytes = 64 << 10;
constexpr size_t kNamesTold = 20;

std::string upper(std::string_view name) {
  std::string text(name);
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return text;
}

/// Adds to what is told of an entry that it is one.
class EntryHandler : public RecordHandler {
 public:
  EntryHandler(RecordHandler& next, const FileFound& archive) : next_(next), archive_(archive) {}

  FileFound found_of(FileFound entry) const {
    entry.entry = archive_.entry;
    entry.entries = archive_.entries;
    if (!entry.content_bytes) entry.content_bytes = archive_.content_bytes;
    return entry;
  }

  void on_format(const FileFound& entry) override { next_.on_format(found_of(entry)); }
  void on_restart(std::string_view reason) override { next_.on_restart(reason); }
  void on_rejects_columns(const RejectsColumns& columns) override { next_.on_rejects_columns(columns); }
  void on_header_record(const Record& header) override { next_.on_header_record(header); }
  void on_batch(std::span<const Record> records) override { next_.on_batch(records); }
  void on_reader_finding(const Finding& finding) override { next_.on_reader_finding(finding); }

 private:
  RecordHandler& next_;
  const FileFound& archive_;
};

}  // namespace

class ArchiveReader::Impl {
 public:
  Impl(ByteSource& source, const ReaderSettings& settings, RecordHandler& handler)
      : learned_(settings.learned),
        source_(source),
        settings_(settings),
        handler_(handler),
        entry_handler_(handler, found_) {
    found_.format = "zip";
  }

  bool pull(uint64_t budget) {
    if (done_) return false;
    if (!archive_) open();
    else if (workbook_) done_ = !workbook_->pull(budget);
    else if (reader_->pulls()) done_ = !reader_->pull(budget);
    else unpack(budget);
    if (done_) found_ = found();
    return !done_;
  }

  uint64_t position() const {
    if (done_) return source_.size();
    if (workbook_) return workbook_->position();
    return stream_ ? std::min(entry_->data_offset + stream_->packed_position(), source_.size()) : 0;
  }

  bool source_failed() const {
    return source_failed_ || (workbook_ && workbook_->source_failed()) || (stream_ && stream_->source_failed());
  }

  FileFound found() const {
    if (workbook_) return workbook_->found();
    return reader_ ? entry_handler_.found_of(reader_->found()) : found_;
  }

  Learned learned_;
  FileFound found_;  // the archive's own; at the end what was read

 private:
  void stop(Code code, const std::vector<std::pair<std::string, std::string>>& arguments) {
    std::vector<Argument> views;
    for (const auto& [name, text] : arguments) views.push_back({name, text});
    handler_.on_reader_finding({code, code_info(code).severity, {}, {}, {}, views});
    done_ = true;
  }

  void open() {
    auto opened = ZipArchive::open(source_);
    source_failed_ = done_ = std::holds_alternative<SourceFailed>(opened);
    if (source_failed_) return;
    if (const auto* fault = std::get_if<ContainerFault>(&opened)) return stop(fault->code, fault->arguments);
    archive_.emplace(std::move(std::get<ZipArchive>(opened)));
    const Package package = kind_of(source_, *archive_);
    if (package == Package::xlsx) return read_workbook();
    if (package != Package::none)
      return stop(Code::container_not_supported, {{"format", upper(package_name(package))}});
    if (settings_.inside_archive) return stop(Code::container_nested, {});
    tell_name_mismatch(settings_.extension, "ZIP", handler_);
    choose();
  }

  void read_workbook() {
    tell_name_mismatch(settings_.extension, "XLSX", handler_);
    workbook_ = std::make_unique<XlsxReader>(source_, std::move(*archive_), settings_, handler_);
  }

  void choose() {
    const std::vector<const ZipEntry*> candidates = archive_->candidates();
    for (const ZipEntry* one : candidates) found_.entries.push_back({one->shown, one->unpacked});
    if (candidates.empty()) return stop(Code::container_no_entry, {});
    if (!settings_.entry && candidates.size() > 1)
      return stop(Code::container_several_entries,
                  {{"entries", names()}, {"found", std::to_string(candidates.size())}});
    const auto wanted = [&](const ZipEntry* one) { return !settings_.entry || one->shown == *settings_.entry; };
    const auto chosen = std::find_if(candidates.begin(), candidates.end(), wanted);
    if (chosen == candidates.end())
      return stop(Code::container_entry_not_found, {{"entries", names()}, {"entry", *settings_.entry}});
    entry_ = *chosen;
    found_.entry = entry_->shown;
    found_.content_bytes = entry_->unpacked;
    if (entry_->unpacked > settings_.advised_unpacked_bytes) advise();
    start(learned_);
  }

  /// The first of them; there may be thousands.
  std::string names() const {
    std::string all;
    for (size_t i = 0; i < found_.entries.size(); ++i) {
      if (i == kNamesTold) return all + ", …";
      all += (i ? ", " : "") + found_.entries[i].name;
    }
    return all;
  }

  void advise() {
    const Code code = Code::size_over_advice;
    const std::string texts[] = {std::to_string(settings_.advised_unpacked_bytes), std::to_string(entry_->unpacked)};
    const Argument arguments[] = {{"limit", texts[0]}, {"size", texts[1]}};
    handler_.on_reader_finding({code, code_info(code).severity, {}, {}, {}, arguments});
  }

  /// Begins to read the entry. A workbook in it is read at many places, and therefore held.
  void start(const Learned& learned) {
    ReaderSettings settings = settings_;
    settings.learned = learned;
    settings.entry.reset();
    settings.extension = extension_of(entry_->shown);
    settings.inside_archive = true;
    stream_ = std::make_unique<EntryStream>(source_, *entry_);
    piece_.resize(kPieceBytes);
    const size_t size = stream_->read(piece_);
    const Content content = sniff(std::span(piece_).first(size)).content;
    const bool pulled = content == Content::archive || content == Content::compound_file;
    if (pulled && !hold()) return;
    reader_ = std::make_unique<Reader>(settings, entry_handler_, held_ ? &*held_ : nullptr);
    if (pulled) feed_held();
    else feed(size);
  }

  bool hold() {
    if (entry_->unpacked > limits::kHeldEntryBytes) {
      stop(Code::container_workbook_too_large,
           {{"limit", std::to_string(limits::kHeldEntryBytes)}, {"size", std::to_string(entry_->unpacked)}});
      return false;
    }
    std::optional<ContainerFault> fault;
    if (!read_entry(source_, *entry_, bytes_, fault)) {
      source_failed_ = !fault;
      if (fault) stop(fault->code, fault->arguments);
      done_ = true;
      return false;
    }
    held_.emplace(bytes_);
    return true;
  }

  void feed_held() {
    reader_->feed(bytes_);
    if (!reader_->pulls()) finish();
  }

  void unpack(uint64_t budget) {
    for (uint64_t unpacked = 0; unpacked < budget && !done_ && !reader_->pulls();) {
      const size_t size = stream_->read(piece_);
      feed(size);
      unpacked += size;
      if (size == 0) return;
    }
  }

  void feed(size_t size) {
    if (size && !reader_->stopped()) {
      fed_ = true;
      return reader_->feed(std::span(piece_).first(size));
    }
    done_ = size == 0 || reader_->stopped();
    if (stream_->source_failed()) return;
    if (stream_->fault()) stop(stream_->fault()->code, stream_->fault()->arguments);
    if (fed_ || !stream_->fault()) finish();  // what could not be unpacked is not called empty as well
  }

  void finish() {
    reader_->finish();
    done_ = !reader_->pulls();
    if (!done_ || !reader_->again()) return;
    done_ = false;
    learned_ = reader_->learned();
    start(learned_);
  }

  ByteSource& source_;
  ReaderSettings settings_;
  RecordHandler& handler_;
  EntryHandler entry_handler_;
  bool done_ = false, source_failed_ = false, fed_ = false;
  std::optional<ZipArchive> archive_;
  const ZipEntry* entry_ = nullptr;
  std::unique_ptr<PulledFormat> workbook_;
  std::unique_ptr<EntryStream> stream_;
  std::vector<uint8_t> piece_, bytes_;  // of a stream; of an entry that is held
  std::optional<MemorySource> held_;
  std::unique_ptr<Reader> reader_;
};

ArchiveReader::ArchiveReader(ByteSource& source, const ReaderSettings& settings, RecordHandler& handler)
    : impl_(std::make_unique<Impl>(source, settings, handler)) {}
ArchiveReader::~ArchiveReader() = default;
bool ArchiveReader::pull(uint64_t budget) { return impl_->pull(budget); }
uint64_t ArchiveReader::position() const { return impl_->position(); }
bool ArchiveReader::source_failed() const { return impl_->source_failed(); }
const FileFound& ArchiveReader::found() const { return impl_->found_; }
const Learned& ArchiveReader::learned() const { return impl_->learned_; }

}  // namespace consentry
