// Ctrl-C and its like: a flag that long work asks between two steps, so that it stops where nothing is half done.
#pragma once

namespace consentry {

/// From now on SIGINT and SIGTERM set the flag instead of ending the process; a second one ends it. A file size limit (SIGXFSZ) becomes
/// an error of the write.
void watch_for_interrupts();
bool interrupted();
/// The signal that came, or 0.
int interrupt_signal();

}  // namespace consentry
