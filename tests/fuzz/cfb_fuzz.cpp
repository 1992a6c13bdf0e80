// Fuzzes the compound file: it opens or is refused, reading no more than a few times its bytes; a stream lies within the file and has the same
// bytes in pieces of any size, from any place, as at once. First byte: size of the pieces. Memory: the largest stream, twice.
#include <algorithm>
#include <utility>

#include "core/container/compound_file.h"
#include "tests/fuzz/hold.h"

using namespace consentry;

namespace {

class CheckedSource : public ByteSource {
 public:
  explicit CheckedSource(std::string_view text) : text_(text) {}
  uint64_t size() const override { return text_.size(); }
  bool read_at(uint64_t offset, std::span<uint8_t> target) override {
    fuzz::hold(offset <= text_.size() && target.size() <= text_.size() - offset, "reads stay within the file");
    std::copy_n(text_.begin() + static_cast<ptrdiff_t>(offset), target.size(), target.begin());
    asked_ += target.size();
    return true;
  }
  uint64_t take_asked() { return std::exchange(asked_, 0); }

 private:
  std::string_view text_;
  uint64_t asked_ = 0;
};

constexpr uint64_t kSome = 64 << 10;  // a sector for each of 64 pieces, at most

std::string read_all(CompoundStream& stream, size_t size) {
  std::string all;
  std::vector<uint8_t> piece(size);
  for (;;) {
    const auto got = stream.read_at(all.size(), piece);
    fuzz::hold(got.has_value() && *got <= size, "no more than asked for");
    if (*got == 0) return all;
    all.append(piece.begin(), piece.begin() + static_cast<ptrdiff_t>(*got));
  }
}

void check_stream(CompoundFile& file, std::string_view name, CheckedSource& source, size_t size) {
  auto opened = file.stream(name);
  fuzz::hold(source.take_asked() <= kSome * 8, "opening a stream reads little", name);
  auto* stream = std::get_if<CompoundStream>(&opened);
  if (!stream) return;
  fuzz::hold(stream->size() <= source.size(), "a stream is no larger than its file", name);
  const std::string whole = read_all(*stream, static_cast<size_t>(stream->size()) + 1);
  fuzz::hold(whole.size() == stream->size(), "as many bytes as the stream has", name);
  fuzz::hold(whole == read_all(*stream, size), "the same bytes in pieces", name);
  std::vector<uint8_t> tail(size);
  const auto got = stream->read_at(whole.size() / 2, tail).value_or(0);
  fuzz::hold(whole.compare(whole.size() / 2, got, reinterpret_cast<const char*>(tail.data()), got) == 0,
             "from any place");
  source.take_asked();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  fuzz::Input input(data, size);
  const size_t piece = size_t{1} + input.byte() * 5;
  CheckedSource source(input.text());
  auto opened = CompoundFile::open(source);
  fuzz::hold(source.take_asked() <= 4 * source.size() + kSome, "opening reads the file a few times at most");
  auto* file = std::get_if<CompoundFile>(&opened);
  if (!file) return 0;
  for (const char* name : {"Workbook", "Book", "EncryptedPackage", "WordDocument", "A", ""})
    if (file->has(name)) check_stream(*file, name, source, piece);
  return 0;
}
