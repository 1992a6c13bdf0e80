// The one finding on a file's name: it ends otherwise than its content demands. The content counts. For Reader and ArchiveReader.
#pragma once
#include <string_view>

#include "core/reader.h"

namespace consentry {

/// `format`: what the file is, in the words of promised_format().
void tell_name_mismatch(std::string_view extension, std::string_view format, RecordHandler&);

}  // namespace consentry
