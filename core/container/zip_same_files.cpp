// Entries that are one file to another program: it takes the name as stored or the one of a Unicode path (APPNOTE 4.6.9), leaves out "." and
// empty parts, and does not mind the case of ASCII letters, nor, on Windows, points and spaces at a part's end. Which of two such entries it
// shows is not known. Memory: the names, three times.
#include <algorithm>
#include <utility>

#include "core/container/zip_parts.h"

namespace consentry::zip {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// The name of the file that a system makes of it; a folder's without the slash, since it is in the way of a file of its name.
std::string file_of(std::string_view name) {
  std::string path;
  while (!name.empty()) {
    const size_t end = std::min(name.find('/'), name.size());
    std::string_view part = name.substr(0, end);
    name.remove_prefix(std::min(end + 1, name.size()));
    while (!part.empty() && (part.back() == '.' || part.back() == ' ')) part.remove_suffix(1);
    if (!part.empty()) (path += '/') += part;
  }
  std::transform(path.begin(), path.end(), path.begin(), lower);
  return path;
}

}  // namespace

Status check_same_files(std::span<const ZipEntry> entries) {
  std::vector<std::pair<std::string, size_t>> files;
  for (size_t i = 0; i < entries.size(); ++i) {
    files.emplace_back(file_of(entries[i].name), i);
    if (entries[i].shown != entries[i].name) files.emplace_back(file_of(entries[i].shown), i);
  }
  std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());  // both names of an entry may be the same file
  const auto same = [](const auto& one, const auto& other) { return one.first == other.first; };
  const auto twin = std::adjacent_find(files.begin(), files.end(), same);
  return twin == files.end() ? Status() : fault(Code::zip_twins, {{"entry", entries[twin->second].shown}});
}

}  // namespace consentry::zip
