// Pushed JSON to records: checks UTF-8, settles shape and columns on the head, splits and judges piece by piece; see json_reader.h.
#include "core/format/json_reader.h"

#include <algorithm>
#include <cstring>
#include <optional>

#include "core/encoding/line_count.h"
#include "core/encoding/utf8_findings.h"
#include "core/format/json_request.h"
#include "core/format/json_rows.h"

namespace consentry {
namespace {

constexpr size_t kPiece = 256 * 1024, kPadding = 64;

bool blank(uint8_t byte) { return is_json_blank(static_cast<char>(byte)); }

}  // namespace

class JsonReader::Impl {
 public:
  Impl(const ReaderSettings& settings, RecordHandler& handler)
      : settings_(settings), handler_(handler), rows_(settings, handler) {}

  void start(const Head& head) {
    if (head.bom_bytes) {
      found_.encoding.bom = true;
      tell(Code::encoding_bom);
    }
    base_ = head.bom_bytes;
    utf8_.emplace(handler_, base_, settings_.quick);
    DialectFound& dialect = found_.dialect;
    dialect.delimiter = dialect.quote = dialect.escape = dialect.line_end = "";
    append(head.bytes.subspan(head.bom_bytes));
    find_shape(true);
    if (splitter_) survey(head.whole_file);
    found_.format = sequence_ && (in_head_ > 1 || settings_.format == "ndjson") ? "ndjson" : "json";
    handler_.on_format(found_);
    utf8_->feed(head.bytes.subspan(head.bom_bytes), 1, false);
    if (rows_.too_many_columns()) return stop_for_columns();
    if (any_in_head_ || (splitter_ && !settings_.learned.columns.empty())) rows_.settle(first_line_, first_offset_);
    work(false);
  }

  void feed(std::span<const uint8_t> bytes) {
    while (!bytes.empty()) {
      const auto piece = bytes.first(std::min(bytes.size(), kPiece));
      bytes = bytes.subspan(piece.size());
      utf8_->feed(piece, line(), after_cr());
      if (stopped_) {
        for (const uint8_t byte : piece) outside_.pass(byte);
        continue;
      }
      append(piece);
      work(false);
    }
  }

  bool finish() {
    utf8_->finish(line());
    if (!stopped_) work(true);
    found_.encoding.sure = !utf8_->any();
    if (!stopped_ && !splitter_) stop(Code::json_structure, "json_nothing", base_ + used_, line());
    if (!stopped_ && ended_ && request_) judge_request();
    if (!stopped_ && !rows_.any()) tell(Code::size_no_content);
    if (late()) handler_.on_restart("json_columns");
    return late();
  }

  /// Never: faults of UTF-8 are told to the end, or they would depend on blocks.
  bool stopped() const { return false; }
  const FileFound& found() const { return found_; }
  const std::vector<std::string>& columns() const { return rows_.columns(); }

 private:
  bool late() const { return rows_.late() && !rows_.too_many_columns(); }

  void tell(Code code, std::span<const Argument> arguments = {}, Location location = {},
            std::string_view excerpt = {}) {
    if (late()) return;
    handler_.on_reader_finding({code, code_info(code).severity, location, {}, excerpt, arguments});
  }

  void stop(Code code, const char* reason, uint64_t offset, uint64_t at_line) {
    rows_.flush();
    count_rest();
    stopped_ = true;
    const Argument argument{"reason", reason};
    Location location;
    location.line = at_line;
    location.offset = offset;
    tell(code, {&argument, 1}, location);
  }

  void stop_for_columns() {
    rows_.flush();
    count_rest();
    stopped_ = true;
    const std::string texts[] = {std::to_string(limits::kColumns), std::to_string(rows_.columns().size())};
    const Argument arguments[] = {{"limit", texts[0]}, {"found", texts[1]}};
    tell(Code::size_too_many_columns, arguments);
  }

  /// Lines from where reading stops to the last byte that was fed.
  void count_rest() {
    const bool outside = ended_ || !splitter_;
    const uint64_t from = outside ? base_ + outside_at_ + 1 : splitter_->position();
    outside_ = {line(), after_cr()};
    for (uint64_t offset = from; offset < base_ + used_; ++offset) outside_.pass(view().at(offset));
  }

  // The buffer: bytes of the file from base_ on, and zeros behind them.

