// A contact file in the making: rows as they will stand in it, and a tally of the faults planted, from which the vectors' expectations
// come. Memory: the file.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace samples {

/// Columns of the sample files, in their order.
enum Field : size_t {
  kEmail,
  kPhone,
  kId,
  kFirstName,
  kLastName,
  kBorn,
  kCity,
  kPoints,
  kOrder,
  kReader,
  kSince,
  kNotes,
  kMail,
  kSms,
  kFields
};

using Cells = std::vector<std::string>;

/// What was planted: how often each code will be told, and what becomes of the rows.
struct Tally {
  std::map<int, uint64_t> counts;
  uint64_t accepted = 0, rejected = 0, duplicates = 0, conflicts = 0;
};

/// A cell as RFC 4180 writes it: quoted where it must be.
std::string cell(std::string_view text);
/// A record without its line end.
std::string record(const Cells& cells);

/// Every so many records of the sample one is faulty.
inline constexpr uint64_t kEvery = 23;

/// A sound row; `number` from 1 makes it different from all others. Most have a phone and an id.
Cells sound_row(uint64_t number);

/// Plants fault `kind` (any number, taken modulo the kinds there are) in record `number`, a multiple of kEvery, and returns its text.
/// `tail`: cells of further columns.
std::string faulty_record(uint64_t kind, uint64_t number, const Cells& tail, Tally& tally);

}  // namespace samples
