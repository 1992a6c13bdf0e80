// Number formats of a workbook, parsed once: built-in ones by their number (ECMA-376 part 1, 18.8.30) and codes of the file (18.8.31).
// Beside cell_text.h, which shows numbers by them. Memory: some hundred bytes a format; a code longer than 1024 bytes counts as General.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/format/decimal.h"

namespace consentry {

enum class NumberKind : uint8_t {
  general,
  number,
  text,
  date,
  time,
  date_time,
  duration,
  by_value,  ///< a date, a time or both by what the number is: built-in formats whose meaning depends on the country
};

/// A piece of a section.
struct FormatPart {
  enum class Type : uint8_t {
    literal,  ///< text
    padding,  ///< a blank as wide as some character
    digit,    ///< 0, # or ?
    point,
    slash,    ///< between digits: a fraction
    general,  ///< General or @
  } type;
  char mark = 0;          // of a digit
  std::string text = {};  // of a literal
};

/// What numbers of one kind (positive, negative, zero, or by a condition) are shown as.
struct FormatSection {
  enum class Test : uint8_t { none, less, not_more, equal, unequal, not_less, more };

  NumberKind kind = NumberKind::number;
  Test test = Test::none;
  Decimal limit;
  std::vector<FormatPart> parts;
  size_t whole = 0, behind = 0;  // places before and behind the point
  int scale = 0;                 // powers of ten by percent signs and final commas
  bool grouped = false, scientific = false, fraction = false;
  size_t denominator_digits = 0;
  uint64_t denominator = 0;  // fixed, or 0

  bool passes(const Decimal&) const;
};

struct NumberFormat {
  NumberFormat() = default;
  explicit NumberFormat(std::string_view code);
  explicit NumberFormat(NumberKind of) : kind(of), sections(1), shows_integers_whole(false) { sections[0].kind = of; }

  /// Of its first section.
  NumberKind kind = NumberKind::general;
  std::vector<FormatSection> sections;  ///< for numbers; none: General
  bool shows_integers_whole = true;     ///< General, 0: as they are
};

/// The formats of one workbook.
class NumberFormats {
 public:
  NumberFormats();
  /// A code of the file, in UTF-8. It counts instead of a built-in one of the same number.
  void define(uint32_t id, std::string_view code);
  /// Stays where it is until the number is defined again; General if nobody defined it.
  const NumberFormat& of(uint32_t id) const;

 private:
  std::map<uint32_t, NumberFormat> formats_;
  NumberFormat general_;
};

}  // namespace consentry