  void append(std::span<const uint8_t> bytes) {
    if (bytes_.size() < used_ + bytes.size() + kPadding)
      bytes_.resize(std::max(2 * used_, used_ + std::max(bytes.size(), 2 * kPadding) + kPadding));
    if (!bytes.empty()) std::memcpy(bytes_.data() + used_, bytes.data(), bytes.size());
    used_ += bytes.size();
    std::memset(bytes_.data() + used_, 0, kPadding);
  }

  /// Lets go of what is done; moved only where more is done than is left.
  void drop_before(uint64_t offset) {
    const auto done = static_cast<size_t>(offset - base_);
    if (done < used_ - done) return;
    std::memmove(bytes_.data(), bytes_.data() + done, used_ - done);
    base_ = offset;
    used_ -= done;
    std::memset(bytes_.data() + used_, 0, kPadding);
  }

  JsonView view() const { return {bytes_.data(), base_, base_ + used_}; }
  const char* at(uint64_t offset) const { return reinterpret_cast<const char*>(bytes_.data()) + (offset - base_); }

  std::string_view text_of(const JsonElement& element) const {
    if (element.offset < base_) return {};
    return {at(element.offset), static_cast<size_t>(element.end - element.offset)};
  }

  uint64_t line() const { return splitter_ && !ended_ && !stopped_ ? splitter_->line() : outside_.line; }
  bool after_cr() const { return splitter_ && !ended_ && !stopped_ ? splitter_->after_cr() : outside_.after_cr; }

  /// Passes over blanks to the first mark, which says what the text is. Requests are known in the head alone.
  void find_shape(bool in_head) {
    const JsonView all = view();
    for (; outside_at_ < used_; ++outside_at_) {
      const uint8_t byte = all.bytes[outside_at_];
      if (!blank(byte)) break;
      outside_.pass(byte);
    }
    if (outside_at_ == used_) {
      base_ += used_;
      used_ = outside_at_ = 0;
      return append({});
    }
    const uint64_t offset = base_ + outside_at_;
    const std::string_view text(at(offset), used_ - outside_at_);
    if (text[0] == '[') return begin(true, offset + 1);
    if (text[0] == '{' && in_head) request_ = find_json_request(text);
    if (!request_) return begin(false, offset);
    skeleton_ = text.substr(0, request_->array + 1);
    for (const char c : skeleton_) outside_.pass(static_cast<uint8_t>(c));
    begin(true, offset + request_->array + 1);
  }

  void begin(bool array, uint64_t offset) {
    sequence_ = !array;
    splitter_.emplace(array, offset, outside_.line);
    first_line_ = outside_.line;
    first_offset_ = offset;
  }

  /// Columns of the elements that lie wholly within the head.
  void survey(bool whole_file) {
    JsonSplitter scout = *splitter_;
    for (JsonEvent event = JsonEvent::comma; !ends(event);) {
      event = scout.next(view(), whole_file);
      if (event != JsonEvent::element) continue;
      const JsonElement element = with_depth(scout.element());
      if (!in_head_++) first_line_ = element.line, first_offset_ = element.offset;
      rows_.survey(element, text_of(element));
      any_in_head_ |= !rows_.columns().empty();
    }
  }

  static bool ends(JsonEvent event) {
    return event != JsonEvent::begins && event != JsonEvent::element && event != JsonEvent::comma;
  }

  /// Lines that are no objects are not looked into by the splitter.
  JsonElement with_depth(JsonElement element) const {
    if (sequence_ && element.depth == 0) element.depth = json_depth(text_of(element));
    return element;
  }

  void work(bool last) {
    if (!splitter_) find_shape(false);
    if (!splitter_) return;
    if (ended_) return take_rest();
    while (!stopped_ && !ended_ && handle(splitter_->next(view(), last))) {
    }
    rows_.flush();
    if (!ended_ && !stopped_) drop_before(needed_from());
  }

  uint64_t needed_from() const {
    const uint64_t from = splitter_->needed_from(), position = splitter_->position();
    return position - from > limits::kRecordBytes ? position : from;
  }

  bool handle(JsonEvent event) {
    switch (event) {
      case JsonEvent::more: return false;
      case JsonEvent::begins: take(); return true;
      case JsonEvent::element: add(); return true;
      case JsonEvent::comma: tell_comma(); return true;
      case JsonEvent::array_end: end_array(); return false;
      case JsonEvent::broken_off: break_off(); return false;
      case JsonEvent::not_resumed:
        stop(Code::json_structure, "json_not_resumed", splitter_->position(), splitter_->line());
        return false;
    }
    return false;
  }

