// JSON and NDJSON (RFC 8259) to records: an array of objects, objects one after the other, one object alone, or the requests of Braze,
// SendGrid and Brevo. What Reader drives for them. How names and values become columns and cells: README.md "JSON".
// Memory: one element (limits::kRecordBytes) and a piece of 256 KiB; nothing grows with the file but the names of columns.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "core/format/pushed_format.h"
#include "core/reader.h"

namespace consentry {

class JsonReader : public PushedFormat {
 public:
  /// Settles shape and columns on the head and reads it.
  JsonReader(const ReaderSettings&, RecordHandler&, const Head&);
  ~JsonReader() override;

  void feed(std::span<const uint8_t>) override;
  /// True: a later element has a key that those of the head had not; a reader with columns() in its settings reads the file anew.
  bool finish() override;
  bool stopped() const override;
  const FileFound& found() const override;
  const std::vector<std::string>& columns() const;
  void tell_learned(Learned& learned) const override { learned.columns = columns(); }

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace consentry
