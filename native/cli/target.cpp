#include "native/cli/target.h"

#include <utility>
#include <vector>

#include "native/cli/session.h"
#include "native/job/output.h"

namespace consentry {
namespace {

/// A file of the command line. What can't be overwritten, or overwrite, has no place.
struct NamedFile {
  std::string told;
  std::optional<Place> place;
};

void add(std::vector<NamedFile>& files, const std::string& role, const std::string& path) {
  files.push_back({role + " " + path, place_of(path)});
}

std::vector<NamedFile> read_files(const Arguments& arguments) {
  const std::pair<const char*, const std::optional<std::string>*> kOptions[] = {
      {"--profile", &arguments.profile}, {"--mapping", &arguments.mapping}, {"--contract", &arguments.contract}};
  std::vector<NamedFile> files;
  const auto add_readable = [&](const std::string& role, const std::string& path) {
    files.push_back({role + " " + path, place_of(path == "-" ? "/dev/stdin" : path)});
  };
  add_readable("the input", arguments.names[0]);
  for (const auto& [option, path] : kOptions)
    if (*path && (path != &arguments.profile || looks_like_file(**path))) add_readable(option, **path);
  return files;
}

/// SQLite names its journals after the file behind a link.
void add_store(std::vector<NamedFile>& files, const std::string& store) {
  add(files, "--into", store);
  for (const char* suffix : {"-wal", "-shm", "-journal"})
    files.push_back({store + suffix + " of --into " + store, place_of(behind_links(store) + suffix)});
}

}  // namespace

Result<std::string> store_target(const std::string& text) {
  if (text.starts_with("postgresql://") || text.starts_with("postgres://"))
    return Fault{"usage_not_yet", "not yet in this version: a PostgreSQL store"};
  const std::string path = text.starts_with("sqlite:") ? text.substr(7) : text;
  if (path.empty() || path == "-" || path.starts_with(":"))
    return Fault{"usage_target", "--into \"" + text + "\": name a file"};
  // SQLite may take it for a URI, whose parameters weaken the store.
  if (path.starts_with("file:"))
    return Fault{"usage_target", "--into \"" + text + "\": --into takes a file name or sqlite:PATH, not a URI"};
  return path;
}

Status check_files_differ(const Arguments& arguments, const std::optional<std::string>& store) {
  std::vector<NamedFile> others = read_files(arguments), written;
  if (store) add_store(written, *store);
  if (arguments.rejects) add(written, "--rejects", *arguments.rejects);
  if (arguments.export_contract) add(written, "--export-contract", *arguments.export_contract);
  for (const NamedFile& file : written) {
    for (const NamedFile& other : others)
      if (file.place && file.place == other.place)
        return Fault{"usage_same_file", file.told + " is the same file as " + other.told + "; choose another name"};
    others.push_back(file);
  }
  return {};
}

}  // namespace consentry
