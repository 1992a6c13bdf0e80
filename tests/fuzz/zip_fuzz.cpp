// Fuzzes the archive's directory and the unpacking: reads stay within the file, data of entries lie apart and within it, names lead nowhere and
// differ; an entry unpacks to the same bytes or the same fault in pieces of any size and at once, by zlib and by libdeflate, and never to more than is
// declared.
// First byte: size of the pieces. Memory: the largest entry, twice.
#include <algorithm>
#include <set>

#include "core/container/entry_stream.h"
#include "core/container/zip_archive.h"
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
    return true;
  }

 private:
  std::string_view text_;
};

struct Unpacked {
  std::string bytes;
  std::optional<ContainerFault> fault;
};

Unpacked in_pieces(ByteSource& source, const ZipEntry& entry, size_t size, bool quick) {
  EntryStream stream(source, entry, quick);
  std::vector<uint8_t> piece(size);
  Unpacked all;
  while (const size_t got = stream.read(piece)) {
    fuzz::hold(got <= size, "no more than asked for");
    all.bytes.append(piece.begin(), piece.begin() + static_cast<ptrdiff_t>(got));
  }
  fuzz::hold(stream.read(piece) == 0 && !stream.source_failed(), "nothing behind the end");
  all.fault = stream.fault();
  return all;
}

void check_entry(ByteSource& source, const ZipEntry& entry, size_t size) {
  const Unpacked once = in_pieces(source, entry, 1 << 16, false), again = in_pieces(source, entry, size, true);
  fuzz::hold(once.bytes.size() <= entry.unpacked && again.bytes.size() <= entry.unpacked, "no more than declared");
  fuzz::hold(once.fault.has_value() == again.fault.has_value(), "the same fault in any pieces", entry.shown);
  if (once.fault) fuzz::hold(once.fault->code == again.fault->code, "the same fault in any pieces", entry.shown);
  else fuzz::hold(once.bytes == again.bytes && once.bytes.size() == entry.unpacked, "the same bytes in any pieces");
  std::vector<uint8_t> bytes;
  std::optional<ContainerFault> fault;
  const bool whole = read_entry(source, entry, bytes, fault);
  fuzz::hold(whole == !once.fault, "at once as in pieces", entry.shown);
  if (whole) fuzz::hold(std::string(bytes.begin(), bytes.end()) == once.bytes, "the same bytes at once", entry.shown);
}

void check_names(std::span<const ZipEntry> entries) {
  std::set<std::string> names;
  for (const ZipEntry& entry : entries) {
    fuzz::hold(names.insert(entry.shown).second, "names differ", entry.shown);
    for (const std::string& name : {entry.name, entry.shown}) {
      fuzz::hold(!name.empty() && name[0] != '/' && name.find('\\') == name.npos, "no absolute name", name);
      fuzz::hold(("/" + name + "/").find("/../") == name.npos, "no way up", name);
    }
  }
}

void check_places(std::span<const ZipEntry> entries, uint64_t size) {
  std::vector<const ZipEntry*> ordered;
  for (const ZipEntry& entry : entries) ordered.push_back(&entry);
  std::sort(ordered.begin(), ordered.end(),
            [](const ZipEntry* one, const ZipEntry* other) { return one->header_offset < other->header_offset; });
  uint64_t end = 0;
  for (const ZipEntry* entry : ordered) {
    fuzz::hold(entry->header_offset >= end && entry->data_offset > entry->header_offset, "entries lie apart");
    end = entry->data_offset + entry->packed;
    fuzz::hold(end <= size, "entries lie within the file");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  fuzz::Input input(data, size);
  const size_t piece = size_t{1} + input.byte() * 7;
  CheckedSource source(input.text());
  const auto opened = ZipArchive::open(source);
  const auto* archive = std::get_if<ZipArchive>(&opened);
  if (!archive) return 0;
  check_names(archive->entries());
  check_places(archive->entries(), source.size());
  uint64_t unpacked = 0;
  for (const ZipEntry& entry : archive->entries())
    if ((unpacked += entry.unpacked) < (1 << 22)) check_entry(source, entry, piece);
  return 0;
}
