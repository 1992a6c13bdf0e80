// Helper threads. Not std::thread: it throws where there is no thread to be had, and we can do without.
#pragma once
#include <pthread.h>

namespace consentry {

/// Starts a thread to which no signal goes: they are for the main thread, which may be waiting in a call that they must end. False if the
/// system has none to give.
bool start_without_signals(pthread_t* thread, void* (*run)(void*), void* argument);

}  // namespace consentry
