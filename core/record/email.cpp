// A table-driven fast path for plain lower-case addresses, and the exact one for all others; see email.h.
#include "core/record/email.h"

#include <array>

#include "core/text/ascii.h"
#include "core/text/unicode.h"

namespace consentry {
namespace {

constexpr size_t kAddressBytes = 254;  // RFC 5321 4.5.3.1.3: a path of 256 with its two brackets
constexpr size_t kLocalBytes = 64;     // RFC 5321 4.5.3.1.1

enum : uint8_t { kAtext = 1, kUpper = 2, kLabel = 4 };

constexpr std::array<uint8_t, 256> make_classes() {
  std::array<uint8_t, 256> classes{};
  for (int c = 'a'; c <= 'z'; ++c) classes[static_cast<size_t>(c)] = kAtext | kLabel;
  for (int c = '0'; c <= '9'; ++c) classes[static_cast<size_t>(c)] = kAtext | kLabel;
  for (int c = 'A'; c <= 'Z'; ++c) classes[static_cast<size_t>(c)] = kAtext | kUpper;
  for (char c : std::string_view("!#$%&'*+-/=?^_`{|}~")) classes[static_cast<uint8_t>(c)] = kAtext;
  return classes;
}
constexpr std::array<uint8_t, 256> kClasses = make_classes();

uint8_t class_of(char c) { return kClasses[static_cast<uint8_t>(c)]; }

/// Length of the lower-case dot-atom before '@', or 0 where the slow path must look.
size_t plain_local_part(std::string_view text) {
  size_t i = 0;
  bool after_dot = true;
  for (; i < text.size() && text[i] != '@'; ++i) {
    if (text[i] == '.') {
      if (after_dot) return 0;
      after_dot = true;
      continue;
    }
    if ((class_of(text[i]) & (kAtext | kUpper)) != kAtext) return 0;
    after_dot = false;
  }
  return after_dot || i > kLocalBytes || i == text.size() ? 0 : i;
}

/// Lower-case letters, digits and inner hyphens, at least two labels, none that could be an A-label or a number at the end.
bool plain_domain(std::string_view domain) {
  size_t label = 0, labels = 1;
  for (size_t i = 0; i < domain.size(); ++i) {
    const char c = domain[i];
    if (c == '.') {
      if (label == 0 || domain[i - 1] == '-') return false;
      label = 0;
      ++labels;
    } else {
      const bool hyphen = c == '-';
      if (!(class_of(c) & kLabel) && !(hyphen && label > 0)) return false;
      if (hyphen && label == 3 && domain[i - 1] == '-') return false;  // "??--"
      if (++label > 63) return false;
    }
  }
  return labels > 1 && label > 0 && domain.back() != '-' && !is_ascii_digit(domain.back());
}

/// A quoted pair is a backslash and a printable character of ASCII (RFC 5321 4.1.2), in front of the closing quote.
bool quotable(std::string_view local, size_t at) {
  return at + 1 < local.size() && local[at] >= ' ' && local[at] <= '~';
}

const char* quoted_local_fault(std::string_view local) {
  if (local.size() < 2 || local.back() != '"') return "quoted";
  for (size_t i = 1; i + 1 < local.size(); ++i) {
    const auto byte = static_cast<uint8_t>(local[i]);
    if (byte < 0x20 || byte == 0x7F) return "control";
    if (byte == '"') return "quoted";
    if (byte == '\\' && !quotable(local, ++i)) return "quoted";
  }
  return nullptr;
}

const char* local_fault(std::string_view local) {
  if (local.empty()) return "local_empty";
  if (local.size() > kLocalBytes) return "local_too_long";
  if (local[0] == '"') return quoted_local_fault(local);
  if (local[0] == '.' || local.back() == '.' || local.find("..") != std::string_view::npos) return "dot";
  for (char c : local) {
    const auto byte = static_cast<uint8_t>(c);
    if (byte < 0x20 || byte == 0x7F) return "control";
    if (c == ' ') return "space_inside";
    if (c == '(' || c == ')') return "comment";
    if (c != '.' && byte < 0x80 && !(class_of(c) & kAtext)) return c == '@' ? "two_ats" : "character";
  }
  return nullptr;
}

/// No top-level domain is a number (RFC 3696 section 2): 192.168.1.1 is an address of a machine.
bool ends_in_number(std::string_view domain) {
  const size_t dot = domain.rfind('.');
  return dot != std::string_view::npos && domain.find_first_not_of("0123456789", dot + 1) == std::string_view::npos;
}

const char* domain_fault(std::string_view domain) {
  constexpr size_t kLongest = 1024;  // 253 bytes in ASCII are less in any script
  if (domain.empty()) return "domain_empty";
  if (domain.size() > kLongest) return "too_long";
  if (domain[0] == '[') return "ip_literal";
  if (domain.find(' ') != std::string_view::npos) return "space_inside";
  return nullptr;
}

/// Dot-atoms need no quotes (RFC 5321 4.1.2): letters, digits and signs, single dots between them.
bool is_dot_atom(std::string_view text) {
  bool after_dot = true;
  for (char c : text) {
    if (c == '.' ? after_dot : static_cast<uint8_t>(c) < 0x80 && !(class_of(c) & kAtext)) return false;
    after_dot = c == '.';
  }
  return !after_dot;
}

/// What a quoted local part says, with no more quotes and backslashes than it needs: those are the spelling, not the name.
std::string without_needless_quotes(std::string_view quoted) {
  std::string content, spelled = "\"";
  for (size_t i = 1; i + 1 < quoted.size(); ++i) {
    if (quoted[i] == '\\') ++i;
    if (quoted[i] == '"' || quoted[i] == '\\') spelled += '\\';
    spelled += quoted[i];
    content += quoted[i];
  }
  return is_dot_atom(content) ? content : spelled + '"';
}

/// The last '@' that is not inside a quoted local part.
size_t find_at(std::string_view text) { return text.rfind('@'); }

}  // namespace

Normalised normalise_email(std::string_view text, std::string& buffer) {
  const size_t local_size = plain_local_part(text);
  if (local_size && text.size() <= kAddressBytes && plain_domain(text.substr(local_size + 1))) return {nullptr, text};

  const size_t at = find_at(text);
  if (at == std::string_view::npos) return {"no_at", {}};
  const std::string_view local = text.substr(0, at), domain = text.substr(at + 1);
  if (const char* fault = local_fault(local)) return {fault, {}};
  if (const char* fault = domain_fault(domain)) return {fault, {}};
  const std::optional<std::string> ascii = domain_to_ascii(domain);
  if (!ascii || ends_in_number(*ascii)) return {"domain_invalid", {}};
  if (ascii->find('.') == std::string::npos) return {"domain_no_dot", {}};
  buffer = fold_local_part(local[0] == '"' ? without_needless_quotes(local) : local);
  // Folded, a few letters take more bytes, and U+037E is the semicolon that it looks like.
  if (const char* fault = local_fault(buffer)) return {fault, {}};
  buffer += '@';
  buffer += *ascii;
  if (buffer.size() > kAddressBytes || local.size() + 1 + ascii->size() > kAddressBytes) return {"too_long", {}};
  return {nullptr, buffer};
}

}  // namespace consentry
