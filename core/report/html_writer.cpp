// See html_writer.h.
#include "core/report/html_writer.h"

#include <algorithm>

#include "core/report/visible.h"

namespace consentry {
namespace {

std::string_view entity(char c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return {};
  }
}

}  // namespace

HtmlWriter& HtmlWriter::raw(std::string_view html) {
  out_ += html;
  return *this;
}

HtmlWriter& HtmlWriter::text(std::string_view text) {
  while (!text.empty()) {
    const size_t hidden = hidden_character(text);
    const std::string_view escaped = entity(text[0]);
    if (hidden > 0) out_.append("<span class=\"hidden\">").append(code_point_name(code_point(text))).append("</span>");
    else if (!escaped.empty()) out_ += escaped;
    else out_ += text[0];
    text.remove_prefix(std::max<size_t>(hidden, 1));
  }
  return *this;
}

HtmlWriter& HtmlWriter::shown(std::string_view shown) { return raw("<bdi>").text(shown).raw("</bdi>"); }

HtmlWriter& HtmlWriter::open(std::string_view tag, std::string_view attributes) {
  out_.append("<").append(tag);
  if (!attributes.empty()) out_.append(" ").append(attributes);
  out_ += ">";
  return *this;
}

HtmlWriter& HtmlWriter::close(std::string_view tag) { return raw("</").raw(tag).raw(">\n"); }

HtmlWriter& HtmlWriter::element(std::string_view tag, std::string_view text, std::string_view attributes) {
  return open(tag, attributes).text(text).close(tag);
}

}  // namespace consentry
