// Runs one command and prints what it cost as JSON: {"seconds", "cpu", "mib", "status"}. A starter of its own, because a large parent would
// lend the child its peak of memory, and because a script's event loop adds milliseconds.
// Use:  bench_measure [--one-cpu] OUTPUT COMMAND [WORD]...   (OUTPUT takes the command's output; --one-cpu: all its threads on one processor)
#include <fcntl.h>
#include <sched.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstring>

namespace {

constexpr int kNotStarted = 127;

void stay_on_one_cpu() {
  cpu_set_t allowed, one;
  CPU_ZERO(&one);
  if (sched_getaffinity(0, sizeof allowed, &allowed) != 0) return;
  int last = 0;
  for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu)
    if (CPU_ISSET(cpu, &allowed)) last = cpu;
  CPU_SET(last, &one);
  sched_setaffinity(0, sizeof one, &one);
}

[[noreturn]] void become(const char* output, char** command) {
  const int out = open(output, O_WRONLY | O_CREAT | O_TRUNC, 0666);
  if (out >= 0 && dup2(out, STDOUT_FILENO) >= 0) execvp(command[0], command);
  std::perror(command[0]);
  _exit(kNotStarted);
}

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

}  // namespace

int main(int count, char** words) {
  const bool one_cpu = count > 1 && std::strcmp(words[1], "--one-cpu") == 0;
  char** rest = words + (one_cpu ? 2 : 1);
  if (rest - words + 2 > count) return 64;
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child == 0) {
    if (one_cpu) stay_on_one_cpu();
    become(rest[0], rest + 1);
  }
  int status = 0;
  rusage used{};
  if (child < 0 || wait4(child, &status, 0, &used) < 0) return 70;
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  std::printf("{\"seconds\":%.6f,\"cpu\":%.6f,\"mib\":%.2f,\"status\":%d}\n", wall.count(),
              seconds(used.ru_utime) + seconds(used.ru_stime), static_cast<double>(used.ru_maxrss) / 1024, code);
}
