// A file in the temporary folder, removed at the end.
#pragma once
#include <fcntl.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>

namespace consentry::test {

class TemporaryFile {
 public:
  explicit TemporaryFile(std::string_view bytes) {
    const int file = ::mkstemp(path_.data());
    REQUIRE(file >= 0);
    ::close(file);
    append(bytes);
  }
  ~TemporaryFile() { ::unlink(path_.c_str()); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  const std::string& path() const { return path_; }
  void cut(size_t size) { REQUIRE(::truncate(path_.c_str(), static_cast<off_t>(size)) == 0); }
  void append(std::string_view bytes) { write(bytes, O_APPEND); }
  void write(std::string_view bytes, int flags = 0) {
    const int file = ::open(path_.c_str(), O_WRONLY | flags);
    REQUIRE(::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
    ::close(file);
  }

 private:
  std::string path_ = "/tmp/consentry-test-XXXXXX";
};

}  // namespace consentry::test
