// What a reader told, kept so that another thread can hear it: records with their cells, findings, the header. Between the two threads of
// run_pipelined(). Memory: about twice the bytes that were read, in chunks that are used again.
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/reader.h"
#include "core/text_arena.h"

namespace consentry {

/// Hands out memory that stays where it is until clear(), and then is handed out again.
class Arena {
 public:
  template <typename T>
  T* take(size_t count) {
    return static_cast<T*>(take_bytes(count * sizeof(T)));
  }
  void clear() { at_ = used_ = 0; }

 private:
  void* take_bytes(size_t size);

  struct Chunk {
    std::unique_ptr<std::byte[]> bytes;
    size_t size;
  };
  std::vector<Chunk> chunks_;
  size_t at_ = 0, used_ = 0;  // the chunk at work, and bytes of it
};

/// Listens to a reader, and tells it again. Nothing of what it keeps refers to the reader's memory but the columns of a rejects file.
class Told : public RecordHandler {
 public:
  /// Forgets everything; what is told next comes of these bytes, mostly.
  void start(std::span<const uint8_t> block);

  void on_format(const FileFound&) override;
  void on_restart(std::string_view reason) override;
  void on_rejects_columns(const RejectsColumns&) override;
  void on_header_record(const Record&) override;
  void on_batch(std::span<const Record>) override;
  void on_reader_finding(const Finding&) override;

  /// Everything once more, in the same order.
  void tell_again(RecordHandler&) const;

 private:
  enum class Kind : uint8_t { format, restart, rejects_columns, header, batch, finding };
  /// `index`: the first of its records, or its finding.
  struct Event {
    Kind kind;
    size_t index, count;
  };
  void keep(Kind, std::span<const Record>);
  std::string_view keep(std::string_view);
  void copy_block();

  Arena arena_;
  TextArena texts_;
  std::string_view block_;      // where the bytes stand
  const char* copy_ = nullptr;  // and where their copy does; null before the first text that lies there
  std::vector<Event> events_;
  std::vector<Record> records_;
  std::vector<Finding> findings_;
  const RejectsColumns* rejects_ = nullptr;
  FileFound found_;
  std::string reason_;  // of a restart
};

}  // namespace consentry
