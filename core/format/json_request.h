// Whether an object is a request of a platform rather than a contact: {"attributes": [{...}]} (Braze), {"contacts": [{...}]} (SendGrid),
// {"jsonBody": [{...}]} (Brevo). Looks at the head alone. Memory: none.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace consentry {

struct JsonRequest {
  std::string_view name;  ///< of the member that holds the contacts
  size_t array = 0;       ///< where its bracket stands in the text
};

/// `text` begins with the object's brace. A request stands alone: objects that follow make it a contact.
std::optional<JsonRequest> find_json_request(std::string_view text);

/// Nested arrays and objects, strings left out.
uint64_t json_depth(std::string_view text);

}  // namespace consentry
