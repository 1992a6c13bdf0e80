// What the command line said, before anybody judged it. Filled by command_line.cpp alone. Memory: the texts.
#pragma once
#include <optional>
#include <string>
#include <vector>

namespace consentry {

struct Arguments {
  std::vector<std::string> names;  ///< what stands without an option: FILE, CODE, a subcommand
  std::optional<std::string> profile, format, lang, progress;
  std::optional<std::string> encoding, delimiter, quote, escape, header, sheet, entry, mapping;
  std::vector<std::string> map;
  std::optional<std::string> contract, export_contract, expect_report, rejects;
  std::optional<std::string> into, mode, identifier, blank, missing_primary, duplicates, default_country, policy,
      max_rejects, account, actor;
  std::optional<std::string> later;  ///< any option that is not yet in this version
  bool later_flag = false;
  bool list = false, digest = false, declare_consents = false, help = false, version = false;
};

}  // namespace consentry
