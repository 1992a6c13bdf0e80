// See small_xml.h.
#include "core/format/small_xml.h"

#include <expat.h>

#include <algorithm>
#include <string>

#include "core/container/entry_stream.h"

namespace consentry {
namespace {

/// Open elements: far more than any small part has.
constexpr size_t kDepth = 256;

std::string_view local(std::string_view name) {
  const size_t colon = name.rfind(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

struct Pass {
  const std::function<void(const SmallElement&)>& tell;
  XML_Parser parser;
  XmlFault fault = XmlFault::none;
  std::vector<std::string> open = {};
  std::vector<XmlAttribute> attributes = {};

  void stop(XmlFault reason) {
    fault = reason;
    XML_StopParser(parser, XML_FALSE);
  }
};

void XMLCALL on_start(void* user, const char* name, const char** attributes) {
  Pass& pass = *static_cast<Pass*>(user);
  if (pass.open.size() == kDepth) return pass.stop(XmlFault::bounds);
  pass.attributes.clear();
  for (; *attributes; attributes += 2) pass.attributes.push_back({local(attributes[0]), attributes[1]});
  pass.tell({local(name), pass.open.empty() ? std::string_view() : pass.open.back(), pass.attributes});
  pass.open.emplace_back(local(name));
}

void XMLCALL on_end(void* user, const char*) { static_cast<Pass*>(user)->open.pop_back(); }

void XMLCALL on_doctype(void* user, const char*, const char*, const char*, int) {
  static_cast<Pass*>(user)->stop(XmlFault::doctype);
}

}  // namespace

std::string_view SmallElement::operator[](std::string_view attribute) const {
  for (const XmlAttribute& one : attributes)
    if (one.name == attribute) return one.value;
  return {};
}

bool SmallElement::has(std::string_view attribute) const {
  return std::any_of(attributes.begin(), attributes.end(),
                     [&](const XmlAttribute& one) { return one.name == attribute; });
}

XmlFault read_small_xml(std::span<const uint8_t> bytes, const std::function<void(const SmallElement&)>& tell) {
  const XML_Parser parser = XML_ParserCreate(nullptr);
  if (!parser) return XmlFault::bounds;
  Pass pass{tell, parser};
  // Its tables need no secret: a part has few names, and expat's own salt would read the host's clock.
  XML_SetHashSalt(parser, 0x5eed);
  XML_SetUserData(parser, &pass);
  XML_SetElementHandler(parser, on_start, on_end);
  XML_SetStartDoctypeDeclHandler(parser, on_doctype);
  const auto* text = reinterpret_cast<const char*>(bytes.data());
  const bool whole = XML_Parse(parser, text, static_cast<int>(bytes.size()), 1) == XML_STATUS_OK;
  XML_ParserFree(parser);
  if (pass.fault != XmlFault::none) return pass.fault;
  return whole ? XmlFault::none : XmlFault::not_well_formed;
}

ContainerFault damaged(std::string_view part, std::string_view reason) {
  return {Code::workbook_damaged, {{"part", std::string(part)}, {"reason", std::string(reason)}}};
}

std::optional<ContainerFault> read_small_part(ByteSource& source, const ZipEntry& entry,
                                              const std::function<void(const SmallElement&)>& tell) {
  if (entry.unpacked > kSmallPartBytes) return damaged(entry.shown, xml_fault_reason(XmlFault::bounds));
  std::vector<uint8_t> bytes;
  std::optional<ContainerFault> fault;
  if (!read_entry(source, entry, bytes, fault)) return fault ? *fault : source_fault();
  const XmlFault found = read_small_xml(bytes, tell);
  if (found == XmlFault::none) return std::nullopt;
  return damaged(entry.shown, xml_fault_reason(found));
}

}  // namespace consentry
