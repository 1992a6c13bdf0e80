#include "native/job/output.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstdlib>
#include <utility>

namespace consentry {
namespace {

constexpr size_t kBuffer = 1 << 16;
constexpr mode_t kMode = 0600;  // personal data: for the owner only

Fault cannot_open(const std::string& path, int error) {
  return Fault{"output_open",
               with_reason("can't write " + path, error) + "; check that the folder exists and may be written"};
}

/// Where a link leads, so that renaming replaces the file and not the link.
std::string resolved(const std::string& path) {
  char real[PATH_MAX];
  return ::realpath(path.c_str(), real) ? real : path;
}

std::string folder_of(const std::string& path) {
  const size_t slash = path.rfind('/');
  return slash == path.npos ? "./" : path.substr(0, slash + 1);
}

}  // namespace

std::string behind_links(std::string path) {
  constexpr int kMostLinks = 40;  // as Linux does
  char target[PATH_MAX];
  for (int i = 0; i < kMostLinks; ++i) {
    const ssize_t size = ::readlink(path.c_str(), target, sizeof target);
    if (size <= 0) break;
    const std::string next(target, static_cast<size_t>(size));
    path = next[0] == '/' ? next : folder_of(path) + next;
  }
  return path;
}

std::optional<Place> place_of(const std::string& path) {
  struct stat found;
  if (::stat(path.c_str(), &found) == 0) {
    if (!S_ISREG(found.st_mode)) return std::nullopt;
    return Place{found.st_dev, found.st_ino, ""};
  }
  const std::string end = behind_links(path), folder = folder_of(end);
  if (::stat(folder.c_str(), &found) != 0) return std::nullopt;
  return Place{found.st_dev, found.st_ino, end.substr(end.rfind('/') + 1)};
}

Output::Output() : Output(STDOUT_FILENO, "standard output", "") {}

Output::Output(int descriptor, std::string path, std::string temporary)
    : descriptor_(descriptor), path_(std::move(path)), temporary_(std::move(temporary)) {}

Output::Output(Output&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      path_(std::move(other.path_)),
      temporary_(std::exchange(other.temporary_, {})),
      buffer_(std::move(other.buffer_)),
      error_(other.error_) {}

Output::~Output() {
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
  if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
}

Result<Output> Output::file(const std::string& path) {
  struct stat found;
  const bool exists = ::stat(path.c_str(), &found) == 0;
  if (exists && S_ISDIR(found.st_mode)) return cannot_open(path, EISDIR);
  if (exists && !S_ISREG(found.st_mode)) {
    const int device = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (device < 0) return cannot_open(path, errno);
    return Result<Output>(Output(device, path, ""));
  }
  if (exists && ::access(path.c_str(), W_OK) != 0) return cannot_open(path, errno);
  const std::string target = resolved(path);
  std::string temporary = target + ".XXXXXX";
  const int file = ::mkostemp(temporary.data(), O_CLOEXEC);
  if (file < 0) return cannot_open(path, errno);
  ::fchmod(file, exists ? found.st_mode & 07777 : kMode);
  return Result<Output>(Output(file, target, temporary));
}

void Output::write(std::string_view text) {
  buffer_ += text;
  if (buffer_.size() >= kBuffer) flush();
}

void Output::restart() {
  buffer_.clear();
  if (temporary_.empty()) return;
  if (::ftruncate(descriptor_, 0) != 0 || ::lseek(descriptor_, 0, SEEK_SET) != 0) error_ = errno;
}

void Output::flush() {
  const char* at = buffer_.data();
  size_t left = buffer_.size();
  while (left > 0 && error_ == 0) {
    const ssize_t done = ::write(descriptor_, at, left);
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) error_ = errno;
    else at += done, left -= static_cast<size_t>(done);
  }
  buffer_.clear();
}

Status Output::finish() {
  flush();
  if (!temporary_.empty() && error_ == 0) {
    if (::fsync(descriptor_) != 0 || ::rename(temporary_.c_str(), path_.c_str()) != 0) error_ = errno;
    else temporary_.clear();
  }
  if (error_ == 0) return {};
  const bool full = error_ == ENOSPC || error_ == EDQUOT || error_ == EFBIG;
  return Fault{full ? "io_disk_full" : "output_write", with_reason("writing " + path_ + " failed", error_) +
                                                           (full ? "; free some space and run it again" : "")};
}

}  // namespace consentry
