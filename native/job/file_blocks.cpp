#include "native/job/file_blocks.h"

#include <unistd.h>

#include <cerrno>

#include "native/thread.h"

namespace consentry {
namespace {

bool is_last(const Block& block) { return block.error ? block.error != EINTR : block.bytes.empty(); }

}  // namespace

FileBlocks::FileBlocks(int file, Settings settings)
    : file_(file), buffer_(std::make_unique_for_overwrite<uint8_t[]>(kBlock * (settings.thread ? kBlocks : 1))) {
  if (settings.digest) digest_.emplace();
  has_thread_ = settings.thread && start_without_signals(&thread_, &FileBlocks::read_ahead, this);
}

FileBlocks::~FileBlocks() {
  if (!has_thread_) return;
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  filled_or_freed_.notify_one();
  pthread_join(thread_, nullptr);
}

Block FileBlocks::next() {
  if (last_) return *last_;
  const Block block = has_thread_ ? take() : read_into(0);
  if (is_last(block)) last_ = block;
  return block;
}

Block FileBlocks::take() {
  std::unique_lock lock(mutex_);
  if (holds_block_) ++freed_, filled_or_freed_.notify_one();
  filled_or_freed_.wait(lock, [&] { return filled_ > freed_; });
  holds_block_ = true;
  return ring_[freed_ % kBlocks];
}

void* FileBlocks::read_ahead(void* self) {
  static_cast<FileBlocks*>(self)->fill_ring();
  return nullptr;
}

void FileBlocks::fill_ring() {
  std::unique_lock lock(mutex_);
  while (!stop_) {
    const size_t slot = filled_ % kBlocks;
    lock.unlock();
    const Block block = read_into(slot);
    lock.lock();
    if (block.error == EINTR) continue;
    ring_[slot] = block, ++filled_;
    filled_or_freed_.notify_one();
    if (is_last(block)) return;
    filled_or_freed_.wait(lock, [&] { return stop_ || filled_ - freed_ < kBlocks; });
  }
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
