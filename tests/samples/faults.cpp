// The faults of the sample: each kind changes one sound row and says which findings follow from the rules (core/finding.def).
#include <iterator>

#include "tests/samples/table.h"

namespace samples {
namespace {

struct Outcome {
  const char* codes;  // told for this row, blank-separated
  char status;        // 'a' accepted, 'r' rejected, 'd' duplicate, 'c' conflict
};

/// Sets a cell and says what follows.
struct CellFault {
  Field field;
  const char* text;
  Outcome outcome;
};

// Of an ExpertSender account: the e-mail is primary and must be there.
const CellFault kCellFaults[] = {
    {kMail, "tak", {"801", 'r'}},
    {kSms, "yes", {"801", 'r'}},
    {kMail, "ja", {"801", 'r'}},
    {kSms, "да", {"801", 'r'}},
    {kMail, "TRUE", {"801", 'r'}},
    {kMail, " 1", {"801", 'r'}},
    {kSms, "1.0", {"801", 'r'}},
    {kMail, "\uFF11", {"801", 'r'}},
    {kEmail, "jan.kowalski.przyklad.example", {"702 707", 'r'}},
    {kEmail, "anna..nowak@przyklad.example", {"702 707", 'r'}},
    {kEmail, "", {"707", 'r'}},
    {kEmail, "olga\u200B@primer.example", {"705 707", 'r'}},
    {kPhone, "501228855x", {"703", 'a'}},
    {kPhone, "4.86E+10", {"703", 'a'}},
    {kPhone, "+48\u00A0501\u00A0228\u00A0855", {"705", 'a'}},
    {kPoints, "dużo", {"612", 'a'}},
    {kPoints, "1,25", {"612", 'a'}},
    {kOrder, "12,50", {"613", 'a'}},
    {kReader, "tak", {"614", 'a'}},
    {kBorn, "1980-05-12", {"615", 'a'}},
    {kSince, "31.02.2021", {"615", 'a'}},
    {kNotes, "tab\u0001 z arkusza", {"312", 'a'}},
    {kNotes, "znak \uFFFE", {"313", 'a'}},
};

/// Rows whose fault lies in their text, their width or in their relation to others.
enum Other {
  kNul,
  kNoIdentifier,
  kLongId,
  kLongCity,
  kTrimmed,
  kShort,
  kLong,
  kTrailing,
  kOpenQuote,
  kStrayQuote,
  kBareQuote,
  kBlankAfterQuote,
  kDuplicate,
  kDisagrees,
  kConflict,
  kOthers
};

std::string with_note(Cells cells, std::string_view raw) {
  cells[kNotes] = "@";
  std::string line = record(cells);
  return line.replace(line.rfind(",@,") + 1, 1, raw);
}

std::string duplicate_of(uint64_t earlier, Cells cells, bool disagrees) {
  const Cells first = sound_row(earlier);
  for (Field field : {kEmail, kPhone, kId, kMail, kSms}) cells[field] = first[field];
  if (disagrees) cells[kMail] = first[kMail] == "0" ? "1" : "0";
  return record(cells);
}

std::string conflict_of(uint64_t first, uint64_t other, Cells cells) {
  cells[kEmail] = sound_row(first)[kEmail];
  cells[kPhone] = sound_row(other)[kPhone];
  cells[kId].clear();
  return record(cells);
}

std::string other_record(uint64_t kind, uint64_t number, Cells cells, Outcome& outcome) {
  switch (kind) {
    case kNul: outcome = {"311", 'r'}; return with_note(cells, std::string_view("a\0b", 3));
    case kNoIdentifier:
      outcome = {"701", 'r'};
      cells[kEmail] = cells[kPhone] = cells[kId] = "";
      return record(cells);
    case kLongId:
      outcome = {"704", 'a'};
      cells[kId] = std::string(129, '7');
      return record(cells);
    case kLongCity:
      outcome = {"616", 'a'};
      cells[kCity] = std::string(256, 'o');
      return record(cells);
    case kTrimmed:
      outcome = {"706", 'a'};
      cells[kEmail] = "  " + cells[kEmail] + " ";
      return record(cells);
    case kShort:
      outcome = {"601", 'r'};
      cells.pop_back();
      return record(cells);
    case kLong:
      outcome = {"602", 'r'};
      cells.push_back("?");
      return record(cells);
    case kTrailing:
      outcome = {"603", 'a'};
      cells.resize(cells.size() + 2);
      return record(cells);
    case kOpenQuote: outcome = {"401", 'r'}; return with_note(cells, "\"nie zamknięto");
    case kStrayQuote: outcome = {"402", 'a'}; return with_note(cells, "\"mówi \"tak\" i \"nie\" naraz\"");
    case kBareQuote: outcome = {"403", 'a'}; return with_note(cells, "monitor 24\" i 27\"");
    case kBlankAfterQuote: outcome = {"404", 'a'}; return with_note(cells, "\"uwaga\"  ");
    case kDuplicate: outcome = {"711", 'd'}; return duplicate_of(number - 5, cells, false);
    case kDisagrees: outcome = {"711 802", 'd'}; return duplicate_of(number - 5, cells, true);
    default: outcome = {"712", 'c'}; return conflict_of(number - 5, number - 9, cells);
  }
}

void count(const Outcome& outcome, Tally& tally) {
  for (const char* code = outcome.codes; *code; code += *code == ' ' ? 1 : 3)
    if (*code != ' ') ++tally.counts[(code[0] - '0') * 100 + (code[1] - '0') * 10 + (code[2] - '0')];
  switch (outcome.status) {
    case 'a': ++tally.accepted; break;
    case 'r': ++tally.rejected; break;
    case 'd': ++tally.duplicates; break;
    default: ++tally.conflicts;
  }
}

}  // namespace

std::string faulty_record(uint64_t kind, uint64_t number, const Cells& tail, Tally& tally) {
  Cells cells = sound_row(number);
  if (cells[kPhone].empty()) cells[kPhone] = "+4930" + std::to_string(100000 + number);
  cells.insert(cells.end(), tail.begin(), tail.end());
  kind %= std::size(kCellFaults) + kOthers;
  Outcome outcome{};
  std::string text;
  if (kind < std::size(kCellFaults)) {
    cells[kCellFaults[kind].field] = kCellFaults[kind].text;
    outcome = kCellFaults[kind].outcome;
    text = record(cells);
  } else {
    text = other_record(kind - std::size(kCellFaults), number, cells, outcome);
  }
  count(outcome, tally);
  return text;
}

}  // namespace samples
