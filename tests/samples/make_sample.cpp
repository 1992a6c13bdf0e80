// make_sample: writes the sample files and the vectors that say what they hold. Always the same bytes.
//
//   make_sample FOLDER    writes FOLDER/{sample,refused,clean}.csv and FOLDER/vectors/{r_sample,f_refused,a_clean}.json
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "tests/samples/table.h"

namespace {

using namespace samples;

constexpr std::string_view kHeader =
    "E-mail,Telefon,Numer klienta,Imię,Nazwisko,Data urodzenia,Miasto,Punkty,Wartość zamówienia,Czytelnik,Klient "
    "od,Uwagi,"
    "Newsletter e-mail,SMS marketing";
constexpr uint64_t kRows = 2000;

std::string sound_record(uint64_t number, const Cells& tail, Tally& tally) {
  Cells cells = sound_row(number);
  cells.insert(cells.end(), tail.begin(), tail.end());
  ++tally.accepted;
  return record(cells);
}

/// 2,000 records with a byte order mark, CRLF, faults of every kind but fatal ones, four line feeds alone and two blank lines.
std::string sample(Tally& tally) {
  std::string text = "\xEF\xBB\xBF" + std::string(kHeader) + ",,Segment\r\n";
  for (uint64_t number = 1; number <= kRows; ++number) {
    const Cells tail{"", number % 2 ? "A" : "B"};
    text += number % kEvery == 0 ? faulty_record(number / kEvery - 1, number, tail, tally)
                                 : sound_record(number, tail, tally);
    text += number % 500 == 7 ? "\n" : "\r\n";
    if (number == 700 || number == 1400) text += "\r\n";
  }
  tally.counts[306] = 1;  // byte order mark
  tally.counts[405] = 1;  // mixed line ends
  tally.counts[406] = 2;  // blank lines
  tally.counts[504] = 1;  // column without a name
  tally.counts[506] = 1;  // Segment
  return text;
}

/// 40 records in which a windows-1250 program saved two lines, with a consent that the account doesn't know.
std::string refused(Tally& tally) {
  std::string text = std::string(kHeader) + ",Zgoda na profilowanie\r\n";
  for (uint64_t number = 1; number <= 40; ++number) {
    text += sound_record(number, {number % 2 ? "1" : "0"}, tally) + "\r\n";
  }
  for (uint64_t number : {41, 42}) {
    Cells cells = sound_row(number);
    cells[kCity] = "Krak\xF3w";         // F3 begins four bytes that do not follow
    cells[kNotes] = "\xB3\xB9ka \xBF";  // three bytes that can't stand alone
    text += record(cells) + ",1\r\n";
    ++tally.accepted;
  }
  tally.counts = {{301, 8}, {508, 1}};
  return text;
}

/// 60 sound records.
std::string clean(Tally& tally) {
  std::string text = std::string(kHeader) + "\r\n";
  for (uint64_t number = 1; number <= 60; ++number) {
    text += sound_record(number, {}, tally) + "\r\n";
  }
  return text;
}

std::string vector_json(std::string_view file, std::string_view description, std::string_view verdict,
                        const Tally& tally) {
  const auto number = [](uint64_t value) { return std::to_string(value); };
  const uint64_t read = tally.accepted + tally.rejected + tally.duplicates + tally.conflicts;
  std::string counts;
  for (const auto& [code, count] : tally.counts)
    counts += (counts.empty() ? "\"" : ", \"") + number(static_cast<uint64_t>(code)) + "\": " + number(count);
  return "{\n  \"description\": \"" + std::string(description) +
         "\",\n  \"rule\": \"tests/samples: what the generator planted\",\n  \"profile\": "
         "\"tests/samples/account.json\",\n"
         "  \"input\": {\"file\": \"tests/samples/" +
         std::string(file) + "\"},\n  \"expect\": {\n    \"verdict\": \"" + std::string(verdict) +
         "\",\n    \"totals\": {\"read\": " + number(read) + ", \"accepted\": " + number(tally.accepted) +
         ", \"rejected\": " + number(tally.rejected) + ", \"duplicates\": " + number(tally.duplicates) +
         ", \"conflicts\": " + number(tally.conflicts) +
         "},\n    \"preview_rows\": " + number(read < 100 ? read : 100) + ",\n    \"counts\": {" + counts +
         "}\n  }\n}\n";
}

bool write(const std::filesystem::path& file, const std::string& text) {
  std::filesystem::create_directories(file.parent_path());
  return static_cast<bool>(std::ofstream(file, std::ios::binary) << text << std::flush);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: make_sample FOLDER\n", stderr);
    return 64;
  }
  const struct {
    const char *file, *vector, *description, *verdict;
    std::string (*make)(Tally&);
  } files[] = {
      {"sample.csv", "r_sample.json", "The sample: 2,000 contacts with faults of every kind but fatal ones.",
       "accepted_with_rejects", sample},
      {"refused.csv", "f_refused.json",
       "A small file with fatal faults: two lines in windows-1250, a consent that the account doesn't know.", "refused",
       refused},
      {"clean.csv", "a_clean.json", "A small file without any finding.", "accepted", clean},
  };
  const std::filesystem::path folder = argv[1];
  for (const auto& file : files) {
    Tally tally;
    const std::string text = file.make(tally);
    if (write(folder / file.file, text) &&
        write(folder / "vectors" / file.vector, vector_json(file.file, file.description, file.verdict, tally)))
      continue;
    std::fprintf(stderr, "make_sample: can't write below %s\n", argv[1]);
    return 73;
  }
}
