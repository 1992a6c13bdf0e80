// The duplicate table against a map: whatever is added, found, expected and fetched beforehand, in any order.
#include "core/record/duplicates.h"

#include <catch2/catch_test_macros.hpp>
#include <map>
#include <random>
#include <string>
#include <vector>

using namespace consentry;

namespace {

std::mt19937 random_source(4);

uint32_t below(uint32_t bound) { return static_cast<uint32_t>(random_source() % bound); }

std::vector<KeyedHash> some_hashes(const DuplicateTable& table, std::vector<uint32_t>& names, uint32_t count,
                                   uint32_t range) {
  std::vector<KeyedHash> hashes;
  names.clear();
  while (hashes.size() < count) {
    names.push_back(below(range));
    hashes.push_back(table.hash(1, std::to_string(names.back())));
  }
  return hashes;
}

}  // namespace

TEST_CASE("The duplicate table finds what was added and nothing else", "[duplicates]") {
  DuplicateTable table({1, 2}, 20000);
  CHECK(table.empty());
  for (uint32_t i = 0; i < 10000; ++i) {
    const uint32_t contact = table.add_contact({i + 1, i + 2, 0});
    table.add(table.hash(0, std::to_string(i)), contact);
  }
  for (uint32_t i = 0; i < 10000; ++i) REQUIRE(table.find(table.hash(0, std::to_string(i))) == i);
  CHECK(table.contact(9999).line == 10001);
  CHECK(!table.find(table.hash(1, "5")));
  CHECK(!table.find(table.hash(0, "10000")));
  CHECK(table.has_room(10000));
  CHECK(!table.has_room(10001));
}

TEST_CASE("A batch of look-ups finds what a map finds", "[duplicates]") {
  for (const uint64_t expected : {uint64_t{0}, uint64_t{1000}, uint64_t{1} << 40}) {
    DuplicateTable table({3, 4}, 200000);
    std::map<uint32_t, uint32_t> known;
    std::vector<uint32_t> names;
    for (uint32_t batch = 0; batch < 200; ++batch) {
      if (batch == 1) table.expect(expected);
      const auto hashes = some_hashes(table, names, 1 + below(700), 100000);
      if (below(4)) table.start(hashes);  // an optimisation, no duty
      else table.touch(hashes);
      for (size_t i = 0; i < hashes.size(); ++i) {
        const DuplicateTable::Place place = table.find_place(hashes, i);
        const auto found = known.find(names[i]);
        REQUIRE(place.known() == (found != known.end()));
        if (place.known()) REQUIRE(place.contact == found->second);
        else table.add_at(place, hashes[i], known[names[i]] = batch);
      }
    }
    for (const auto& [name, contact] : known) REQUIRE(table.find(table.hash(1, std::to_string(name))) == contact);
  }
}

TEST_CASE("Places stay good while others are added and the index grows", "[duplicates]") {
  DuplicateTable table({5, 6}, 200000);
  std::vector<uint32_t> names;
  const auto hashes = some_hashes(table, names, 60000, 40000);
  std::vector<DuplicateTable::Place> places;
  for (size_t i = 0; i < hashes.size(); ++i) places.push_back(table.find_place(hashes, i));
  std::map<uint32_t, uint32_t> first;
  for (uint32_t i = 0; i < hashes.size(); ++i) {
    REQUIRE(!places[i].known());
    table.add_at(places[i], hashes[i], i);
    first.emplace(names[i], i);
  }
  for (size_t i = 0; i < hashes.size(); ++i) REQUIRE(table.find(hashes[i]) == first[names[i]]);
}

TEST_CASE("A table of no entries has no room and finds nobody", "[duplicates]") {
  DuplicateTable table({1, 2}, 0);
  table.expect(1000);
  const std::vector<KeyedHash> hashes(100, table.hash(0, "a"));
  table.start(hashes);
  CHECK(!table.find_place(hashes, 0).known());
  CHECK(!table.has_room(1));
}
