// Shim until helper zip's is there.
#include <zlib.h>

#include <cstring>

#include "core/container/entry_stream.h"

namespace consentry {
namespace {
uint64_t le(const uint8_t* p, int n) { uint64_t v = 0; for (int i = n; i--;) v = v << 8 | p[i]; return v; }
}
std::variant<ZipArchive, ContainerFault> ZipArchive::open(ByteSource& s) {
  std::vector<uint8_t> all(s.size());
  s.read_at(0, all);
  size_t e = all.size() - 22;
  while (e && le(&all[e], 4) != 0x06054b50) --e;
  ZipArchive a;
  size_t p = le(&all[e + 16], 4);
  for (uint64_t n = le(&all[e + 10], 2); n--;) {
    ZipEntry z;
    const size_t nl = le(&all[p + 28], 2);
    z.name.assign(reinterpret_cast<char*>(&all[p + 46]), nl);
    z.shown = z.name;
    z.method = static_cast<uint16_t>(le(&all[p + 10], 2));
    z.packed = le(&all[p + 20], 4);
    z.unpacked = le(&all[p + 24], 4);
    z.header_offset = le(&all[p + 42], 4);
    z.data_offset = z.header_offset + 30 + le(&all[z.header_offset + 26], 2) + le(&all[z.header_offset + 28], 2);
    a.entries_.push_back(z);
    p += 46 + nl + le(&all[p + 30], 2) + le(&all[p + 32], 2);
  }
  return a;
}
struct EntryStream::Zlib { z_stream z{}; uint8_t in[65536]; bool end = false; };
EntryStream::EntryStream(ByteSource& s, const ZipEntry& e) : source_(s), entry_(e), z_(std::make_unique<Zlib>()) { inflateInit2(&z_->z, -15); }
EntryStream::~EntryStream() { inflateEnd(&z_->z); }
size_t EntryStream::read(std::span<uint8_t> t) {
  if (entry_.method == 0) {
    const size_t n = std::min<uint64_t>(t.size(), entry_.packed - at_);
    source_.read_at(entry_.data_offset + at_, t.first(n));
    at_ += n;
    return n;
  }
  auto& z = z_->z;
  z.next_out = t.data(); z.avail_out = static_cast<unsigned>(t.size());
  while (z.avail_out && !z_->end) {
    if (!z.avail_in) {
      const size_t n = std::min<uint64_t>(sizeof z_->in, entry_.packed - at_);
      source_.read_at(entry_.data_offset + at_, std::span(z_->in).first(n));
      at_ += n; z.next_in = z_->in; z.avail_in = static_cast<unsigned>(n);
    }
    const int r = inflate(&z, Z_NO_FLUSH);
    if (r == Z_STREAM_END) z_->end = true;
    else if (r != Z_OK) { fault_ = ContainerFault{Code::workbook_damaged, {{"part", entry_.shown}, {"reason", "deflate"}}}; break; }
  }
  return t.size() - z.avail_out;
}
bool read_entry(ByteSource& s, const ZipEntry& e, std::vector<uint8_t>& b, std::optional<ContainerFault>& f) {
  EntryStream st(s, e);
  b.resize(e.unpacked);
  b.resize(st.read(b));
  f = st.fault();
  return !f;
}
}  // namespace consentry
