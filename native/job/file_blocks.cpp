#include "native/job/file_blocks.h"

#include <unistd.h>

#include <cerrno>

namespace consentry {
namespace {

bool is_last(const Block& block) { return block.error ? block.error != EINTR : block.bytes.empty(); }

}  // namespace

FileBlocks::FileBlocks(int file, Settings settings)
    : file_(file),
      buffer_(std::make_unique_for_overwrite<uint8_t[]>(kBlock * (settings.thread ? kBlocks : 1))),
      digest_(settings.digest ? std::optional<Digest>(std::in_place) : std::nullopt),
      ahead_(kBlocks, settings.thread, [this](size_t slot) { return is_last(ring_[slot] = read_into(slot)); }) {}

Block FileBlocks::next() {
  if (last_) return *last_;
  const Block block = ring_[ahead_.next()];
  if (is_last(block)) last_ = block;
  return block;
}

Block FileBlocks::read_into(size_t slot) {
  uint8_t* const data = buffer_.get() + slot * kBlock;
  const ssize_t got = ::pread(file_, data, kBlock, static_cast<off_t>(offset_));
  if (got < 0) return {{}, errno};
  const std::span<const uint8_t> bytes(data, static_cast<size_t>(got));
  offset_ += bytes.size();
  if (digest_) digest_->update(bytes);
  return {bytes, 0};
}

}  // namespace consentry
