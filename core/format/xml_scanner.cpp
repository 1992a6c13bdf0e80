// Tokens of XML: the state machine, tags and texts. Characters and references stand in xml_characters.cpp; see xml_scanner.h.
#include "core/format/xml_scanner.h"

#include <bit>
#include <cstring>

#include "core/bytes16.h"
#include "core/format/xml_characters.h"

namespace consentry {
namespace {

/// A block read at once, and the size from which a text is told in pieces: both within a processor's second cache.
constexpr size_t kBlockBytes = 128 * 1024, kPieceBytes = 32 * 1024;

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

size_t past_spaces(const char* p, size_t i, size_t end) {
  while (i < end && is_space(p[i])) ++i;
  return i;
}

bool all_spaces(std::string_view text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

}  // namespace

std::string_view xml_fault_reason(XmlFault fault) {
  static constexpr std::string_view kReasons[] = {
      "", "xml_not_well_formed", "xml_character", "xml_encoding", "xml_doctype", "xml_name", "xml_bounds"};
  return kReasons[static_cast<size_t>(fault)];
}

XmlScanner::XmlScanner() : buffer_(kBlockBytes + kPadding) {}

std::span<uint8_t> XmlScanner::room() {
  std::memmove(buffer_.data(), buffer_.data() + at_, filled_ - at_);
  base_ += at_;
  filled_ -= at_;
  end_ -= at_;
  at_ = token_ = 0;
  if (filled_ > (buffer_.size() - kPadding) / 2) buffer_.resize(2 * buffer_.size());
  return std::span(buffer_).subspan(filled_, buffer_.size() - kPadding - filled_);
}

void XmlScanner::filled(size_t bytes) {
  last_ = bytes == 0;
  filled_ += bytes;
  std::memset(buffer_.data() + filled_, 0, kPadding);
  if (!bad_character_) check_characters();
}

void XmlScanner::check_characters() {
  const xml::Checked checked = xml::check_characters(std::span(buffer_).subspan(end_, filled_ - end_));
  end_ += checked.sound;
  bad_character_ = checked.fault || (last_ && end_ < filled_);
}

XmlScanner::Event XmlScanner::refuse(XmlFault fault) {
  state_ = State::refused;
  fault_ = fault;
  return Event::refused;
}

XmlScanner::Event XmlScanner::need_more() {
  if (bad_character_) {
    token_ = end_;
    return refuse(wide_ && base_ + end_ < 4 ? XmlFault::encoding : XmlFault::character);
  }
  if (last_) return refuse(XmlFault::not_well_formed);
  if (end_ - at_ > kTokenBytes) return refuse(XmlFault::bounds);
  return Event::more;
}

std::string_view XmlScanner::ahead() const {
  const bool any = state_ == State::content && !empty_element_;
  return {bytes() + (any ? at_ : filled_), any ? end_ - at_ : 0};
}

XmlScanner::Event XmlScanner::next() {
  for (;;) {
    Event event = Event::refused;
    switch (state_) {
      case State::content: event = empty_element_ ? end_of_empty() : content(); break;
      case State::comment: event = comment(); break;
      case State::instruction: event = instruction(); break;
      case State::cdata: event = cdata(); break;
      case State::refused: return Event::refused;
      case State::finished: return Event::finished;
    }
    // A token without an event of its own, or an empty piece of text: on to the next.
    if (event != Event::text || !text_.empty()) return event;
  }
}

XmlScanner::Event XmlScanner::content() {
  text_ = {};
  if (!started_) {
    if (filled_ < 4 && !last_) return Event::more;
    started_ = true;
    wide_ = xml::looks_wide(std::span(buffer_).first(filled_));
    if (std::string_view(bytes(), end_).starts_with("\xEF\xBB\xBF")) first_ = at_ = 3;
  }
  token_ = at_;
  if (at_ == end_) return end_of_bytes();
  return bytes()[at_] == '<' ? markup() : text_run();
}

XmlScanner::Event XmlScanner::end_of_bytes() {
  if (!last_ || bad_character_ || !names_.empty() || !root_seen_) return need_more();
  state_ = State::finished;
  return Event::finished;
}

XmlScanner::Event XmlScanner::markup() {
  if (end_ - at_ < 2) return need_more();
  switch (bytes()[at_ + 1]) {
    case '/': return end_tag();
    case '!': return section();
    case '?': return declaration();
    default: return start_tag();
  }
}

/// Of a comment or the like: `size` bytes open it, what follows is its own state's.
XmlScanner::Event XmlScanner::enter(State state, size_t size) {
  state_ = state;
  at_ += size;
  return Event::text;
}

XmlScanner::Event XmlScanner::section() {
  const std::string_view there(bytes() + at_, end_ - at_);
  const auto opens = [&](std::string_view mark) {
    return there.substr(0, mark.size()) == mark.substr(0, there.size());
  };
  constexpr std::string_view kComment = "<!--", kData = "<![CDATA[", kType = "<!DOCTYPE";
  for (std::string_view mark : {kComment, kData, kType}) {
    if (!opens(mark)) continue;
    if (there.size() < mark.size()) return need_more();
    if (mark == kType) return refuse(XmlFault::doctype);
    if (mark == kComment) return enter(State::comment, mark.size());
    return names_.empty() ? refuse(XmlFault::not_well_formed) : enter(State::cdata, mark.size());
  }
  return refuse(XmlFault::not_well_formed);
}

// "--" may only stand at the end.
XmlScanner::Event XmlScanner::comment() {
  for (;;) {
    const void* dash = std::memchr(bytes() + at_, '-', end_ - at_);
    at_ = dash ? static_cast<size_t>(static_cast<const char*>(dash) - bytes()) : end_;
    if (end_ - at_ >= 2 && bytes()[at_ + 1] != '-') {
      ++at_;
      continue;
    }
    if (end_ - at_ < 3) return need_more();
    if (bytes()[at_ + 2] != '>') return refuse(XmlFault::not_well_formed);
    return enter(State::content, 3);
  }
}

/// `<?`: the declaration at the very start, else an instruction, whose target may not be "xml" in any case.
XmlScanner::Event XmlScanner::declaration() {
  const char* p = bytes();
  const size_t start = at_ + 2;
  size_t i = start;
  while (i < end_ && xml::is_name(p[i])) ++i;
  if (i == end_) return need_more();
  const std::string_view target(p + start, i - start);
  if (static_cast<uint8_t>(p[i]) >= 0x80) return refuse(XmlFault::name);
  if (target.empty() || !xml::starts_name(target[0])) return refuse(XmlFault::not_well_formed);
  if (!xml::is_reserved(target)) {
    if (!is_space(p[i]) && p[i] != '?') return refuse(XmlFault::not_well_formed);
    if (p[i] == '?' && end_ - i < 2) return need_more();
    if (p[i] == '?' && p[i + 1] != '>') return refuse(XmlFault::not_well_formed);
    return enter(State::instruction, i - at_);
  }
  if (target != "xml" || base_ + at_ != first_) return refuse(XmlFault::not_well_formed);
  const std::string_view rest(p + i, end_ - i);
  const size_t close = rest.find("?>");
  if (close == rest.npos) return need_more();
  const XmlFault fault = xml::check_declaration(rest.substr(0, close));
  return fault == XmlFault::none ? enter(State::content, i + close + 2 - at_) : refuse(fault);
}

XmlScanner::Event XmlScanner::instruction() {
  for (;;) {
    const void* mark = std::memchr(bytes() + at_, '?', end_ - at_);
    at_ = mark ? static_cast<size_t>(static_cast<const char*>(mark) - bytes()) : end_;
    if (end_ - at_ < 2) return need_more();
    if (bytes()[at_ + 1] == '>') return enter(State::content, 2);
    ++at_;
  }
}

XmlScanner::Event XmlScanner::cdata() {
  const std::string_view there(bytes() + at_, end_ - at_);
  const size_t close = there.find("]]>");
  const bool whole = close != there.npos;
  size_t size = whole ? close : there.size() - std::min<size_t>(2, there.size());
  // The end of a line may still be on its way.
  if (!whole && size && there[size - 1] == '\r') --size;
  token_ = at_;
  if (!whole && !size) return need_more();
  text_ = there.substr(0, size);
  if (text_.find('\r') != text_.npos) {
    scratch_.clear();
    xml::join_line_ends(text_, scratch_);
    text_ = scratch_;
  }
  return whole ? enter(State::content, size + 3) : enter(State::cdata, size);
}

XmlScanner::Event XmlScanner::text_run() {
  const char* p = bytes();
  bool odd = false;
  for (size_t i = at_; i < end_;) {
    const Bytes16 piece = Bytes16::load(p + i);
    const uint32_t marks = (piece.is('<') | piece.is('&') | piece.is(']') | piece.is('\r')).mask();
    if (!marks) {
      i += 16;
      continue;
    }
    i += static_cast<size_t>(std::countr_zero(marks));
    if (i >= end_) break;
    if (p[i] == '<') return text_piece(i, odd);
    const bool section_end = end_ - i >= 3 && same_bytes(p + i, "]]>", 3);
    if (section_end) return refuse(XmlFault::not_well_formed);
    odd |= p[i] != ']';
    ++i;
  }
  if (last_ && !bad_character_) return text_piece(end_, odd);
  if (end_ - at_ < kPieceBytes) return need_more();
  return text_piece(xml::end_of_piece({p + at_, end_ - at_}) + at_, odd);
}

/// The text up to `end`; `odd`: with references or line ends to be joined.
XmlScanner::Event XmlScanner::text_piece(size_t end, bool odd) {
  if (end == at_) return need_more();
  text_ = {bytes() + at_, end - at_};
  at_ = end;
  if (names_.empty()) {  // white space around the root
    const bool blank = all_spaces(text_);
    text_ = {};
    return blank ? Event::text : refuse(XmlFault::not_well_formed);
  }
  if (!odd) return Event::text;
  any_decoded_ = false;
  const XmlFault fault = decode(text_, false, text_);
  return fault == XmlFault::none ? Event::text : refuse(fault);
}

XmlFault XmlScanner::decode(std::string_view raw, bool attribute, std::string_view& text) {
  if (!any_decoded_) {  // room for all values of a tag, since views of the first ones must stay
    scratch_.clear();
    scratch_.reserve(end_ - token_);
    any_decoded_ = true;
  }
  const size_t start = scratch_.size();
  if (!xml::decode(raw, attribute, scratch_)) return XmlFault::not_well_formed;
  text = std::string_view(scratch_).substr(start);
  return XmlFault::none;
}

XmlScanner::Event XmlScanner::start_tag() {
  const char* p = bytes();
  size_t i = at_ + 1;
  if (!xml::starts_name(p[i]))
    return refuse(static_cast<uint8_t>(p[i]) >= 0x80 ? XmlFault::name : XmlFault::not_well_formed);
  while (i < end_ && xml::is_name(p[i])) ++i;
  const std::string_view name(p + at_ + 1, i - at_ - 1);
  attributes_.clear();
  any_decoded_ = false;
  for (;;) {
    const size_t before = i;
    i = past_spaces(p, i, end_);
    if (i == end_) return need_more();
    if (p[i] == '>' || p[i] == '/') break;
    if (i == before) return refuse(static_cast<uint8_t>(p[i]) >= 0x80 ? XmlFault::name : XmlFault::not_well_formed);
    const XmlFault fault = attribute(i);
    if (fault != XmlFault::none) return refuse(fault);
    if (i >= end_) return need_more();
  }
  empty_element_ = p[i] == '/';
  if (empty_element_) {
    empty_element_ = false;
    if (end_ - i < 2) return need_more();
    if (p[++i] != '>') return refuse(XmlFault::not_well_formed);
    empty_element_ = true;
  }
  if (twin_attribute() || (names_.empty() && root_seen_)) return refuse(XmlFault::not_well_formed);
  if (names_.size() == kDepth || i - at_ >= kTokenBytes) return refuse(XmlFault::bounds);
  at_ = i + 1;
  push(name);
  name_ = name;
  return Event::start;
}

/// One attribute from `i` on; `i` is end_ afterwards where it is not all there.
XmlFault XmlScanner::attribute(size_t& i) {
  const char* p = bytes();
  const size_t start = i;
  if (!xml::starts_name(p[i])) return static_cast<uint8_t>(p[i]) >= 0x80 ? XmlFault::name : XmlFault::not_well_formed;
  while (i < end_ && xml::is_name(p[i])) ++i;
  const std::string_view name(p + start, i - start);
  i = past_spaces(p, i, end_);
  if (i == end_) return XmlFault::none;
  if (p[i] != '=') return static_cast<uint8_t>(p[i]) >= 0x80 ? XmlFault::name : XmlFault::not_well_formed;
  i = past_spaces(p, i + 1, end_);
  if (i == end_) return XmlFault::none;
  if (attributes_.size() == kAttributes) return XmlFault::bounds;
  attributes_.push_back({name, {}});
  return attribute_value(i, attributes_.back().value);
}

XmlFault XmlScanner::attribute_value(size_t& i, std::string_view& value) {
  const char* p = bytes();
  const char quote = p[i];
  if (quote != '"' && quote != '\'') return XmlFault::not_well_formed;
  const size_t start = ++i;
  bool odd = false;
  for (; i < end_ && p[i] != quote; ++i) {
    if (p[i] == '<') return XmlFault::not_well_formed;
    odd |= p[i] == '&' || (p[i] >= 9 && p[i] <= 13);
  }
  if (i == end_) return XmlFault::none;
  value = {p + start, i - start};
  ++i;
  return odd ? decode(value, true, value) : XmlFault::none;
}

bool XmlScanner::twin_attribute() const {
  for (size_t i = 1; i < attributes_.size(); ++i)
    for (size_t j = 0; j < i; ++j)
      if (attributes_[i].name == attributes_[j].name) return true;
  return false;
}

void XmlScanner::push(std::string_view name) {
  names_.push_back(open_.size());
  open_.append(name);
  root_seen_ = true;
}

std::string_view XmlScanner::top() const { return std::string_view(open_).substr(names_.back()); }

XmlScanner::Event XmlScanner::end_of_empty() {
  empty_element_ = false;
  open_.resize(names_.back());
  names_.pop_back();
  attributes_.clear();
  return Event::end;
}

XmlScanner::Event XmlScanner::end_tag() {
  if (names_.empty()) return refuse(XmlFault::not_well_formed);
  const char* p = bytes();
  const std::string_view name = top();
  const size_t start = at_ + 2, there = std::min(end_ - start, name.size());
  if (std::memcmp(p + start, name.data(), there) != 0) return refuse(XmlFault::not_well_formed);
  const size_t i = past_spaces(p, start + there, end_);
  if (i == end_ || there < name.size()) return need_more();
  if (p[i] != '>') return refuse(XmlFault::not_well_formed);
  name_ = {p + start, there};
  open_.resize(names_.back());
  names_.pop_back();
  attributes_.clear();
  at_ = i + 1;
  return Event::end;
}

}  // namespace consentry
