// What a container answers where its source did not give the bytes; only the host knows why.
#pragma once

namespace consentry {

struct SourceFailed {};

}  // namespace consentry
