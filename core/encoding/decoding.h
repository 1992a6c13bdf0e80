// A file in another encoding than UTF-8, for readers of UTF-8: decodes what is fed to them, and turns the places that they tell back into
// those of the file. Stands on both sides of a PushedFormat. Memory: the decoder's, and one batch of places.
#pragma once
#include <memory>

#include "core/encoding/decoder.h"
#include "core/encoding/fault_places.h"
#include "core/encoding/line_count.h"
#include "core/encoding/placing.h"

namespace consentry {

class Decoding : public Placing {
 public:
  /// `found`: as reports will tell the encoding. `offset`: length of the byte order mark.
  Decoding(const Encoding&, const EncodingFound& found, uint64_t offset, RecordHandler& next);

  /// The text of some bytes; valid until the next call. Tells their faults.
  std::span<const uint8_t> text_of(std::span<const uint8_t> bytes);
  /// What the file's end leaves open.
  std::span<const uint8_t> rest();

  FileFound found_of(FileFound text) const;

  void on_format(const FileFound& found) override { next_.on_format(found_of(found)); }

 private:
  const OffsetMap& places() const override { return decoder_->places(); }
  std::span<const uint8_t> told_text();
  void tell(const DecodeFault&);

  EncodingFound found_;
  std::unique_ptr<Decoder> decoder_;
  FaultPlaces fault_places_;
  LineCount lines_;
  bool any_fault_ = false;
};

}  // namespace consentry
