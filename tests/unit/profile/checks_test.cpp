// What must be true of a profile as a whole (core/profile/reader.h): each rule broken once, and the near miss that
// holds.
#include <catch2/catch_test_macros.hpp>

#include "core/limits.h"
#include "tests/unit/profile/sample.h"

using namespace consentry::test;

namespace {

std::string fields(const std::string& more) {
  return R"("fields":[{"name":"email","type":"email"})" + (more.empty() ? "" : "," + more) + "]";
}

bool is_value_fault(const std::string& more, const std::string& part) {
  const std::string found = outcome(small_profile(more));
  INFO(found);
  CHECK(found.starts_with("profile_value: "));
  CHECK(found.find(part) != std::string::npos);
  return found.starts_with("profile_value: ") && found.find(part) != std::string::npos;
}

bool is_sound(const std::string& more) {
  const std::string found = outcome(small_profile(more));
  INFO(found);
  CHECK(found == "ok");
  return found == "ok";
}

}  // namespace

TEST_CASE("identifiers are declared fields of a fitting type") {
  CHECK(is_sound(""));
  CHECK(is_sound(R"("identifiers":{"all_of":["email","phone"]})"));
  CHECK(is_value_fault(R"("identifiers":{})", "any_of or all_of must name a field"));
  CHECK(is_value_fault(R"("identifiers":{"any_of":["emial"]})",
                       "\"emial\" is no declared field; did you mean \"email\"?"));
  CHECK(is_value_fault(R"("identifiers":{"any_of":["email"],"primary":"phone"})", "must be among any_of or all_of"));
  CHECK(is_sound(R"("identifiers":{"any_of":["email"],"all_of":["phone"],"primary":"phone"})"));
  CHECK(is_value_fault(fields(R"({"name":"city"})") + R"(,"identifiers":{"any_of":["city"]})",
                       "type email, phone or id"));
}

TEST_CASE("a header names one thing only") {
  CHECK(is_value_fault(fields(R"({"name":"email"})"), "fields[1].name: \"email\" stands twice"));
  CHECK(is_value_fault(fields(R"({"name":"mail","aliases":{"en":["E_Mail","EMAIL"]}})"),
                       "names both the field \"email\""));
  CHECK(is_sound(fields(R"({"name":"mail","aliases":{"en":["E_Mail"],"de":["e-mail"]}})")));
  CHECK(is_value_fault(fields(R"({"name":"-"})"), "can't be the name of a column"));
  CHECK(is_value_fault(fields(R"({"name":""})"), "must be there and not be empty"));
  CHECK(is_value_fault(R"("consents":{"given":["1"],"refused":["0"],"declared":[{"name":"Email"}]})", "names both"));
}

TEST_CASE("consent words tell yes from no") {
  const auto consents = [](const std::string& words) {
    return R"("consents":{"declared":[{"name":"a"}],)" + words + "}";
  };
  CHECK(is_sound(consents(R"("given":["1","yes"],"refused":["0"])")));
  CHECK(is_value_fault(consents(R"("given":["1"],"refused":["1"])"), "\"1\" stands for both"));
  CHECK(is_value_fault(consents(R"("given":["1"],"refused":[])"), "words are needed"));
  CHECK(is_value_fault(consents(R"("given":["1",""],"refused":["0"])"), "is empty or has blanks"));
  CHECK(is_value_fault(R"("consents":{"recognise":"by_header"})", "words are needed"));
  CHECK(is_sound(R"("consents":{"recognise":"declared"})"));
}

TEST_CASE("a consent may have words of its own") {
  const auto declare = [](const std::string& news) {
    return R"("consents":{"declared":[{"name":"news",)" + news + "}]}";
  };
  CHECK(is_sound(declare(R"("given":["in"],"refused":["out"])")));
  CHECK(is_value_fault(declare(R"("given":["in"])"), "consents.declared.news.given and .refused: words are needed"));
  CHECK(is_value_fault(declare(R"("given":["in"],"refused":["in"])"), "\"in\" stands for both"));
  CHECK(is_sound(R"("consents":{"given":["1"],"refused":["0"],"declared":[{"name":"a","given":["in"]}]})"));
  CHECK(is_value_fault(R"("consents":{"given":["1"],"refused":["0"],"declared":[{"name":"a","given":["0"]}]})",
                       "\"0\" stands for both"));
}

