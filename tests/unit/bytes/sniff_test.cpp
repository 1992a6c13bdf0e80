// What the first bytes of a file say it is, and what its name promises.
#include "core/bytes/sniff.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/bytes/names.h"
#include "tests/support/run_check.h"

using namespace consentry;
using namespace std::string_literals;

namespace {

Sniffed of(const std::string& head, Hints hints = {}) { return sniff(test::bytes_of(head), hints); }

}  // namespace

TEST_CASE("JSON begins with an object, or an array of them", "[sniff]") {
  for (const char* head : {"{\"a\":1}", "{}", " \r\n\t{ \"a\"", "[{", "[ \n {", "[]", "\xEF\xBB\xBF[{"})
    CHECK(of(head).content == Content::json);
  CHECK(of("\xEF\xBB\xBF[{").bom_bytes == 3);
}

TEST_CASE("a table may begin with a bracket", "[sniff]") {
  for (const char* head : {"[email],[phone]\n", "{email},x\n", "[1] email;b", "{", "["})
    CHECK(of(head).content == Content::text);
}

TEST_CASE("a name or the operator decide where the marks alone don't", "[sniff]") {
  CHECK(of("[1,2]", {.named_json = true}).content == Content::json);
  CHECK(of("tru", {.named_json = true}).content == Content::text);
  CHECK(of("tru", {.is_json = true}).content == Content::json);
}

TEST_CASE("markup under a spreadsheet's name is known by its tags, in any case and behind blanks", "[sniff]") {
  for (const char* head : {"<html><table>", "\r\n <HTML xmlns:x=", "<Table border=1>", "<!DOCTYPE html>",
                           "<meta charset=utf-8>", "\xEF\xBB\xBF<html>"}) {
    CHECK(of(head).content == Content::not_supported);
    CHECK(of(head).name == "HTML");
  }
  CHECK(of("<?xml version=\"1.0\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">").name ==
        "SpreadsheetML 2003 (XML)");
  CHECK(of("<?xml version=\"1.0\"?><a/>").name == "XML");
  CHECK(of("<email>,phone\n").content == Content::text);
}

TEST_CASE("containers are told apart by their first bytes", "[sniff]") {
  CHECK(of("PK\3\4").content == Content::archive);
  CHECK(of("PK\5\6").content == Content::archive);
  CHECK(of("PK,name\n").content == Content::text);
  CHECK(of("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").content == Content::compound_file);
  CHECK(of("\x09\x04\x06\x00\x00\x00"s).content == Content::old_workbook);
  CHECK(of("\t\tname\n").content == Content::text);
  for (const char* name : {"GZIP", "7Z", "RAR"}) {
    const std::string head = name == "GZIP"s ? "\x1F\x8B\x08"
                             : name == "7Z"s ? "7z\xBC\xAF\x27\x1C"
                                             : "Rar!\x1A\x07\x01";
    CHECK(of(head).name == name);
  }
}

TEST_CASE("what an ending promises", "[sniff]") {
  CHECK(promised_format("CSV") == "TEXT");
  CHECK(promised_format("xlsm") == "XLSX");
  CHECK(promised_format("part").empty());
  CHECK(promised_format("").empty());
  CHECK(extension_of("a/b.c/contacts.CSV") == "CSV");
  CHECK(extension_of("a.b/contacts").empty());
  CHECK(extension_of("contacts.") == "");
}
