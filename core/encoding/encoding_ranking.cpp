// See encoding_ranking.h; what a reading costs, in half bits: single_byte_cost.h, multi_byte_cost.h.
#include "core/encoding/encoding_ranking.h"

#include <algorithm>
#include <iterator>

#include "core/encoding/decoder.h"
#include "core/encoding/multi_byte_cost.h"
#include "core/encoding/single_byte_cost.h"

namespace consentry {
namespace {

/// UTF-8 of which parts are damaged: of a character, and of a byte that fits nowhere.
constexpr uint64_t kUtf8Character = 10, kUtf8Fault = 48;
/// How much worse the next reading must be, in all and by each character that it reads differently, and how good the best one: half bits.
constexpr int64_t kClearly = 16, kClearlyEach = 2, kPlausible = 16;
/// Readings told, and how much worse than the best they may be.
constexpr size_t kTold = 4;
constexpr int64_t kNear = 40;
/// No character of several bytes costs less.
constexpr int64_t kLeastOfPair = 9;

struct Reading {
  const Encoding* encoding;
  UpperHalf half{};  // only of the bytes that the file holds
  int64_t cost = 0;
};

Reading read_as(const Encoding& encoding, const EncodingSurvey& survey, const UpperBytes& bytes) {
  Reading reading{&encoding, upper_half(encoding)};
  reading.cost = single_byte_cost(encoding, reading.half, survey, bytes);
  for (size_t i = 0; i < reading.half.size(); ++i)
    if (!bytes.count[i]) reading.half[i] = 0;
  return reading;
}

/// GBK is the part of gb18030 without its characters of four bytes.
const Encoding& encoding_of(const MultiByteTally& tally) {
  const auto suits = [&](const Encoding& one) {
    return one.family == tally.family() && (tally.longer() == 0 || one.name != "GBK");
  };
  return *std::find_if(encodings().begin(), encodings().end(), suits);
}

/// Of readings that are the same for this file only the first is kept.
std::vector<Reading> readings_of(const EncodingSurvey& survey, const UpperBytes& bytes) {
  std::vector<Reading> readings;
  for (const Encoding& encoding : encodings()) {
    if (encoding.family == EncodingFamily::utf8) {
      readings.push_back({&encoding});
      readings.back().cost =
          static_cast<int64_t>(kUtf8Character * survey.utf8_characters() + kUtf8Fault * survey.utf8_faults());
    } else if (encoding.family == EncodingFamily::single_byte) {
      const Reading reading = read_as(encoding, survey, bytes);
      const auto same = [&](const Reading& one) {
        return one.encoding->family == encoding.family && one.half == reading.half;
      };
      if (std::none_of(readings.begin(), readings.end(), same)) readings.push_back(reading);
    }
  }
  const auto cheaper = [](const Reading& a, const Reading& b) { return a.cost < b.cost; };
  const int64_t best = std::min_element(readings.begin(), readings.end(), cheaper)->cost;
  for (const MultiByteTally& tally : survey.multi_byte().tallies()) {
    // A table of pairs is built only for what may still be the best.
    if (!tally.possible() || static_cast<int64_t>(tally.characters()) * kLeastOfPair > best + kNear) continue;
    const Encoding& encoding = encoding_of(tally);
    readings.push_back({&encoding});
    readings.back().cost = static_cast<int64_t>(cost_of(tally, encoding));
  }
  std::stable_sort(readings.begin(), readings.end(), cheaper);
  return readings;
}

/// 2^-bits of a whole of 2^20.
uint64_t weight(int64_t worse) { return worse / 2 > 20 ? 0 : uint64_t{1} << (20 - worse / 2); }

std::string sample_of(const Encoding& encoding, const std::string& bytes) {
  if (encoding.family == EncodingFamily::utf8) return bytes;
  const std::unique_ptr<Decoder> decoder = Decoder::of(encoding, 0);
  decoder->feed({reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()});
  return std::string(decoder->text());
}

/// The bytes of the first line that the two likeliest read differently.
const std::string& telling_sample(const std::vector<Reading>& readings, const EncodingSurvey& survey) {
  const auto tells = [&](const std::string& bytes) {
    return sample_of(*readings[0].encoding, bytes) != sample_of(*readings[1].encoding, bytes);
  };
  const std::vector<std::string>& more = survey.more_samples();
  const auto found = tells(survey.sample()) ? more.end() : std::find_if(more.begin(), more.end(), tells);
  return found == more.end() ? survey.sample() : *found;
}

std::vector<EncodingCandidate> candidates_of(const std::vector<Reading>& readings, const std::string& sample) {
  uint64_t all = 0;
  for (const Reading& one : readings) all += weight(one.cost - readings[0].cost);
  std::vector<EncodingCandidate> candidates;
  for (const Reading& one : readings) {
    const int64_t worse = one.cost - readings[0].cost;
    if (candidates.size() == kTold || (worse > kNear && candidates.size() > 1)) break;
    const auto confidence = static_cast<uint32_t>(std::min<uint64_t>(99, 100 * weight(worse) / all));
    candidates.push_back(
        {std::string(one.encoding->name), confidence, EncodingEvidence::letters, sample_of(*one.encoding, sample)});
  }
  return candidates;
}

/// Romanian's two forms, of which each encoding has one: that a text would rather have the other proves nothing.
bool are_forms_of_one(char16_t a, char16_t b) {
  constexpr std::u16string_view kForms[] = {u"ŞȘ", u"şș", u"ŢȚ", u"ţț"};
  return std::any_of(std::begin(kForms), std::end(kForms), [&](std::u16string_view forms) {
    return forms.find(a) != forms.npos && forms.find(b) != forms.npos;
  });
}

/// Worse for each character that it reads differently, too.
bool is_clearly_worse(const Reading& next, const Reading& best, const UpperBytes& bytes) {
  int64_t differing = 0;
  bool forms_alone = true;
  if (has_pairs(best.encoding->family) || has_pairs(next.encoding->family))
    return next.cost - best.cost >= std::max(kClearly, kClearlyEach * bytes.all / 2);
  for (size_t i = 0; i < best.half.size(); ++i) {
    if (best.half[i] == next.half[i]) continue;
    differing += bytes.count[i];
    forms_alone &= are_forms_of_one(best.half[i], next.half[i]);
  }
  return !forms_alone && next.cost - best.cost >= std::max(kClearly, kClearlyEach * differing);
}

}  // namespace

EncodingFound rank_encodings(const EncodingSurvey& survey) {
  const UpperBytes bytes(survey);
  const std::vector<Reading> readings = readings_of(survey, bytes);
  EncodingFound found;
  found.name = std::string(readings[0].encoding->name);
  const bool damaged = readings[0].encoding->family == EncodingFamily::utf8;
  found.sure =
      !damaged && is_clearly_worse(readings[1], readings[0], bytes) && readings[0].cost <= kPlausible * bytes.all;
  const LineKinds& lines = survey.line_kinds();
  if (lines.mixed()) found.mixed = MixedLines{lines.first_utf8_line(), lines.first_other_line()}, found.sure = false;
  found.candidates = candidates_of(readings, telling_sample(readings, survey));
  found.not_utf8 = survey.first_fault();
  if (found.not_utf8) found.not_utf8->text = sample_of(*readings[0].encoding, survey.sample());
  return found;
}

}  // namespace consentry
