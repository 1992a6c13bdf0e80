#include "native/job/interrupt.h"

#include <csignal>

namespace consentry {
namespace {

volatile std::sig_atomic_t came = 0;

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
