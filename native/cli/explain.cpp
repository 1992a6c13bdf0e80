// `consentry explain`: what a code means.
#include "core/finding.h"
#include "core/profile/json.h"
#include "core/report/summary.h"
#include "native/cli/command.h"
#include "native/cli/command_line.h"
#include "native/cli/exit_status.h"
#include "native/cli/session.h"
#include "native/job/output.h"

namespace consentry {
namespace {

std::string number(const CodeInfo& info) { return std::to_string(static_cast<unsigned>(info.code)); }

std::string as_json(Language language, const CodeInfo& info) {
  std::string text;
  JsonWriter(text)
      .begin_object()
      .key("code")
      .integer(static_cast<uint64_t>(info.code))
      .key("explanation")
      .string(finding_explanation(language, info.code))
      .key("name")
      .string(info.name)
      .key("remedy")
      .string(finding_remedy(language, info.code))
      .key("severity")
      .string(severity_name(info.severity))
      .key("text")
      .string(finding_text(language, info.code, {}))
      .end_object();
  return text;
}

std::string all(Language language, bool json) {
  std::string text;
  for (const CodeInfo& info : code_catalogue()) {
    if (json) text += (text.empty() ? "[\n" : ",\n") + as_json(language, info);
    else
      text += number(info) + "  " + std::string(severity_name(info.severity)) +
              std::string(9 - severity_name(info.severity).size(), ' ') + std::string(info.name) + "\n";
  }
  return json ? text + "\n]\n" : text;
}

int run(const Arguments& arguments) {
  const Language language = language_of(arguments);
  const bool json = arguments.format == "json";
  Output out;
  if (arguments.names.empty()) {
    out.write(all(language, json));
    return finish(out.finish(), kDone);
  }
  const CodeInfo* info = find_code(arguments.names[0]);
  if (!info) {
    std::vector<std::string_view> names;
    for (const CodeInfo& known : code_catalogue()) names.push_back(known.name);
    return fail(Fault{"usage_code", "there is no code " + arguments.names[0] +
                                        did_you_mean_one_of(arguments.names[0], names) +
                                        "; consentry explain lists all"});
  }
  out.write(json ? as_json(language, *info) + "\n" : explain_text(language, *info));
  return finish(out.finish(), kDone);
}

}  // namespace

const Command kExplain = {"explain",
                          "[CODE]",
                          "tell what a code means and what to do",
                          "Prints the text, the meaning, the effect and the remedy of a finding by its number or name; "
                          "without CODE, the list of all.",
                          "--format --lang",
                          "text json",
                          "",
                          0,
                          1,
                          "  consentry explain 801\n  consentry explain consent_not_recognised --lang pl",
                          run};

}  // namespace consentry
