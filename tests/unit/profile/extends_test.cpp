// core/profile/extends.h: merging, chains, loops.
#include "core/profile/extends.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/profile/sample.h"

using namespace consentry;
using namespace consentry::test;

namespace {

Json json(std::string_view text) { return std::move(parse_json(text, "json").value()); }

std::string merged(std::string_view base, std::string_view child) {
  return canonical(merge_json(json(base), json(child)));
}

std::string resolved(std::string_view text, std::span<const BuiltinProfile> library) {
  const auto found = resolve_extends(json(text), library);
  return found ? canonical(found.value()) : found.fault().code + ": " + found.fault().message;
}

constexpr BuiltinProfile kLibrary[] = {
    {"a", R"({"format_version":1,"id":"a","title":"A"})"},
    {"b", R"({"format_version":1,"id":"b","extends":"a"})"},
    {"c", R"({"format_version":1,"id":"c","extends":"b"})"},
    {"d", R"({"format_version":1,"id":"d","extends":"c"})"},
    {"ping", R"({"format_version":1,"id":"ping","extends":"pong"})"},
    {"pong", R"({"format_version":1,"id":"pong","extends":"ping"})"},
    {"bad", R"({"format_version":1,"id":"bad","titel":"x"})"},
};

}  // namespace

TEST_CASE("objects merge, lists are replaced") {
  CHECK(merged(R"({"a":1,"b":{"c":1,"d":[1,2]}})", R"({"b":{"d":[3]},"e":2})") ==
        R"({"a":1,"b":{"c":1,"d":[3]},"e":2})");
  CHECK(merged(R"({"a":["x"]})", R"({"a":[]})") == R"({"a":[]})");
  CHECK(merged(R"({"a":{"b":1}})", R"({"a":2})") == R"({"a":2})");
}

TEST_CASE("lists of named objects merge by name, in the order of the base") {
  CHECK(merged(R"([{"name":"x","a":1},{"name":"y"}])", R"([{"name":"z"},{"name":"x","b":2}])") ==
        R"([{"a":1,"b":2,"name":"x"},{"name":"y"},{"name":"z"}])");
  CHECK(merged(R"([{"name":"x"}])", "[]") == R"([{"name":"x"}])");
  CHECK(merged(R"([{"name":"x"},{"a":1}])", R"([{"name":"y"}])") == R"([{"name":"y"}])");
}

TEST_CASE("a chain has at most four documents") {
  CHECK(resolved(R"({"format_version":1,"id":"x","extends":"c"})", kLibrary) ==
        R"({"format_version":1,"id":"x","title":"A"})");
  CHECK(resolved(R"({"format_version":1,"id":"x","extends":"d"})", kLibrary) ==
        "profile_extends: extends: the chain is longer than 4");
}

TEST_CASE("loops and unknown parents are faults") {
  CHECK(resolved(R"({"format_version":1,"id":"x","extends":"ping"})", kLibrary) ==
        "profile_extends: extends: \"ping\" extends itself");
  CHECK(resolved(R"({"format_version":1,"id":"a","extends":"a"})", kLibrary) ==
        "profile_extends: extends: \"a\" extends itself");
  CHECK(resolved(R"({"format_version":1,"id":"x","extends":"pung"})", kLibrary).find("did you mean \"ping\"?") !=
        std::string::npos);
  CHECK(resolved(R"({"format_version":1,"id":"x","extends":"bad"})", kLibrary).starts_with("profile_unknown_key: "));
}

TEST_CASE("a child may override single keys of a parent's field") {
  const auto profile = load_profile(
      R"({"format_version":1,"id":"x","extends":"expertsender","fields":[{"name":"email","max_length":100,"required":true}],)"
      R"("columns":{"unknown":"refuse"}})");
  REQUIRE(profile);
  const Field& email = profile.value().fields[0];
  CHECK(email.name == "email");
  CHECK(email.type == FieldType::email);
  CHECK(email.max_length == 100);
  CHECK(email.required);
  CHECK_FALSE(email.aliases.empty());
  CHECK(profile.value().unknown_columns == UnknownColumns::refuse);
}
