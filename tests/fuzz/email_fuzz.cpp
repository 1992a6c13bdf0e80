// Fuzzes the judge of e-mail addresses. Holds: it ends, names a fault or a normal form; the form is an address that is its own normal
// form, within RFC 5321's lengths, without control characters. Memory: the input, twice.
#include <algorithm>

#include "core/record/email.h"
#include "tests/fuzz/hold.h"

using namespace consentry;

namespace {

bool control(char c) { return (c >= 0 && c < ' ') || c == 0x7F; }

void check_form(std::string_view form) {
  const size_t at = form.rfind('@');
  fuzz::hold(at != std::string_view::npos && at > 0 && at <= 64, "a local part of 1 to 64 bytes", form);
  fuzz::hold(form.size() <= 254, "at most 254 bytes", form);
  fuzz::hold(std::none_of(form.begin(), form.end(), control), "no control characters", form);
  const std::string_view domain = form.substr(at + 1);
  fuzz::hold(domain.find('.') != std::string_view::npos, "a domain of at least two labels", form);
  fuzz::hold(
      std::all_of(domain.begin(), domain.end(), [](char c) { return c > ' ' && c < 0x7F && !(c >= 'A' && c <= 'Z'); }),
      "a domain in lower-case ASCII", form);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  std::string buffer, second_buffer;
  const Normalised first = normalise_email(text, buffer);
  if (first.fault) {
    fuzz::hold(*first.fault != 0, "a fault has a key");
    return 0;
  }
  const std::string form(first.normal);
  check_form(form);
  const Normalised second = normalise_email(form, second_buffer);
  fuzz::hold(!second.fault && second.normal == form, "a normal form is its own",
             form + "\n" + std::string(second.normal));
  return 0;
}
