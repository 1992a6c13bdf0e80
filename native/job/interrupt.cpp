#include "native/job/interrupt.h"

#include <atomic>
#include <csignal>

namespace consentry {
namespace {

std::atomic<int> came = 0;
static_assert(std::atomic<int>::is_always_lock_free, "a signal handler writes it");

void note(int signal) { came = signal; }

}  // namespace

void watch_for_interrupts() {
  struct sigaction action = {};
  action.sa_handler = note;
  action.sa_flags = static_cast<int>(SA_RESETHAND);  // no SA_RESTART: a read from a pipe must wake up
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  signal(SIGXFSZ, SIG_IGN);
}

bool interrupted() { return came != 0; }
int interrupt_signal() { return came; }

}  // namespace consentry
