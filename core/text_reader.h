// Delimited text (CSV, TXT) to records: encoding, dialect and tokenizer in a row. What Reader drives for every file that is nothing else.
// Memory: one record and one batch.
#pragma once
#include <memory>

#include "core/format/pushed_format.h"
#include "core/reader.h"

namespace consentry {

class TextReader : public PushedFormat {
 public:
  /// Settles encoding and dialect on the head and reads it.
  TextReader(const ReaderSettings&, RecordHandler&, const Head&);
  ~TextReader() override;

  void feed(std::span<const uint8_t>) override;
  bool finish() override;
  bool misread() const override;
  void tell_learned(Learned&) const override;
  bool stopped() const override { return false; }
  const FileFound& found() const override;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace consentry
