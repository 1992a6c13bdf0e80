// Entries of an archive that other programs take for one file, though their names differ.
#include <catch2/catch_test_macros.hpp>

#include "core/container/zip_parts.h"

using namespace consentry;

namespace {

ZipEntry named(std::string name, std::string shown = "") {
  ZipEntry entry;
  entry.shown = shown.empty() ? name : std::move(shown);
  entry.name = std::move(name);
  return entry;
}

bool refused(std::vector<ZipEntry> entries) {
  const zip::Status status = zip::check_same_files(entries);
  return status && status->fault.code == Code::zip_twins;
}

}  // namespace

TEST_CASE("Names that come to the same file are refused", "[zip]") {
  CHECK(refused({named("a.csv"), named("a.csv")}));
  CHECK(refused({named("a.csv"), named("./a.csv")}));
  CHECK(refused({named("d/a.csv"), named("d//a.csv")}));
  CHECK(refused({named("d/a.csv"), named("D/./A.CSV")}));
  CHECK(refused({named("a.csv"), named("a.csv. ")}));
  CHECK(refused({named("a.csv"), named("b.csv"), named("a.csv/")}));
}

TEST_CASE("The name of a Unicode path may be no other entry's name, nor hide that two are stored alike", "[zip]") {
  CHECK(refused({named("a.csv", "b.csv"), named("b.csv")}));
  CHECK(refused({named("a.csv", "b.csv"), named("b.csv", "a.csv")}));
  CHECK(refused({named("a.csv", "b.csv"), named("a.csv", "c.csv")}));
}

TEST_CASE("Names of different files are not refused", "[zip]") {
  CHECK_FALSE(refused({}));
  CHECK_FALSE(refused({named("a.csv", "A.csv")}));
  CHECK_FALSE(refused({named("d/"), named("d/a.csv"), named("d/b.csv"), named("a.csv")}));
  CHECK_FALSE(refused({named(".a.csv"), named("a.csv"), named("a..csv"), named("...csv")}));
  CHECK_FALSE(refused({named("d/a.csv"), named("da.csv"), named("d/e/a.csv")}));
}
