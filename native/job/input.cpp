#include "native/job/input.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <vector>

#include "native/job/interrupt.h"

namespace consentry {
namespace {

constexpr size_t kSpoolBlock = 1 << 20;

Fault stopped() { return Fault{"interrupted", "stopped; nothing was changed"}; }

int temporary_file() {
  const char* folder = std::getenv("TMPDIR");
  std::string path = std::string(folder && *folder ? folder : "/tmp") + "/consentry-XXXXXX";
  const int file = ::mkostemp(path.data(), O_CLOEXEC);
  if (file >= 0) ::unlink(path.c_str());
  return file;
}

bool write_all(int file, const uint8_t* data, size_t size) {
  while (size > 0) {
    const ssize_t done = ::write(file, data, size);
    if (done < 0 && errno == EINTR && !interrupted()) continue;
    if (done < 0) return false;
    data += done, size -= static_cast<size_t>(done);
  }
  return true;
}

/// Copies what `from` has left into a temporary file without a name.
Result<int> spool(int from, const std::string& name) {
  const int file = temporary_file();
  if (file < 0)
    return Fault{"io_spool",
                 with_reason("temporary file for " + name, errno) + "; set TMPDIR to a folder that may be written"};
  std::vector<uint8_t> block(kSpoolBlock);
  for (;;) {
    const ssize_t got = interrupted() ? 0 : ::read(from, block.data(), block.size());
    if (interrupted()) break;
    if (got < 0 && errno == EINTR) continue;
    if (got == 0) return file;
    const bool read = got > 0;
    if (read && write_all(file, block.data(), static_cast<size_t>(got))) continue;
    const int error = errno;
    ::close(file);
    return Fault{read ? "io_spool" : "io_read", with_reason(read ? "temporary file for " + name : name, error) +
                                                    (read ? "; set TMPDIR to a folder with space" : "")};
  }
  ::close(file);
  return stopped();
}

Fault changed(const std::string& name, const char* how) {
  return Fault{"io_changed", name + ": the file " + how +
                                 " while it was read; nothing was changed. Run it again once the file is complete"};
}

}  // namespace

Input::Closer::~Closer() { ::close(descriptor); }
Input::Input(int descriptor, std::string name) : file_(new Closer{descriptor}), name_(std::move(name)) {}

Result<Input> Input::open(const std::string& path) {
  const std::string name = path == "-" ? "standard input" : path;
  // O_NONBLOCK: a pipe without a writer must not hang before we know that it is one.
  const int file =
      path == "-" ? ::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file >= 0) return settle(file, name);
  if (errno == ENOENT || errno == ENOTDIR) return Fault{"input_missing", name + ": no such file; check the name"};
  return Fault{"input_unreadable", with_reason(name, errno) + "; check who may read it"};
}

Result<Input> Input::settle(int descriptor, std::string name) {
  Input input(descriptor, name);
  struct stat found;
  if (::fstat(descriptor, &found) != 0) return Fault{"input_unreadable", with_reason(name, errno)};
  input.start_ = {static_cast<uint64_t>(found.st_size), found.st_mtim.tv_sec, found.st_mtim.tv_nsec};
  const mode_t mode = found.st_mode;
  if (S_ISDIR(mode)) return Fault{"input_directory", name + ": a directory; name a file in it"};
  if (S_ISREG(mode) && ::lseek(descriptor, 0, SEEK_CUR) == 0) return Result<Input>(std::move(input));
  const bool terminal_or_device = S_ISBLK(mode) || (S_ISCHR(mode) && name != "standard input");
  if (terminal_or_device) return Fault{"input_device", name + ": a device; name a file"};
  ::fcntl(descriptor, F_SETFL, ::fcntl(descriptor, F_GETFL) & ~O_NONBLOCK);
  const Result<int> spooled = spool(descriptor, name);
  if (!spooled) return spooled.fault();
  ::lseek(spooled.value(), 0, SEEK_SET);
  return settle(spooled.value(), name);
}

Result<std::span<const uint8_t>> Input::read() {
  if (interrupted()) return stopped();
  const Block block = next_block();
  if (block.error == EINTR) return read();
  if (block.error) return Fault{"io_read", with_reason(name_, block.error) + "; nothing was changed"};
  offset_ += block.bytes.size();
  if (offset_ > size()) return changed(name_, "grew");
  if (block.bytes.empty())
    if (Status status = at_end()) return *status;
  return block.bytes;
}

Status Input::interruption() const { return interrupted() ? Status(stopped()) : Status(); }

bool Input::read_at(uint64_t offset, std::span<uint8_t> target) {
  while (!target.empty() && !source_fault_) {
    const ssize_t got = ::pread(file_->descriptor, target.data(), target.size(), static_cast<off_t>(offset));
    if (interrupted()) source_fault_ = stopped();
    else if (got < 0 && errno != EINTR)
      source_fault_ = Fault{"io_read", with_reason(name_, errno) + "; nothing was changed"};
    else if (got == 0) source_fault_ = changed(name_, "shrank");
    if (got <= 0) continue;
    offset += static_cast<uint64_t>(got);
    target = target.subspan(static_cast<size_t>(got));
  }
  return !source_fault_;
}

Status Input::read_rest() {
  while (pass_.digest && sha256_.empty()) {
    const Result<std::span<const uint8_t>> block = read();
    if (!block) return block.fault();
  }
  offset_ = size();
  return check_unchanged();
}

Block Input::next_block() {
  if (!blocks_)
    blocks_ = std::make_unique<FileBlocks>(
        file_->descriptor,
        FileBlocks::Settings{.digest = pass_.digest, .thread = pass_.ahead && size() >= kWorthAThread});
  return blocks_->next();
}

void Input::rewind(Pass pass) {
  blocks_.reset();
  offset_ = 0, pass_ = pass;
  sha256_.clear();
}

Status Input::at_end() {
  if (Status status = check_unchanged()) return status;
  if (pass_.digest && sha256_.empty()) sha256_ = blocks_->digest();
  return {};
}

Status Input::check_unchanged() const {
  struct stat end;
  if (::fstat(file_->descriptor, &end) != 0) return Fault{"io_read", with_reason(name_, errno)};
  const uint64_t size_now = static_cast<uint64_t>(end.st_size);
  if (offset_ < size() || size_now < size()) return changed(name_, "shrank");
  if (size_now > size()) return changed(name_, "grew");
  const bool same = end.st_mtim.tv_sec == start_.seconds && end.st_mtim.tv_nsec == start_.nanoseconds;
  return same ? Status() : changed(name_, "was written to");
}

}  // namespace consentry
