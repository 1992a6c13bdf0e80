// See extends.h.
#include "core/profile/extends.h"

#include <algorithm>
#include <optional>

#include "core/profile/shape.h"

namespace consentry {
namespace {

const std::string* name_of(const Json& value) {
  const Json* name = value.find("name");
  return name && name->is(Json::Kind::string) ? &name->string() : nullptr;
}

bool is_named_list(const Json& value) {
  if (!value.is(Json::Kind::array)) return false;
  return std::all_of(value.array().begin(), value.array().end(), [](const Json& j) { return name_of(j) != nullptr; });
}

Json merge_objects(const Json& base, const Json& child) {
  Json::Object out = base.object();
  for (const auto& [key, member] : child.object()) {
    const Json* below = base.find(key);
    out.emplace_back(key, below ? merge_json(*below, member) : member);  // of two with one key Json keeps the last
  }
  return Json(std::move(out));
}

Json merge_named_lists(const Json& base, const Json& child) {
  Json::Array out = base.array();
  for (const Json& entry : child.array()) {
    const auto below =
        std::find_if(out.begin(), out.end(), [&](const Json& j) { return *name_of(j) == *name_of(entry); });
    if (below == out.end()) {
      out.push_back(entry);
    } else {
      *below = merge_json(*below, entry);
    }
  }
  return Json(std::move(out));
}

// Entries merge by name, so that every document must name each of its own, and each once.
std::optional<Fault> check_names(const Json* list, std::string_view place) {
  if (!list) return std::nullopt;
  std::vector<std::string_view> seen;
  for (const Json& entry : list->array()) {
    const std::string here = std::string(place) + '[' + std::to_string(seen.size()) + "].name: ";
    const std::string* name = name_of(entry);
    if (!name || name->empty()) return Fault{"profile_value", here + "must be there and not be empty"};
    if (std::find(seen.begin(), seen.end(), *name) != seen.end()) {
      return Fault{"profile_value", here + "\"" + *name + "\" stands twice"};
    }
    seen.push_back(*name);
  }
  return std::nullopt;
}

std::optional<Fault> check_document(const Json& document) {
  if (auto fault = check_shape(document, profile_shape(), "profile")) return fault;
  const Json* version = document.find("format_version");
  if (!version || version->integer() != 1) return Fault{"profile_value", "format_version: must be there and be 1"};
  const Json* id = document.find("id");
  if (!id || id->string().empty())
    return Fault{"profile_value", "id: must be there, as in \"id\": \"shop-newsletter\""};
  if (auto fault = check_names(document.find("fields"), "fields")) return fault;
  const Json* consents = document.find("consents");
  return check_names(consents ? consents->find("declared") : nullptr, "consents.declared");
}

class Chain {
 public:
  explicit Chain(std::span<const BuiltinProfile> library) : library_(library) {}

  Result<Json> resolve(const Json& document) {
    if (auto fault = check_document(document)) return *fault;
    const std::string id = document.find("id")->string();
    if (std::find(ids_.begin(), ids_.end(), id) != ids_.end()) return fail("\"" + id + "\" extends itself");
    ids_.push_back(id);
    const Json* parent_id = document.find("extends");
    if (!parent_id) return document;
    if (ids_.size() == kLongestExtends) return fail("the chain is longer than " + std::to_string(kLongestExtends));
    Result<Json> parent = load_parent(parent_id->string());
    if (!parent) return parent;
    return without_extends(merge_json(parent.value(), document));
  }

 private:
  Result<Json> load_parent(const std::string& id) {
    const auto found =
        std::find_if(library_.begin(), library_.end(), [&](const BuiltinProfile& p) { return p.id == id; });
    if (found == library_.end()) return unknown(id);
    Result<Json> parsed = parse_json(found->json, "profile_json");
    return parsed ? resolve(parsed.value()) : parsed;
  }

  Fault unknown(const std::string& id) const {
    std::vector<std::string_view> ids;
    for (const BuiltinProfile& profile : library_) ids.push_back(profile.id);
    return fail("there is no built-in profile \"" + id + "\" (" + join_names(ids) + ")" + did_you_mean(id, ids));
  }

  static Fault fail(std::string what) { return Fault{"profile_extends", "extends: " + std::move(what)}; }

  static Json without_extends(const Json& merged) {
    Json::Object members = merged.object();
    std::erase_if(members, [](const Json::Member& m) { return m.first == "extends"; });
    return Json(std::move(members));
  }

  std::span<const BuiltinProfile> library_;
  std::vector<std::string> ids_;
};

}  // namespace

Json merge_json(const Json& base, const Json& child) {
  if (base.is(Json::Kind::object) && child.is(Json::Kind::object)) return merge_objects(base, child);
  if (is_named_list(base) && is_named_list(child)) return merge_named_lists(base, child);
  return child;
}

Result<Json> resolve_extends(const Json& document, std::span<const BuiltinProfile> library) {
  return Chain(library).resolve(document);
}

}  // namespace consentry
