#include "native/cli/progress.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace consentry {
namespace {

constexpr uint64_t kBetweenDrawings = 100;  // milliseconds
constexpr size_t kCells = 30;

uint64_t now_ms() {
  const auto since = std::chrono::steady_clock::now().time_since_epoch();
  return static_cast<uint64_t>(std::chrono::duration_cast<std::chrono::milliseconds>(since).count());
}

}  // namespace

Progress::Progress(const Arguments& arguments, uint64_t total_bytes)
    : kind_(Kind::none), total_(total_bytes), start_ms_(now_ms()) {
  const std::string wanted = arguments.progress.value_or("auto");
  if (wanted == "lines") kind_ = Kind::lines;
  if (wanted == "auto" && ::isatty(STDERR_FILENO)) kind_ = Kind::bar;
}

void Progress::end() {
  if (kind_ == Kind::bar && !last_phase_.empty()) std::fputs("\r\033[K", stderr);
  last_phase_.clear();
}

void Progress::tell(std::string_view phase, uint64_t bytes, uint64_t rows) {
  const uint64_t now = now_ms();
  const bool due = kind_ == Kind::lines || phase != last_phase_ || now - last_ms_ >= kBetweenDrawings;
  if (kind_ == Kind::none || !due) return;
  last_phase_ = phase, last_ms_ = now;
  if (kind_ == Kind::bar) return draw(phase, bytes, rows);
  std::fprintf(stderr, "%.*s %llu %llu\n", static_cast<int>(phase.size()), phase.data(),
               static_cast<unsigned long long>(bytes), static_cast<unsigned long long>(rows));
}

void Progress::draw(std::string_view phase, uint64_t bytes, uint64_t rows) {
  const uint64_t elapsed = std::max<uint64_t>(last_ms_ - start_ms_, 1);
  const size_t full = total_ ? static_cast<size_t>(std::min(bytes, total_) * kCells / total_) : 0;
  const uint64_t left = bytes && bytes < total_ ? elapsed * (total_ - bytes) / bytes / 1000 : 0;
  std::string line = "\r\033[K" + std::string(phase) + " ";
  if (bytes) {
    line += "[" + std::string(full, '#') + std::string(kCells - full, '.') + "] " + std::to_string(bytes >> 20) +
            " of " + std::to_string(total_ >> 20) + " MiB";
    if (rows) line += ", " + std::to_string(rows * 1000 / elapsed) + " rows/s";
    line += ", " + std::to_string(left) + " s left";
  }
  std::fputs(line.c_str(), stderr);
  std::fflush(stderr);
}

}  // namespace consentry
