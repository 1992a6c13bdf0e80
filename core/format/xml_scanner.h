// A scanner for the large parts of an XLSX package, sheets and shared strings: XML 1.0 (fifth edition) in UTF-8, taken apart token by token.
// Between the archive and xlsx_sheet.h / xlsx_strings.h; small parts go through expat (small_xml.h). Memory: one block and the longest token,
// which is bounded; depth is bounded.
//
// Held to the letter, with expat as the oracle (tests/fuzz/xlsx_scanner_fuzz.cpp): which characters may stand anywhere (2.2), tags that nest
// (3, 3.1), unique attributes, comments (2.5), processing instructions (2.6), CDATA (2.7), the declaration (2.8), line ends (2.11), values
// of attributes (3.3.3), the five entities and references to characters (4.1, 4.6). Refused beyond that, each by its name: a document type
// (so that no entity can be declared), an encoding besides UTF-8, names beyond ASCII, which no part of a workbook has, and what is
// out of bounds. Namespaces are not resolved: names come as they are written.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace consentry {

struct XmlAttribute {
  std::string_view name, value;  ///< value: references resolved, white space normalised (3.3.3)
};

/// Why a part is refused. Keys of texts: xml_fault_reason().
enum class XmlFault : uint8_t { none, not_well_formed, character, encoding, doctype, name, bounds };
/// The argument `reason` of a finding.
std::string_view xml_fault_reason(XmlFault fault);

class XmlScanner {
 public:
  enum class Event : uint8_t { more, start, end, text, finished, refused };

  /// Longest tag; a text may have any length and comes in pieces.
  static constexpr size_t kTokenBytes = 1 << 20;
  /// Open elements, and attributes of one of them. A sheet has eight and forty.
  static constexpr size_t kDepth = 256, kAttributes = 256;
  /// Zeros behind the last byte of ahead(): whoever compares words of up to this size need not look for the end.
  static constexpr size_t kPadding = 64;

  XmlScanner();

  /// Where the part's next bytes go, after `more`. Views given out before are void.
  std::span<uint8_t> room();
  /// So many bytes were put there; none: the part has ended.
  void filled(size_t bytes);

  /// An empty element's tag gives its start and its end. A text may come in pieces, and is never empty.
  Event next();
  /// Of the element that starts or ends, as written, with its prefix.
  std::string_view name() const { return name_; }
  /// Of the element that starts.
  std::span<const XmlAttribute> attributes() const { return attributes_; }
  std::string_view text() const { return text_; }
  /// Of open elements: the one that starts counts, the one that ends does not.
  size_t depth() const { return names_.size(); }
  /// Where the last event's token starts in the part, in bytes.
  uint64_t offset() const { return base_ + token_; }
  XmlFault fault() const { return fault_; }

  /// Bytes from the end of the last event's token on, characters checked, as far as they are there. Empty after an empty element's start.
  std::string_view ahead() const;
  /// Where they start in the part.
  uint64_t ahead_offset() const { return base_ + at_; }
  /// Passes over so many of them: whole elements or texts, which the caller has found to be well-formed.
  void skip(size_t bytes) { at_ += bytes; }

 private:
  enum class State : uint8_t { content, comment, instruction, cdata, refused, finished };

  const char* bytes() const { return reinterpret_cast<const char*>(buffer_.data()); }
  Event refuse(XmlFault fault);
  Event need_more();
  void check_characters();
  Event content();
  Event markup();
  Event section();
  Event declaration();
  Event start_tag();
  Event end_tag();
  Event end_of_empty();
  Event text_run();
  Event text_piece(size_t end, bool odd);
  Event end_of_bytes();
  Event comment();
  Event instruction();
  Event cdata();
  Event enter(State state, size_t size);
  XmlFault attribute(size_t& i);
  XmlFault attribute_value(size_t& i, std::string_view& value);
  XmlFault decode(std::string_view raw, bool attribute, std::string_view& text);
  bool twin_attribute() const;
  void push(std::string_view name);
  std::string_view top() const;

  std::vector<uint8_t> buffer_;
  uint64_t base_ = 0;           // offset of buffer_[0] in the part
  uint64_t first_ = 0;          // offset of the first token: behind a byte order mark
  size_t at_ = 0;               // next byte to look at
  size_t end_ = 0;              // bytes whose characters are checked
  size_t filled_ = 0;           // bytes there are
  size_t token_ = 0;            // start of the last token
  bool started_ = false;        // the head was looked at: a byte order mark, another encoding
  bool wide_ = false;           // it looks like UTF-16 or UTF-32
  bool last_ = false;           // no more bytes come
  bool bad_character_ = false;  // at end_
  bool empty_element_ = false;  // its end is still to be told
  bool root_seen_ = false;
  XmlFault fault_ = XmlFault::none;
  State state_ = State::content;

  std::string_view name_, text_;
  std::vector<XmlAttribute> attributes_;
  std::string scratch_;        // decoded text, or the decoded values of one tag
  std::string open_;           // names of open elements, one behind the other
  std::vector<size_t> names_;  // where each starts in open_
  bool any_decoded_ = false;   // in this tag
};

}  // namespace consentry
