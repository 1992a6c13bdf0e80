// See zip_archive.h.
#include "core/container/zip_archive.h"

#include <algorithm>

#include "core/container/zip_parts.h"

namespace consentry {
namespace {

ZipArchive::Opened opened(zip::Trouble trouble) {
  if (trouble.source_failed) return SourceFailed{};
  return std::move(trouble.fault);
}

/// What systems put beside a file, and what they hide.
bool is_beside(std::string_view name) {
  if (name.starts_with("__MACOSX/")) return true;
  name.remove_prefix(name.rfind('/') + 1);
  return name.starts_with('.') || name == "Thumbs.db" || name == "desktop.ini";
}

}  // namespace

ZipArchive::Opened ZipArchive::open(ByteSource& source) {
  ZipArchive archive;
  zip::End end;
  if (zip::Status status = zip::find_end(source, end)) return opened(std::move(*status));
  if (zip::Status status = zip::read_directory(source, end, archive.entries_)) return opened(std::move(*status));
  if (zip::Status status = zip::check_twins(archive.entries_)) return opened(std::move(*status));
  if (zip::Status status = zip::check_same_files(archive.entries_)) return opened(std::move(*status));
  if (zip::Status status = zip::check_layout(source, end, archive.entries_)) return opened(std::move(*status));
  return archive;
}

const ZipEntry* ZipArchive::find(std::string_view name) const {
  const auto found =
      std::find_if(entries_.begin(), entries_.end(), [&](const ZipEntry& entry) { return entry.name == name; });
  return found == entries_.end() ? nullptr : &*found;
}

std::vector<const ZipEntry*> ZipArchive::candidates() const {
  std::vector<const ZipEntry*> all;
  for (const ZipEntry& entry : entries_)
    if (!entry.directory && !is_beside(entry.name) && !is_beside(entry.shown)) all.push_back(&entry);
  return all;
}

}  // namespace consentry
