// The input and its blocks: the same bytes and faults in the same order with a thread that reads ahead and without, wherever it is stopped.
#include "native/job/input.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <cerrno>
#include <csignal>

#include "core/sha256.h"
#include "native/job/interrupt.h"
#include "tests/support/temporary_file.h"

using namespace consentry;
using test::TemporaryFile;

namespace {

constexpr size_t kBlock = FileBlocks::kBlock, kRing = kBlock * FileBlocks::kBlocks;

std::string sample_bytes(size_t size) {
  std::string bytes(size, '\0');
  uint32_t state = 1;
  for (char& byte : bytes) byte = static_cast<char>((state = state * 1664525 + 1013904223) >> 24);
  return bytes;
}

std::string text_of(std::span<const uint8_t> bytes) {
  return std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size());
}

std::string all_of(FileBlocks& blocks) {
  std::string all;
  for (;;) {
    const Block block = blocks.next();
    REQUIRE(block.error == 0);
    if (block.bytes.empty()) return all;
    all += text_of(block.bytes);
  }
}

Input open_input(const TemporaryFile& file) {
  Result<Input> input = Input::open(file.path());
  REQUIRE(input);
  return std::move(input.value());
}

/// Reads to the end, or to the fault, whose code and message it answers.
std::string outcome_of(Input& input, size_t* bytes = nullptr) {
  for (;;) {
    const Result<std::span<const uint8_t>> block = input.read();
    if (!block) return block.fault().code + " " + block.fault().message;
    if (block.value().empty()) return "end";
    if (bytes) *bytes += block.value().size();
  }
}

}  // namespace

TEST_CASE("blocks are the file's bytes in order, with a thread and without, and so is their digest") {
  for (const size_t size :
       {size_t{0}, size_t{1}, kBlock - 1, kBlock, kBlock + 1, kRing - 1, kRing, kRing + 1, 3 * kRing + 7}) {
    const std::string bytes = sample_bytes(size);
    const TemporaryFile file(bytes);
    const int descriptor = ::open(file.path().c_str(), O_RDONLY);
    for (const bool thread : {false, true}) {
      FileBlocks blocks(descriptor, {.digest = true, .thread = thread});
      CHECK((all_of(blocks) == bytes));
      CHECK(blocks.next().bytes.empty());
      CHECK(blocks.digest() == sha256_hex(bytes));
    }
    ::close(descriptor);
  }
}

TEST_CASE("blocks stay until the next one is asked for") {
  const std::string bytes = sample_bytes(3 * kRing);
  const TemporaryFile file(bytes);
  const int descriptor = ::open(file.path().c_str(), O_RDONLY);
  FileBlocks blocks(descriptor, {.thread = true});
  for (size_t at = 0; at < bytes.size(); at += kBlock) {
    const Block block = blocks.next();
    if (at / kBlock % 5 == 0) ::usleep(2000);  // the thread would run over it by now
    CHECK((text_of(block.bytes) == bytes.substr(at, kBlock)));
  }
  ::close(descriptor);
}

TEST_CASE("blocks may be left at any time") {
  const TemporaryFile file(sample_bytes(3 * kRing));
  const int descriptor = ::open(file.path().c_str(), O_RDONLY);
  for (int round = 0; round < 200; ++round) {
    FileBlocks blocks(descriptor, {.digest = round % 2 == 0, .thread = true});
    for (int i = 0; i < round % 14; ++i) blocks.next();
  }
  ::close(descriptor);
}

TEST_CASE("blocks tell the system's error, and again") {
  const int folder = ::open("/tmp", O_RDONLY | O_DIRECTORY);
  for (const bool thread : {false, true}) {
    FileBlocks blocks(folder, {.thread = thread});
    CHECK(blocks.next().error == EISDIR);
    CHECK(blocks.next().error == EISDIR);
  }
  ::close(folder);
}

TEST_CASE("input is rewound anywhere") {
  const std::string bytes = sample_bytes(2 * kRing + 5);
  const TemporaryFile file(bytes);
  Input input = open_input(file);
  for (int blocks_before = 0; blocks_before < 12; ++blocks_before) {
    for (int i = 0; i < blocks_before; ++i) REQUIRE(input.read());
    input.rewind({.digest = blocks_before % 2 == 0, .ahead = blocks_before % 3 > 0});
    size_t read = 0;
    CHECK(outcome_of(input, &read) == "end");
    CHECK(read == bytes.size());
    CHECK(input.sha256() == (blocks_before % 2 == 0 ? sha256_hex(bytes) : ""));
    CHECK(outcome_of(input) == "end");
    input.rewind();
    CHECK(input.sha256().empty());
  }
}

TEST_CASE("input that changes while it is read is at fault, small and large") {
  for (const size_t size : {size_t{1000}, kRing - 1, kRing, 4 * kRing}) {
    const std::string bytes = sample_bytes(size);
    const size_t first = std::min(size, kBlock);
    const auto outcome_after = [&](auto&& change) {
      TemporaryFile file(bytes);
      Input input = open_input(file);
      input.rewind({.digest = true});
      const Result<std::span<const uint8_t>> block = input.read();
      REQUIRE(block);
      CHECK(block.value().size() == first);
      change(file);
      const std::string outcome = outcome_of(input);
      CHECK(input.sha256().empty());
      CHECK(outcome_of(input) == outcome);
      return outcome.substr(0, outcome.find(';')).erase(11, file.path().size() + 2);
    };
    CHECK(outcome_after([](TemporaryFile& file) { file.cut(10); }) == "io_changed the file shrank while it was read");
    CHECK(outcome_after([](TemporaryFile& file) { file.append("more"); }) ==
          "io_changed the file grew while it was read");
    CHECK(outcome_after([](TemporaryFile& file) {
            ::usleep(20'000);  // the file system's clock ticks slowly
            file.write("other");
          }) == "io_changed the file was written to while it was read");
  }
}

TEST_CASE("input changed between its opening and its first block is at fault") {
  for (const size_t size : {size_t{1000}, 2 * kRing}) {
    TemporaryFile file(sample_bytes(size));
    Input grown = open_input(file);
    file.append(sample_bytes(2 * kRing));
    CHECK(outcome_of(grown).find("grew") != std::string::npos);
    Input cut = open_input(file);
    file.cut(0);
    CHECK(outcome_of(cut).find("shrank") != std::string::npos);
  }
}

TEST_CASE("input stops at a signal, between two blocks") {
  const TemporaryFile file(sample_bytes(3 * kRing));
  const pid_t child = ::fork();  // the flag is not taken back
  if (child == 0) {
    watch_for_interrupts();
    Result<Input> input = Input::open(file.path());
    const bool read = input && input.value().read();
    ::raise(SIGINT);
    const bool stopped = !input.value().read() && outcome_of(input.value()).starts_with("interrupted");
    ::_exit(read && stopped ? 0 : 1);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(status == 0);
}
