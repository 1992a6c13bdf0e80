// The hand-over: what is compared, in which order, and how a difference is named.
#include "native/job/contract.h"

#include <catch2/catch_test_macros.hpp>

#include "core/checker.h"
#include "core/sha256.h"

namespace consentry {
namespace {

const std::string kReport =
    R"({"file":{"sha256":"f1"},"mapping":[{"column":1,"field":"email"}],"options":{"digest":true}})";

std::string contract(const std::string& file_sha256, const std::string& field, const std::string& options,
                     const std::string& report) {
  return R"({"engine":")" + std::string(engine_version()) + R"(","file":{"bytes":5,"sha256":")" + file_sha256 +
         R"("},"format_version":1,"mapping":[{"column":1,"field":")" + field + R"("}],"options":)" + options +
         R"(,"profile":{"id":"p","revision":"r","sha256":"s"},"repairs":[],"report_sha256":")" + report + "\"}";
}

std::string difference(const std::string& text) {
  const Result<Contract> read = read_contract(text);
  if (!read) return read.fault().code;
  const Expectation expectation(read.value(), "");
  const Status status = expectation.check_after(kReport);
  return status ? status->message.substr(0, status->message.find(';')) : "";
}

TEST_CASE("The first field that differs is named") {
  const std::string report = sha256_hex(kReport), digest = R"({"digest":true})";
  CHECK(difference(contract("f1", "email", digest, report)) == "");
  CHECK(difference(contract("f2", "email", digest, report)) == "hand-over: file.sha256 differs: expected f2, found f1");
  CHECK(difference(contract("f1", "phone", digest, report)) ==
        "hand-over: mapping[0].field differs: expected \"phone\", found \"email\"");
  CHECK(difference(contract("f1", "email", R"({"digest":true,"header":"none"})", report))
            .starts_with("hand-over: options differs"));
  CHECK(difference(contract("f1", "email", digest, "00")).starts_with("hand-over: report_sha256 differs: expected 00"));
}

TEST_CASE("A column without a field is null here and empty there") {
  const Result<Contract> read = read_contract(contract("f1", "", "{}", ""));
  REQUIRE(read);
  const Expectation expectation(read.value(), "");
  CHECK_FALSE(expectation.check_after(R"({"file":{"sha256":"f1"},"mapping":[{"column":1,"field":null}]})"));
}

TEST_CASE("Profile, engine and size are compared before the file is read") {
  const Result<Contract> read = read_contract(contract("f1", "email", "{}", "00"));
  REQUIRE(read);
  const Expectation expectation(read.value(), "");
  Profile profile;
  profile.id = "p";
  profile.sha256 = "s";
  CHECK_FALSE(expectation.check_before(profile, 5));
  CHECK(expectation.check_before(profile, 6)->message.starts_with("hand-over: file.bytes"));
  profile.sha256 = "t";
  CHECK(expectation.check_before(profile, 5)->message.starts_with("hand-over: profile.sha256"));
}

TEST_CASE("A contract that can't be used is refused as such") {
  CHECK(difference("{") == "contract_json");
  CHECK(difference("{}") == "contract_shape");
  CHECK(difference(contract("f1", "email", R"({"nonsense":1})", "00")) == "options_unknown_key");
}

}  // namespace
}  // namespace consentry
