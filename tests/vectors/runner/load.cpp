// Reads one case from its file. Part of the native vector runner.
#include <fstream>
#include <sstream>

#include "tests/vectors/runner/vector.h"

namespace vectors {
namespace {

bool read_file(const std::filesystem::path& file, std::string& text) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream content;
  content << stream.rdbuf();
  text = content.str();
  return stream.good() || stream.eof();
}

/// An inline profile, the path of one below the top of the repository, or an id.
std::string load_profile_text(const std::filesystem::path& root, Json profile, std::string& text) {
  if (profile.is<simdjson::dom::object>()) {
    text = simdjson::minify(profile);
    return "";
  }
  text = std::string(profile.get_string().value_unsafe());
  if (text.find('/') == std::string::npos) return "";
  return read_file(root / text, text) ? "" : "profile: " + text + " can't be read";
}

std::string verdict_letter_fault(const Vector& vector) {
  std::string_view verdict = vector.expect["verdict"].get_string().value_unsafe();
  std::string_view letter = verdict == "accepted"                ? "a_"
                            : verdict == "accepted_with_rejects" ? "r_"
                            : verdict == "refused"               ? "f_"
                                                                 : "?";
  size_t slash = vector.name.find('/');
  return vector.name.compare(slash + 1, 2, letter) == 0 ? "" : "the verdict and the letter of the name differ";
}

}  // namespace

std::string load_vector(const std::filesystem::path& root, const std::filesystem::path& file, Vector& vector) {
  vector.name = (file.parent_path().filename() / file.stem()).generic_string();
  std::string text;
  if (!read_file(file, text)) return "can't be read";
  vector.parser = std::make_shared<simdjson::dom::parser>();
  Json json;
  auto error = vector.parser->parse(text).get(json);
  if (error) return std::string("no JSON: ") + simdjson::error_message(error);
  std::string fault = check_form(json);
  if (!fault.empty()) return fault;
  vector.expect = json["expect"].value_unsafe();
  Json options;
  vector.options = json["options"].get(options) == simdjson::SUCCESS ? simdjson::minify(options) : "{}";
  if (json["size_known"].get(vector.size_known)) vector.size_known = true;
  if (!(fault = make_input(root, json["input"].value_unsafe(), vector.input)).empty()) return fault;
  for (const char* writer : {"zip", "xlsx", "xls"}) vector.built |= !json["input"][writer].error();
  if (!(fault = verdict_letter_fault(vector)).empty()) return fault;
  return load_profile_text(root, json["profile"].value_unsafe(), vector.profile);
}

}  // namespace vectors