  void take() {
    if (!settings_.quick || !rows_.settled() || utf8_->any()) return;
    const JsonElement& element = splitter_->element();
    const char* const start = at(element.offset);
    const char* const end = rows_.take(element, start, at(base_ + used_));
    if (end) splitter_->took(element.offset + static_cast<uint64_t>(end - start));
  }

  void add() {
    const JsonElement element = with_depth(splitter_->element());
    rows_.add(element, text_of(element));
    if (rows_.too_many_columns()) stop_for_columns();
  }

  void tell_comma() {
    rows_.flush();
    Location location;
    location.line = splitter_->line();
    location.offset = splitter_->position();
    tell(Code::json_comma, {}, location);
  }

  void break_off() { stop(Code::json_structure, "json_broken_off", base_ + used_, splitter_->line()); }

  void end_array() {
    rows_.flush();
    ended_ = true;
    outside_ = {splitter_->line(), false};
    if (request_) skeleton_ += ']';
    outside_at_ = static_cast<size_t>(splitter_->position() - base_);
    take_rest();
  }

  /// What stands behind the array: nothing, or the rest of the request.
  void take_rest() {
    for (; outside_at_ < used_; ++outside_at_) {
      if (stopped_) break;
      const uint8_t byte = bytes_[outside_at_];
      outside_.pass(byte);
      if (request_) {
        skeleton_ += static_cast<char>(byte);
      } else if (!blank(byte)) {
        stop(Code::json_structure, "json_after_end", base_ + outside_at_, outside_.line);
      }
      if (skeleton_.size() > limits::kRecordBytes + kPiece)
        stop(Code::json_structure, "json_request_too_long", base_ + outside_at_, outside_.line);
    }
    base_ += used_;
    used_ = outside_at_ = 0;
    append({});
  }

  /// The object around the contacts, with an empty list in their place.
  void judge_request() {
    const size_t size = skeleton_.find_last_not_of(" \t\r\n") + 1;
    if (json_depth(skeleton_) > limits::kJsonDepth)
      return stop(Code::json_structure, "json_structure", base_ + used_, outside_.line);
    skeleton_.resize(size);
    skeleton_.append(kPadding, '\0');
    JsonArena arena;
    JsonElements elements(arena);
    const JsonJudged& judged = elements.judge_members(std::string_view(skeleton_).substr(0, size));
    if (!judged.reason.empty()) {
      const std::string reason(judged.reason);
      return stop(Code::json_structure, reason.c_str(), base_ + used_, outside_.line);
    }
    if (!judged.flaws.empty()) return stop(Code::json_structure, "json_twice", base_ + used_, outside_.line);
    for (const JsonCell& cell : judged.cells) {
      const Argument argument{"member", cell.name};
      if (cell.name != request_->name) tell(Code::json_member_left_out, {&argument, 1});
    }
  }

  const ReaderSettings settings_;
  RecordHandler& handler_;
  FileFound found_;
  JsonRows rows_;
  std::optional<Utf8Findings> utf8_;
  std::optional<JsonSplitter> splitter_;
  std::optional<JsonRequest> request_;
  std::string skeleton_;  // of the request: all but its contacts
  std::vector<uint8_t> bytes_;
  size_t used_ = 0;
  uint64_t base_ = 0;
  LineCount outside_;      // before the first mark, and behind an array
  size_t outside_at_ = 0;  // in the buffer
  uint64_t first_line_ = 1, first_offset_ = 0, in_head_ = 0;
  bool sequence_ = false, any_in_head_ = false, ended_ = false, stopped_ = false;
};

JsonReader::JsonReader(const ReaderSettings& settings, RecordHandler& handler, const Head& head)
    : impl_(std::make_unique<Impl>(settings, handler)) {
  impl_->start(head);
}
JsonReader::~JsonReader() = default;
void JsonReader::feed(std::span<const uint8_t> bytes) { impl_->feed(bytes); }
bool JsonReader::finish() { return impl_->finish(); }
bool JsonReader::stopped() const { return impl_->stopped(); }
const FileFound& JsonReader::found() const { return impl_->found(); }
const std::vector<std::string>& JsonReader::columns() const { return impl_->columns(); }

}  // namespace consentry
