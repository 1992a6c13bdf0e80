// Bounds of elements; see json_splitter.h.
#include "core/format/json_splitter.h"

#include "core/format/json_text.h"

namespace consentry {
namespace {

constexpr uint64_t kNoIndent = UINT64_MAX;

bool line_end(uint8_t byte) { return byte == '\n' || byte == '\r'; }
bool blank(uint8_t byte) { return is_json_blank(static_cast<char>(byte)); }

/// How many line feeds stand from `at` on, sixteen at a time.
uint64_t run_of_line_feeds(const JsonView& view, uint64_t at) {
  uint64_t run = 0;
  while (view.end - at - run >= 16 &&
         Bytes16::load(reinterpret_cast<const char*>(view.bytes + (at + run - view.base))).is('\n').mask() == 0xFFFF)
    run += 16;
  return run;
}

/// Passes over bytes that mean nothing inside a string.
uint64_t pass_plain(const JsonView& view, uint64_t at) {
  while (view.end - at >= 16) {
    const Bytes16 bytes = Bytes16::load(reinterpret_cast<const char*>(view.bytes + (at - view.base)));
    const uint32_t hits = (bytes.is('"') | bytes.is('\\') | bytes.is('\n') | bytes.is('\r')).mask();
    if (hits) return at + static_cast<uint64_t>(__builtin_ctz(hits));
    at += 16;
  }
  return at;
}

}  // namespace

JsonEvent JsonSplitter::next(const JsonView& view, bool last) {
  switch (state_) {
    case State::between: return between(view, last);
    case State::object:
    case State::item: return scan(view, last);
    case State::line_item: return scan_line(view, last);
    case State::resync: return resync(view, last);
    case State::done: break;
  }
  return JsonEvent::more;
}

void JsonSplitter::pass_line_end(uint8_t byte) {
  if (byte == '\r' || !after_cr_) ++line_;
  after_cr_ = byte == '\r';
  blank_line_ = true;
  line_start_ = ++at_;
}

void JsonSplitter::pass_blanks(const JsonView& view) {
  while (at_ < view.end) {
    const uint8_t byte = view.at(at_);
    if (!blank(byte)) return;
    if (!line_end(byte)) {
      after_cr_ = false;
      ++at_;
      continue;
    }
    pass_line_end(byte);
    if (after_cr_) continue;
    const uint64_t run = run_of_line_feeds(view, at_);
    line_ += run;
    line_start_ = at_ += run;
  }
}

JsonEvent JsonSplitter::between(const JsonView& view, bool last) {
  pass_blanks(view);
  if (at_ == view.end) return last && array_ ? JsonEvent::broken_off : JsonEvent::more;
  const uint8_t byte = view.at(at_);
  if (!array_) return begin(view, last);
  after_cr_ = false;
  if (byte == ',') {
    const bool stray = !expects_comma_;
    expects_comma_ = blank_line_ = false;
    after_comma_ = true;
    ++at_;
    return stray ? JsonEvent::comma : between(view, last);
  }
  if (byte == ']') {
    const bool stray = after_comma_;
    after_comma_ = false;
    if (stray) return JsonEvent::comma;
    ++at_;
    state_ = State::done;
    return JsonEvent::array_end;
  }
  const bool missing = expects_comma_;
  expects_comma_ = false;
  return missing ? JsonEvent::comma : begin(view, last);
}

JsonEvent JsonSplitter::begin(const JsonView& view, bool last) {
  const uint8_t first = view.at(at_);
  after_comma_ = after_cr_ = string_ = escaped_ = false;
  indent_ = blank_line_ ? at_ - line_start_ : kNoIndent;
  element_ = {at_, line_, at_, 0, false, !array_ && !blank_line_ && first != '{'};
  kinds_ = depth_ = 0;
  last_ = 0;
  blank_line_ = false;
  state_ = first == '{' ? State::object : array_ ? State::item : State::line_item;
  return first == '{' ? JsonEvent::begins : next(view, last);
}

void JsonSplitter::took(uint64_t end) {
  at_ = end;
  element_.depth = 1;
  end_element(end, false);
}

JsonEvent JsonSplitter::end_element(uint64_t end, bool cut) {
  element_.end = end;
  element_.cut = cut;
  state_ = State::between;
  expects_comma_ = array_ && !cut;
  if (!array_ && !any_ended_) lines_ = line_ - element_.line <= (cut && !string_ ? 1u : 0u);
  any_ended_ = true;
  return JsonEvent::element;
}

/// True at a line break, which no string may hold.
bool JsonSplitter::in_string(const JsonView& view) {
  for (; at_ < view.end; ++at_) {
    if (!escaped_) at_ = pass_plain(view, at_);
    if (at_ == view.end) return false;
    const uint8_t byte = view.at(at_);
    if (line_end(byte)) return true;
    if (escaped_) {
      escaped_ = false;
    } else if (byte == '\\') {
      escaped_ = true;
    } else if (byte == '"') {
      string_ = false;
      last_at_ = ++at_;
      return false;
    }
  }
  return false;
}

/// Whether a { that begins a line proves that the element broke off before.
bool JsonSplitter::cuts(uint8_t byte) const {
  if (byte != '{' || last_ == 0) return false;
  if (lines_) return true;
  if (indent_ == kNoIndent || at_ - line_start_ != indent_) return false;
  const bool in_array = (kinds_ & 1) != 0 && depth_ <= 64;
  return last_ == ',' ? !in_array && depth_ <= 64 : last_ != '[' && last_ != ':';
}

/// `more`: the element goes on behind the byte.
JsonEvent JsonSplitter::outside(uint8_t byte) {
  if (state_ == State::item && depth_ == 0 && (byte == ',' || byte == ']')) return end_element(last_at_, false);
  ++at_;
  last_ = byte;
  last_at_ = at_;
  if (byte == '"') string_ = true;
  if (byte == '{' || byte == '[') {
    kinds_ = kinds_ << 1 | (byte == '[' ? 1 : 0);
    if (++depth_ > element_.depth) element_.depth = depth_;
  } else if ((byte == '}' || byte == ']') && depth_ > 0) {
    kinds_ >>= 1;
    if (--depth_ == 0 && state_ == State::object) return end_element(at_, false);
  }
  return JsonEvent::more;
}

JsonEvent JsonSplitter::scan(const JsonView& view, bool last) {
  while (at_ < view.end) {
    if (string_) {
      if (!in_string(view)) continue;
      const JsonEvent event = end_element(at_, true);
      state_ = State::resync;
      return event;
    }
    const uint8_t byte = view.at(at_);
    if (line_end(byte)) {
      pass_line_end(byte);
      continue;
    }
    after_cr_ = false;
    if (blank(byte)) {
      ++at_;
      continue;
    }
    if (blank_line_ && cuts(byte)) return end_element(last_at_, true);
    blank_line_ = false;
    if (outside(byte) == JsonEvent::element) return JsonEvent::element;
  }
  if (!last) return JsonEvent::more;
  return array_ ? JsonEvent::broken_off : end_element(last_at_, true);
}

/// What is no object takes its line: a line of NDJSON stands for itself.
JsonEvent JsonSplitter::scan_line(const JsonView& view, bool last) {
  for (; at_ < view.end; ++at_) {
    const uint8_t byte = view.at(at_);
    if (line_end(byte)) return end_element(last_at_, false);
    if (!blank(byte)) last_at_ = at_ + 1;
  }
  return last ? end_element(last_at_, false) : JsonEvent::more;
}

JsonEvent JsonSplitter::resync(const JsonView& view, bool last) {
  if (array_ && indent_ == kNoIndent) {
    state_ = State::done;
    return JsonEvent::not_resumed;
  }
  while (at_ < view.end) {
    const uint8_t byte = view.at(at_);
    if (line_end(byte)) {
      pass_line_end(byte);
      continue;
    }
    after_cr_ = false;
    const bool as_before = lines_ || indent_ == kNoIndent || at_ - line_start_ == indent_;
    if (blank_line_ && byte == '{' && as_before) {
      state_ = State::between;
      return between(view, last);
    }
    blank_line_ = blank_line_ && blank(byte);
    ++at_;
  }
  return last && array_ ? JsonEvent::broken_off : JsonEvent::more;
}

}  // namespace consentry
