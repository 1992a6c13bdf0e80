// See entry_stream.h. Deflate is RFC 1951, by zlib piece by piece and by libdeflate at once.
#include "core/container/entry_stream.h"

#include <libdeflate.h>
#include <zlib.h>

#include <algorithm>
#include <string>

namespace consentry {
namespace {

constexpr size_t kPiece = 64 << 10;
// Packed bytes in a row that unpack to nothing: blocks may be empty, and a file of them would be gone through in one step.
constexpr uint64_t kIdleMost = 1 << 20;
constexpr uint16_t kStored = 0;
// More packed bytes than this are not held beside the unpacked ones: they may be many more, where blocks are empty.
constexpr uint64_t kPackedAtOnce = 64 << 20;

ContainerFault broken(const ZipEntry& entry) { return {Code::zip_entry_damaged, {{"entry", entry.shown}}}; }
ContainerFault wrong_crc(const ZipEntry& entry) { return {Code::zip_crc, {{"entry", entry.shown}}}; }
ContainerFault wrong_size(const ZipEntry& entry, const std::string& found) {
  return {Code::zip_size, {{"declared", std::to_string(entry.unpacked)}, {"entry", entry.shown}, {"found", found}}};
}

}  // namespace

struct EntryStream::Inflater {
  Inflater() { inflateInit2(&stream, -MAX_WBITS); }
  ~Inflater() { inflateEnd(&stream); }
  z_stream stream = {};
};

EntryStream::EntryStream(ByteSource& source, const ZipEntry& entry) : source_(source), entry_(entry) {
  if (entry.method == kStored) return;
  inflater_ = std::make_unique<Inflater>();
  piece_.resize(kPiece);
}
EntryStream::~EntryStream() = default;

size_t EntryStream::read(std::span<uint8_t> target) {
  size_t filled = 0;
  while (!ended_ && filled < target.size()) filled += read_some(target.subspan(filled));
  return filled;
}

size_t EntryStream::read_some(std::span<uint8_t> target) {
  const size_t size = inflater_ ? inflate_some(target) : read_stored(target);
  crc_ = libdeflate_crc32(crc_, target.data(), size);
  unpacked_ += size;
  if (unpacked_ > entry_.unpacked) {
    fault_ = wrong_size(entry_, ">" + std::to_string(entry_.unpacked));
    ended_ = true;
    return 0;
  }
  if (ended_ && !fault_ && !source_failed_) end();
  return size;
}

size_t EntryStream::read_stored(std::span<uint8_t> target) {
  const auto size = static_cast<size_t>(std::min<uint64_t>(target.size(), entry_.packed - packed_read_));
  if (size == 0) return ended_ = true, 0;
  if (!source_.read_at(entry_.data_offset + packed_read_, target.first(size))) return ended_ = source_failed_ = true, 0;
  packed_read_ += size;
  return size;
}

bool EntryStream::refill() {
  idle_ = unpacked_ == unpacked_before_ ? idle_ : 0;
  unpacked_before_ = unpacked_;
  if (idle_ > kIdleMost) return fault_ = broken(entry_), ended_ = true, false;
  const auto size = static_cast<size_t>(std::min<uint64_t>(piece_.size(), entry_.packed - packed_read_));
  if (size && !source_.read_at(entry_.data_offset + packed_read_, std::span(piece_).first(size)))
    return ended_ = source_failed_ = true, false;
  packed_read_ += size;
  idle_ += size;
  inflater_->stream.next_in = piece_.data();
  inflater_->stream.avail_in = static_cast<uInt>(size);
  return true;
}

size_t EntryStream::inflate_some(std::span<uint8_t> target) {
  z_stream& stream = inflater_->stream;
  if (stream.avail_in == 0 && !refill()) return 0;
  const bool dry = stream.avail_in == 0;
  const size_t room = std::min<size_t>(target.size(), 1 << 20);
  stream.next_out = target.data();
  stream.avail_out = static_cast<uInt>(room);
  const int status = inflate(&stream, Z_NO_FLUSH);
  const size_t size = room - stream.avail_out;
  if (status == Z_STREAM_END) {
    ended_ = true;
    if (stream.avail_in > 0 || packed_read_ < entry_.packed) fault_ = broken(entry_);
  } else if (status != Z_OK && !(status == Z_BUF_ERROR && size == 0 && !dry)) {
    ended_ = true;
    fault_ = broken(entry_);
  }
  return size;
}

void EntryStream::end() {
  if (unpacked_ != entry_.unpacked) fault_ = wrong_size(entry_, std::to_string(unpacked_));
  else if (crc_ != entry_.crc) fault_ = wrong_crc(entry_);
}

static bool read_streamed(ByteSource& source, const ZipEntry& entry, std::vector<uint8_t>& bytes,
                          std::optional<ContainerFault>& fault) {
  EntryStream stream(source, entry);
  bytes.resize(static_cast<size_t>(entry.unpacked) + 1);  // one more, so that the end is seen
  bytes.resize(stream.read(bytes));
  fault = stream.fault();
  return !fault && !stream.source_failed();
}

bool read_entry(ByteSource& source, const ZipEntry& entry, std::vector<uint8_t>& bytes,
                std::optional<ContainerFault>& fault) {
  if (entry.packed > kPackedAtOnce) return read_streamed(source, entry, bytes, fault);
  const bool stored = entry.method == kStored;
  std::vector<uint8_t> packed(static_cast<size_t>(entry.packed));
  if (!source.read_at(entry.data_offset, packed)) return false;
  if (stored) bytes.swap(packed);
  else {
    bytes.resize(static_cast<size_t>(entry.unpacked));
    libdeflate_decompressor* const inflater = libdeflate_alloc_decompressor();
    size_t used = 0, made = 0;
    const auto result = libdeflate_deflate_decompress_ex(inflater, packed.data(), packed.size(), bytes.data(),
                                                         bytes.size(), &used, &made);
    libdeflate_free_decompressor(inflater);
    if (result == LIBDEFLATE_INSUFFICIENT_SPACE) fault = wrong_size(entry, ">" + std::to_string(entry.unpacked));
    else if (result != LIBDEFLATE_SUCCESS || used != packed.size()) fault = broken(entry);
    else if (made != bytes.size()) fault = wrong_size(entry, std::to_string(made));
  }
  if (!fault && libdeflate_crc32(0, bytes.data(), bytes.size()) != entry.crc) fault = wrong_crc(entry);
  return !fault;
}

}  // namespace consentry
