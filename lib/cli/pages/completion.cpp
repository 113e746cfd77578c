// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "cli/page.hpp"
#include "core/joined.hpp"

namespace deskmill {
namespace {

/// "_deskmill_pair_extract" of "deskmill-pair-extract".
std::string function_name(const Page& page) {
  std::string name = "_" + page.program;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

std::vector<std::string> spellings(const Option& option) {
  std::vector<std::string> names = {"--" + option.long_name()};
  if (!option.short_name().empty()) names.insert(names.begin(), "-" + option.short_name());
  return names;
}

// --- bash ---------------------------------------------------------------------------------------

/// The branch of `case $prev` that offers values for an option. Options that name a path need none:
/// readline completes paths where the function offers nothing.
std::string bash_value_case(const Option& option) {
  if (option.is_flag() || option.is_path()) return "";
  const std::string names = "    " + joined(spellings(option), "|") + ")";
  if (option.allowed.empty()) return names + " compopt +o default; return ;;\n";
  return names + " COMPREPLY=($(compgen -W '" + joined(option.allowed, " ") +
         "' -- \"$cur\")); return ;;\n";
}

std::string bash_script(const Page& page) {
  std::string cases, names;
  for (const Option& option : page.options) {
    if (option.is_hidden) continue;
    cases += bash_value_case(option);
    append_joined(names, joined(spellings(option), " "), " ");
  }
  std::string script = function_name(page) + "() {\n";
  script += "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}\n";
  script += "  COMPREPLY=()\n";
  // Of --mail=au, bash makes three words.
  script += "  [[ $cur == = ]] && cur=\n";
  script += "  [[ $prev == = ]] && prev=${COMP_WORDS[COMP_CWORD-2]}\n";
  if (!cases.empty()) script += "  case $prev in\n" + cases + "  esac\n";
  script += "  [[ $cur == -* ]] && COMPREPLY=($(compgen -W '" + names + "' -- \"$cur\"))\n";
  script += "  return 0\n}\n";
  return script + "complete -o default -F " + function_name(page) + " " + page.program + "\n";
}

/// The script of `deskmill` itself: stage names first, then what the stage's own script offers.
std::string bash_dispatcher_script(const Page& page) {
  std::vector<std::string> words;
  for (const auto& [name, summary] : page.stages) words.push_back(name);
  words.insert(words.end(), {"help", "--help", "--version"});
  return "_deskmill() {\n"
         "  local cur=${COMP_WORDS[COMP_CWORD]} stage=${COMP_WORDS[1]}\n"
         "  COMPREPLY=()\n"
         "  if [[ $COMP_CWORD -eq 1 || $stage == help ]]; then\n"
         "    COMPREPLY=($(compgen -W '" +
         joined(words, " ") +
         "' -- \"$cur\"))\n"
         "    return 0\n"
         "  fi\n"
         "  local function=_deskmill_${stage//-/_}\n"
         "  if ! declare -F \"$function\" >/dev/null; then\n"
         "    . \"${BASH_SOURCE[0]%/*}/deskmill-$stage\" 2>/dev/null || return 0\n"
         "  fi\n"
         "  \"$function\"\n"
         "}\n"
         "complete -o default -F _deskmill deskmill\n";
}

// --- zsh ----------------------------------------------------------------------------------------

/// The first sentence, quoted for an _arguments specification within single quotes.
std::string zsh_description(const Option& option) {
  std::string text = option.help.substr(0, option.help.find(". "));
  if (text.ends_with('.')) text.pop_back();
  std::string out;
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
      continue;
    }
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string zsh_value(const Option& option) {
  if (option.is_flag()) return "";
  const std::string value = ":" + option.placeholder + ":";
  if (!option.allowed.empty()) return value + "(" + joined(option.allowed, " ") + ")";
  if (option.placeholder == "DIR") return value + "_files -/";
  return value + (option.is_path() ? "_files" : " ");
}

std::string zsh_spec(const Option& option) {
  const std::string long_name = "--" + option.long_name() + (option.is_flag() ? "" : "=");
  const std::string tail = "'[" + zsh_description(option) + "]" + zsh_value(option) + "'";
  const std::string repeat = option.is_repeatable() ? "'*'" : "";
  if (option.short_name().empty()) return repeat + long_name + tail;
  const std::string short_name = "-" + option.short_name();
  return "'(" + joined(spellings(option), " ") + ")'{" + short_name +
         (option.is_flag() ? "" : "+") + "," + long_name + "}" + tail;
}

std::string zsh_script(const Page& page) {
  std::string script = "#compdef " + page.program + "\n_arguments -s -S \\\n";
  for (const Option& option : page.options) {
    if (!option.is_hidden) script += "  " + zsh_spec(option) + " \\\n";
  }
  return script + "  '*:input:_files'\n";
}

std::string zsh_dispatcher_script(const Page& page) {
  std::string script = "#compdef deskmill\nlocal line state\nlocal -a stages=(\n";
  for (const auto& [name, summary] : page.stages) script += "  '" + name + ":" + summary + "'\n";
  return script +
         ")\n"
         "_arguments -C '(- *)'{-h,--help}'[print help]' '(- *)'{-V,--version}'[print the "
         "version]' "
         "\\\n"
         "  '1:stage:->stage' '*::argument:->argument'\n"
         "case $state in\n"
         "  stage) _describe stage stages ;;\n"
         "  argument) (( $+functions[_deskmill-$line[1]] )) && _deskmill-$line[1] ;;\n"
         "esac\n";
}

}  // namespace

std::string completion_script(const Page& page, std::string_view shell) {
  const bool dispatcher = !page.stages.empty();
  if (shell == "zsh") return dispatcher ? zsh_dispatcher_script(page) : zsh_script(page);
  return dispatcher ? bash_dispatcher_script(page) : bash_script(page);
}

}  // namespace deskmill
