#include "native/job/read_ahead.h"

#include <csignal>
#include <utility>

namespace consentry {
namespace {

/// A thread to which no signal goes: they are for the main thread, which may be waiting in a call that they must end.
/// Not std::thread: it throws where there is no thread to be had, and we can do without.
bool start_without_signals(pthread_t* thread, void* (*run)(void*), void* argument) {
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  const bool started = pthread_create(thread, nullptr, run, argument) == 0;
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  return started;
}

}  // namespace

ReadAhead::ReadAhead(size_t slots, bool thread, Fill fill) : slots_(slots), fill_(std::move(fill)) {
  has_thread_ = thread && start_without_signals(&thread_, &ReadAhead::run, this);
}

ReadAhead::~ReadAhead() {
  if (!has_thread_) return;
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  filled_or_freed_.notify_one();
  pthread_join(thread_, nullptr);
}

size_t ReadAhead::next() {
  if (!has_thread_) {
    fill_(0);
    return 0;
  }
  std::unique_lock lock(mutex_);
  if (holds_slot_) ++freed_, filled_or_freed_.notify_one();
  filled_or_freed_.wait(lock, [&] { return filled_ > freed_; });
  holds_slot_ = true;
  return freed_ % slots_;
}

void* ReadAhead::run(void* self) {
  static_cast<ReadAhead*>(self)->fill_ring();
  return nullptr;
}

void ReadAhead::fill_ring() {
  std::unique_lock lock(mutex_);
  while (!stop_) {
    const size_t slot = filled_ % slots_;
    lock.unlock();
    const bool last = fill_(slot);
    lock.lock();
    ++filled_;
    filled_or_freed_.notify_one();
    if (last) return;
    filled_or_freed_.wait(lock, [&] { return stop_ || filled_ - freed_ < slots_; });
  }
}

}  // namespace consentry