TEST_CASE("evidence of a consent is a declared field of a fitting type") {
  const auto declare = [](const std::string& news) {
    return fields(R"({"name":"day","type":"date","forms":["YYYY-MM-DD"]},{"name":"site"})") +
           R"(,"consents":{"given":["1"],"refused":["0"],"declared":[{"name":"news",)" + news + "}]}";
  };
  CHECK(is_sound(declare(R"("time":"day","source":"site","wording":"site")")));
  CHECK(is_value_fault(declare(R"("time":"dya")"),
                       "consents.declared.news.time: \"dya\" is no declared field; did you mean \"day\"?"));
  CHECK(is_value_fault(declare(R"("time":"site")"), "\"site\" must be of type date or datetime"));
  CHECK(is_value_fault(declare(R"("source":"day")"), "\"day\" must be of type text"));
  CHECK(is_value_fault(declare(R"("wording":"email")"), "\"email\" must be of type text"));
}

TEST_CASE("lists of identifiers name identifiers, each once") {
  const auto with = [](const std::string& more) { return R"("identifiers":{"any_of":["email"],)" + more + "}"; };
  const auto both = [](const std::string& more) {
    return R"("identifiers":{"any_of":["email","phone"],)" + more + "}";
  };
  CHECK(is_sound(both(R"("precedence":["phone"],"update_only":["phone"],"exclusive":[["email","phone"]])")));
  CHECK(is_value_fault(with(R"("primary":"email","precedence":["phone"])"),
                       "identifiers.precedence: \"phone\" must be among"));
  CHECK(is_value_fault(both(R"("precedence":["phone","email","phone"])"),
                       "identifiers.precedence: \"phone\" stands twice"));
  CHECK(is_value_fault(with(R"("update_only":["phone"])"), "identifiers.update_only: \"phone\" must be among"));
  CHECK(
      is_value_fault(with(R"("exclusive":[["email","fax"]])"), "identifiers.exclusive: \"fax\" is no declared field"));
  CHECK(is_value_fault(with(R"("exclusive":[["email","email"]])"), "can't exclude itself"));
  CHECK(is_sound(with(R"("exclusive":[["email","phone"]])")));
  const std::string alias = R"({"name":"alias","type":"id","unique_with":"label"},{"name":"label"})";
  CHECK(is_sound(fields(alias) + R"(,"identifiers":{"any_of":["alias"]})"));
  CHECK(is_value_fault(fields(alias), "fields.alias.unique_with: only for a field among any_of or all_of"));
}

TEST_CASE("reserved names are names") {
  CHECK(is_sound(R"("columns":{"reserved":["id"]})"));
  CHECK(is_value_fault(R"("columns":{"reserved":["id",""]})", "columns.reserved: a name must not be empty"));
}

TEST_CASE("there are as many consents as one word holds") {
  const auto declare = [](uint64_t count) {
    std::string list;
    for (uint64_t i = 0; i < count; ++i) list += (i ? "," : "") + (R"({"name":"c)" + std::to_string(i) + "\"}");
    return R"("consents":{"given":["1"],"refused":["0"],"declared":[)" + list + "]}";
  };
  CHECK(is_sound(declare(consentry::limits::kConsents)));
  CHECK(is_value_fault(declare(consentry::limits::kConsents + 1), "at most 32 consents"));
}

TEST_CASE("delimiter and quote are single marks") {
  const auto csv = [](const std::string& text) { return R"("dialect":{"csv":{)" + text + "}}"; };
  CHECK(is_sound(csv(R"("delimiter":"|","quote":"'")")));
  CHECK(is_sound(csv(R"("quote":"")")));
  CHECK(is_value_fault(csv(R"("delimiter":";;")"), "one ASCII mark"));
  CHECK(is_value_fault(csv(R"("delimiter":"a")"), "one ASCII mark"));
  CHECK(is_value_fault(csv(R"("delimiter":"\n")"), "one ASCII mark"));
  CHECK(is_value_fault(csv(R"("delimiter":"'","quote":"'")"), "must not be the quote"));
  CHECK(is_value_fault(csv(R"("quote":"»")"), "one ASCII mark"));
}

TEST_CASE("limits and modes fit together") {
  CHECK(is_value_fault(R"("file":{"advise_bytes":2,"max_bytes":1})", "must not be above"));
  CHECK(is_sound(R"("file":{"advise_bytes":2})"));
  CHECK(is_value_fault(R"("file":{"formats":[]})", "file.formats"));
  CHECK(is_value_fault(R"("file":{"max_columns":16385})", "at most 16384"));
  CHECK(is_value_fault(R"("file":{"max_cell_bytes":1048577})", "at most 1048576"));
  CHECK(is_value_fault(R"("import":{"modes":["add"]})", "\"add_update\" is not among"));
  CHECK(is_sound(R"("import":{"modes":["add"],"default_mode":"add"})"));
  CHECK(is_value_fault(R"("revision":"22.11.2026")", "revision"));
  CHECK(is_sound(R"("revision":"2026-11-22")"));
}
