// The limit of NDJSON: simdjson on demand over pieces of 1 MiB, every field's key and value read, rows counted.  Use:  bench_simdjson FILE.ndjson
// Memory: one piece and the parser's index of it.
#include <simdjson.h>

#include <cinttypes>
#include <cstdio>
#include <cstring>
#include <string_view>
#include <vector>

namespace {

constexpr size_t kPiece = 1 << 20;

struct Counted {
  uint64_t rows = 0, bytes = 0;
};

bool read_value(simdjson::ondemand::value value, Counted& counted) {
  std::string_view text;
  if (value.type().value_unsafe() == simdjson::ondemand::json_type::string) {
    if (value.get_string().get(text)) return false;
  } else {
    text = value.raw_json_token();
  }
  counted.bytes += text.size();
  return true;
}

bool read_rows(simdjson::ondemand::parser& parser, const char* lines, size_t size, size_t capacity, Counted& counted) {
  simdjson::ondemand::document_stream documents;
  if (parser.iterate_many(lines, size, capacity).get(documents)) return false;
  for (auto document : documents) {
    simdjson::ondemand::object object;
    if (document.get_object().get(object)) return false;
    for (auto field : object) {
      std::string_view key;
      simdjson::ondemand::value value;
      if (field.unescaped_key().get(key) || field.value().get(value) || !read_value(value, counted)) return false;
      counted.bytes += key.size();
    }
    ++counted.rows;
  }
  return true;
}

}  // namespace

int main(int count, char** words) {
  std::FILE* file = count == 2 ? std::fopen(words[1], "rb") : nullptr;
  if (!file) return 64;
  simdjson::ondemand::parser parser;
  std::vector<char> buffer(2 * kPiece + simdjson::SIMDJSON_PADDING);
  Counted counted;
  size_t held = 0;
  for (size_t got; (got = std::fread(buffer.data() + held, 1, kPiece, file)) > 0;) {
    held += got;
    size_t whole = held;
    while (whole > 0 && buffer[whole - 1] != '\n') --whole;
    if (whole && !read_rows(parser, buffer.data(), whole, 2 * kPiece, counted)) return 1;
    std::memmove(buffer.data(), buffer.data() + whole, held - whole);
    held -= whole;
  }
  std::printf("{\"bytes\":%" PRIu64 ",\"rows\":%" PRIu64 "}\n", counted.bytes, counted.rows);
}
