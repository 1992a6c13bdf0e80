// Fuzzes the scanner of sheets and shared strings against expat: the same elements, attributes and texts, or both refuse; at any size of
// blocks, and with the quick ways over what is ahead. What the scanner refuses by a name of its own (document types, encodings, names beyond
// ASCII, bounds) expat may take. First byte: size of the blocks. Memory: the input's events.
#include <expat.h>

#include <algorithm>
#include <cstring>
#include <optional>

#include "core/format/xml_scanner.h"
#include "tests/fuzz/hold.h"

using namespace consentry;

namespace {

/// Events as text: a text's pieces are one.
class Events {
 public:
  void start(std::string_view name) { add('<', name); }
  void attribute(std::string_view name, std::string_view value) {
    add('@', name);
    add('=', value);
  }
  void end(std::string_view name) { add('>', name); }
  void text(std::string_view text) { open_text_ += text; }
  const std::string& all() {
    close_text();
    return all_;
  }

 private:
  void close_text() {
    if (!open_text_.empty()) all_ += "\"" + std::to_string(open_text_.size()) + ":" + open_text_ + "\n";
    open_text_.clear();
  }
  void add(char mark, std::string_view what) {
    close_text();
    all_ += mark + std::to_string(what.size()) + ":" + std::string(what) + "\n";
  }
  std::string all_, open_text_;
};

Events& events_of(void* user) { return *static_cast<Events*>(user); }

/// Empty where expat refuses.
std::optional<std::string> by_expat(std::string_view text) {
  Events events;
  XML_Parser parser = XML_ParserCreate("UTF-8");
  XML_SetUserData(parser, &events);
  XML_SetElementHandler(
      parser,
      [](void* user, const char* name, const char** attributes) {
        events_of(user).start(name);
        for (; *attributes; attributes += 2) events_of(user).attribute(attributes[0], attributes[1]);
      },
      [](void* user, const char* name) { events_of(user).end(name); });
  XML_SetCharacterDataHandler(parser, [](void* user, const char* piece, int size) {
    events_of(user).text({piece, static_cast<size_t>(size)});
  });
  const bool whole = XML_Parse(parser, text.data(), static_cast<int>(text.size()), 1) == XML_STATUS_OK;
  XML_ParserFree(parser);
  if (!whole) return std::nullopt;
  return events.all();
}

struct Told {
  std::string events;
  XmlFault fault;
  uint64_t offset;  // of the fault
};

void tell(const XmlScanner& scanner, XmlScanner::Event event, Events& events) {
  if (event == XmlScanner::Event::text) events.text(scanner.text());
  if (event == XmlScanner::Event::end) events.end(scanner.name());
  if (event != XmlScanner::Event::start) return;
  events.start(scanner.name());
  for (const XmlAttribute& one : scanner.attributes()) events.attribute(one.name, one.value);
}

Told by_scanner(std::string_view text, size_t block) {
  Events events;
  XmlScanner scanner;
  for (;;) {
    const XmlScanner::Event event = scanner.next();
    if (event == XmlScanner::Event::finished || event == XmlScanner::Event::refused) break;
    tell(scanner, event, events);
    if (event != XmlScanner::Event::more) continue;
    const std::span<uint8_t> room = scanner.room();
    const size_t size = std::min({block, text.size(), room.size()});
    std::memcpy(room.data(), text.data(), size);
    text.remove_prefix(size);
    scanner.filled(size);
  }
  return {events.all(), scanner.fault(), scanner.fault() == XmlFault::none ? 0 : scanner.offset()};
}

bool of_its_own(XmlFault fault) { return fault >= XmlFault::encoding; }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  fuzz::Input input(data, size);
  const size_t block = size_t{1} + input.byte();
  const Told whole = by_scanner(input.text(), SIZE_MAX);
  const Told pieces = by_scanner(input.text(), block);
  fuzz::hold(whole.fault == pieces.fault, "blocks give the same fault",
             std::string(xml_fault_reason(whole.fault)) + " / " + std::string(xml_fault_reason(pieces.fault)));
  if (of_its_own(whole.fault)) return 0;
  const std::optional<std::string> expected = by_expat(input.text());
  fuzz::hold(expected.has_value() == (whole.fault == XmlFault::none), "both refuse, or neither",
             xml_fault_reason(whole.fault));
  if (!expected) return 0;
  fuzz::hold(*expected == whole.events, "the same events", *expected + "---\n" + whole.events);
  fuzz::hold(whole.events == pieces.events, "blocks give the same events", whole.events + "---\n" + pieces.events);
  return 0;
}
