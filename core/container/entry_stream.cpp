// See entry_stream.h. Deflate is RFC 1951, by zlib piece by piece and by libdeflate at once.
#include "core/container/entry_stream.h"

#include <libdeflate.h>
#include <zlib.h>

#include <algorithm>
#include <cstring>
#include <string>

namespace consentry {
namespace {

constexpr size_t kPiece = 256 << 10;
// Packed bytes in a row that unpack to nothing: blocks may be empty, and a file of them would be gone through in one step.
constexpr uint64_t kIdleMost = 1 << 20;
constexpr uint16_t kStored = 0;
constexpr uint64_t kWholeBytes = 72 << 20;
// What claims to be packed better than contacts are is not given the memory that it asks for before it is seen.
constexpr uint64_t kPlausibleRatio = 20;

/// libdeflate multiplies without carry where the machine can; WebAssembly can't, and zlib's braids are the quicker tables.
uint32_t crc32_of(uint32_t before, std::span<const uint8_t> bytes) {
#if defined(__wasm__)
  return static_cast<uint32_t>(crc32_z(before, bytes.data(), bytes.size()));
#else
  return libdeflate_crc32(before, bytes.data(), bytes.size());
#endif
}

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

EntryStream::EntryStream(ByteSource& source, const ZipEntry& entry, bool quick)
    : source_(source), entry_(entry), quick_(quick) {
  if (entry.method == kStored) return;
  inflater_ = std::make_unique<Inflater>();
}
EntryStream::~EntryStream() = default;

size_t EntryStream::read(std::span<uint8_t> target) {
  if (inflater_ && !whole_ && piece_.empty() && !(quick_ && unpack_at_once())) piece_.resize(kPiece);
  size_t filled = 0;
  while (!ended_ && filled < target.size()) filled += read_some(target.subspan(filled));
  return filled;
}

size_t EntryStream::read_some(std::span<uint8_t> target) {
  const size_t size = whole_ ? read_whole(target) : inflater_ ? inflate_some(target) : read_stored(target);
  crc_ = crc32_of(crc_, target.first(size));
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

/// False: it is too large, or at fault, which is then found where it is.
bool EntryStream::unpack_at_once() {
  const uint64_t packed = entry_.packed, unpacked = entry_.unpacked;
  if (packed > kWholeBytes || unpacked > kWholeBytes - packed || unpacked > packed * kPlausibleRatio) return false;
  const auto size = static_cast<size_t>(unpacked);
  const std::unique_ptr<uint8_t[]> from(new uint8_t[static_cast<size_t>(packed)]);
  if (!source_.read_at(entry_.data_offset, {from.get(), static_cast<size_t>(packed)}))
    return ended_ = source_failed_ = true, false;
  whole_.reset(new uint8_t[size]);
  libdeflate_decompressor* const inflater = libdeflate_alloc_decompressor();
  size_t used = 0;
  const auto result = libdeflate_deflate_decompress_ex(inflater, from.get(), static_cast<size_t>(packed), whole_.get(),
                                                       size, &used, nullptr);
  libdeflate_free_decompressor(inflater);
  if (result != LIBDEFLATE_SUCCESS || used != packed) whole_.reset();
  return whole_ != nullptr;
}

size_t EntryStream::read_whole(std::span<uint8_t> target) {
  const auto size = static_cast<size_t>(std::min<uint64_t>(target.size(), entry_.unpacked - unpacked_));
  if (size) std::memcpy(target.data(), &whole_[static_cast<size_t>(unpacked_)], size);
  packed_read_ = entry_.packed;
  ended_ = unpacked_ + size == entry_.unpacked;
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

bool read_entry(ByteSource& source, const ZipEntry& entry, std::vector<uint8_t>& bytes,
                std::optional<ContainerFault>& fault) {
  EntryStream stream(source, entry);
  bytes.resize(static_cast<size_t>(entry.unpacked) + 1);  // one more, so that the end is seen
  bytes.resize(stream.read(bytes));
  fault = stream.fault();
  return !fault && !stream.source_failed();
}

}  // namespace consentry
