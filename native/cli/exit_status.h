// The exit statuses of the program (the same for every command that reads a file) and which fault leads to which.
#pragma once
#include <string>

#include "native/status.h"

namespace consentry {

enum ExitStatus : int {
  kDone = 0,
  kDoneWithRejects = 1,
  kRefused = 2,
  kUsage = 64,
  kNoInput = 66,
  kInternal = 70,
  kNoOutput = 73,
  kInputOutput = 74,
  kTryAgain = 75,
};

/// By the prefix of the fault's code; an interrupt is 128 and the signal's number.
int exit_status(const Fault&);

/// Says "consentry: <message>" on standard error and answers the exit status.
int fail(const Fault&);
/// Ends a command: 74 or 73 where its output failed, else `status`.
int finish(Status output, int status);
/// Writes `text` to standard output, and ends a command so.
int print(const std::string& text);

}  // namespace consentry
