// One vector as read from its file (tests/vectors/README.md). Part of the native vector runner; a case is held whole, input included.
#pragma once
#include <simdjson.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace vectors {

using Json = simdjson::dom::element;

/// A case that was read and found to keep to the format.
struct Vector {
  std::string name;     ///< "dialect/a_crlf": path below tests/vectors, without ".json"
  std::string profile;  ///< JSON text of a profile, or the id of a built-in one
  std::string options;  ///< JSON text
  std::string input;    ///< the bytes of the file
  bool size_known = true;
  bool built = false;  ///< the input was written by a writer that the other hosts lack
  Json expect;
  std::shared_ptr<simdjson::dom::parser> parser;  ///< owns what `expect` points to
};

/// Says why the case can't be used, in one line; empty if it can.
std::string load_vector(const std::filesystem::path& root, const std::filesystem::path& file, Vector& vector);

/// The strict reader of known keys: empty if `json` has the form of tests/vectors/vector.schema.json.
std::string check_form(Json json);

/// Makes the bytes of an `input` member; says why not. A file's path is relative to `root`.
std::string make_input(const std::filesystem::path& root, Json input, std::string& bytes);

/// The bytes of a workbook (XLSX) by its description, tests/support/xlsx_writer.h.
std::string make_workbook(Json workbook);

/// Every difference between what the case expects and what the report says, one line each.
std::vector<std::string> differences(const Vector& vector, const std::string& report);

/// Findings that a case expects, by code.
bool expects_code(Json expect, uint64_t code);

}  // namespace vectors
