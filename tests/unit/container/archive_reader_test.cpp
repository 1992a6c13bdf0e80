// A workbook in an archive is held in memory, and therefore bounded.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/limits.h"
#include "core/reader.h"
#include "tests/support/run_check.h"

using namespace consentry;

namespace {

constexpr std::string_view kCompoundFile = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

std::string number(uint64_t value, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) text += static_cast<char>(value >> 8 * i & 0xFF);
  return text;
}

/// A stored entry of that many bytes, which begin like a workbook and go on with zeros: only what is asked for exists.
class LargeEntry : public ByteSource {
 public:
  explicit LargeEntry(uint64_t bytes) {
    const std::string sizes = number(0, 4) + number(bytes, 4) + number(bytes, 4);
    const std::string common =
        number(20, 2) + number(0, 2) + number(0, 2) + number(0, 4) + sizes + number(5, 2) + number(0, 2);
    front_ = "PK\x03\x04" + common + "a.xls" + std::string(kCompoundFile);
    const std::string directory = "PK\x01\x02" + number(20, 2) + common + number(0, 2) + number(0, 2) + number(0, 2) +
                                  number(0, 4) + number(0, 4) + "a.xls";
    back_at_ = 35 + bytes;
    back_ = directory + "PK\x05\x06" + number(0, 4) + number(1, 2) + number(1, 2) + number(directory.size(), 4) +
            number(back_at_, 4) + number(0, 2);
  }

  uint64_t size() const override { return back_at_ + back_.size(); }
  bool read_at(uint64_t offset, std::span<uint8_t> target) override {
    for (size_t i = 0; i < target.size(); ++i) target[i] = at(offset + i);
    return true;
  }

 private:
  uint8_t at(uint64_t offset) const {
    if (offset < front_.size()) return static_cast<uint8_t>(front_[static_cast<size_t>(offset)]);
    return offset < back_at_ ? uint8_t{0} : static_cast<uint8_t>(back_[static_cast<size_t>(offset - back_at_)]);
  }

  uint64_t back_at_;
  std::string front_, back_;
};

class Codes : public RecordHandler {
 public:
  std::vector<Code> codes;
  void on_header_record(const Record&) override {}
  void on_batch(std::span<const Record>) override {}
  void on_reader_finding(const Finding& finding) override { codes.push_back(finding.code); }
};

std::vector<Code> codes_of(ByteSource& source) {
  Codes codes;
  Reader reader(ReaderSettings{}, codes, &source);
  uint8_t head[4];
  CHECK(source.read_at(0, head));
  reader.feed(head);
  reader.finish();
  while (reader.pull(1 << 20)) {
  }
  return codes.codes;
}

}  // namespace

TEST_CASE("a workbook in an archive is refused above what is held", "[container]") {
  LargeEntry over(limits::kHeldEntryBytes + 1);
  CHECK(codes_of(over) == std::vector{Code::container_workbook_too_large});
}

TEST_CASE("a workbook in an archive is held up to the limit", "[container]") {
  LargeEntry within(1 << 16);
  CHECK(codes_of(within) == std::vector{Code::zip_crc});
}
