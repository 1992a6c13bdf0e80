// Fuzzes the decoders, the map of places and the ranking of encodings. The first byte chooses the encoding, the second the size of the
// blocks. Holds: blocks give what the whole gives; the text is UTF-8; every place in it stands for one in the file, in rising order and to
// its end; the ranking is the same and names what is read. Memory: the text, twice, and a place for each of its bytes.
#include <cstdlib>

#include "core/encoding/decoder.h"
#include "core/encoding/encoding_ranking.h"
#include "core/encoding/utf8_check.h"

using namespace consentry;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

template <typename Use>
void cut(std::span<const uint8_t> bytes, size_t block, Use use) {
  for (; !bytes.empty(); bytes = bytes.subspan(std::min(block, bytes.size())))
    use(bytes.first(std::min(block, bytes.size())));
}

struct Decoded {
  std::string text;
  std::vector<DecodeFault> faults;
  std::vector<uint64_t> places;  // of each byte of the text and of its end
};

Decoded decode(const Encoding& encoding, std::span<const uint8_t> bytes, size_t block) {
  Decoded all;
  const std::unique_ptr<Decoder> decoder = Decoder::of(encoding, 0);
  const auto take = [&] {
    require(decoder->text_start() == all.text.size());
    all.text += decoder->text();
    all.faults.insert(all.faults.end(), decoder->faults().begin(), decoder->faults().end());
  };
  cut(bytes, block, [&](std::span<const uint8_t> piece) { decoder->feed(piece), take(); });
  decoder->finish();
  take();
  for (size_t i = 0; i <= all.text.size(); ++i)
    if (i == all.text.size() || (static_cast<uint8_t>(all.text[i]) & 0xC0) != 0x80)
      all.places.push_back(decoder->places().raw(i));
  return all;
}

/// `seven_bits`: escapes may stand before the first character.
void check_text(const Decoded& decoded, size_t size, bool seven_bits) {
  Utf8Check check(0);
  const auto fail = [](const Utf8Fault&) { std::abort(); };
  check.feed({reinterpret_cast<const uint8_t*>(decoded.text.data()), decoded.text.size()}, fail);
  check.finish(fail);
  require((seven_bits || decoded.places.front() == 0) && decoded.places.back() == size);
  for (size_t i = 1; i < decoded.places.size(); ++i) require(decoded.places[i - 1] < decoded.places[i]);
  for (const DecodeFault& fault : decoded.faults) require(decoded.text.compare(fault.decoded, 3, "\uFFFD") == 0);
}

void compare(const Decoded& a, const Decoded& b) {
  require(a.text == b.text && a.places == b.places && a.faults.size() == b.faults.size());
  for (size_t i = 0; i < a.faults.size(); ++i)
    require(a.faults[i].offset == b.faults[i].offset && a.faults[i].code == b.faults[i].code);
}

EncodingFound rank(std::span<const uint8_t> bytes, size_t block) {
  EncodingSurvey survey;
  cut(bytes, block, [&](std::span<const uint8_t> piece) { survey.feed(piece); });
  survey.finish();
  return rank_encodings(survey);
}

void compare(const EncodingFound& a, const EncodingFound& b) {
  require(a.name == b.name && a.sure == b.sure && a.candidates.size() == b.candidates.size());
  require(find_encoding(a.name) && a.candidates[0].name == a.name);
  for (size_t i = 0; i < a.candidates.size(); ++i)
    require(a.candidates[i].confidence == b.candidates[i].confidence &&
            a.candidates[i].sample == b.candidates[i].sample);
  require(a.not_utf8.has_value() == b.not_utf8.has_value());
  if (a.not_utf8) require(a.not_utf8->line == b.not_utf8->line && a.not_utf8->character == b.not_utf8->character);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < 2) return 0;
  const Encoding& encoding = encodings()[data[0] % encodings().size()];
  const size_t block = size_t{1} + data[1] % 16;
  const std::span<const uint8_t> bytes(data + 2, size - 2);
  if (encoding.family == EncodingFamily::utf8) {
    compare(rank(bytes, SIZE_MAX), rank(bytes, block));
  } else {
    const Decoded whole = decode(encoding, bytes, SIZE_MAX);
    check_text(whole, bytes.size(), encoding.family == EncodingFamily::iso_2022_jp);
    compare(whole, decode(encoding, bytes, block));
  }
  return 0;
}
