// vigie completion: the shell's own completion, made from the verbs and options as they are.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "cli/verbs.hpp"

namespace vigie::cli {
namespace {

std::string words_of(const CLI::App& app) {
    std::string words;
    for (const CLI::App* verb : app.get_subcommands([](const CLI::App* sub) { return !sub->get_name().empty(); }))
        words += verb->get_name() + " ";
    for (const CLI::Option* option : app.get_options()) {
        if (option->get_group().empty()) continue;  // hidden
        for (const std::string& name : option->get_lnames()) words += "--" + name + " ";
    }
    if (!words.empty()) words.pop_back();
    return words;
}

// A case a verb: "alerts show" is completed by what `show` takes.
void append_cases(std::string& out, const CLI::App& app, const std::string& path) {
    out += "        \"" + path + "\") words=\"" + words_of(app) + "\" ;;\n";
    for (const CLI::App* verb : app.get_subcommands([](const CLI::App* sub) { return !sub->get_name().empty(); }))
        append_cases(out, *verb, path.empty() ? verb->get_name() : path + " " + verb->get_name());
}

// Words that begin with - and their values are not verbs; files are completed where no word fits.
std::string bash(const CLI::App& app) {
    std::string cases;
    append_cases(cases, app, "");
    return R"(# bash completion for vigie; made by `vigie completion bash`
_vigie() {
    local current="${COMP_WORDS[COMP_CWORD]}" path="" word words="" i
    for ((i = 1; i < COMP_CWORD; i++)); do
        word="${COMP_WORDS[i]}"
        [[ $word == -* ]] && break
        path="${path:+$path }$word"
    done
    case "$path" in
)" + cases +
           R"(    esac
    COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _vigie vigie
)";
}

std::string zsh(const CLI::App& app) {
    return "#compdef vigie\n# zsh completion for vigie; made by `vigie completion zsh`\nautoload -U +X bashcompinit && "
           "bashcompinit\n" +
           bash(app);
}

std::string fish(const CLI::App& app) {
    std::string out = "# fish completion for vigie; made by `vigie completion fish`\n";
    for (const CLI::App* verb : app.get_subcommands([](const CLI::App* sub) { return !sub->get_name().empty(); })) {
        std::string about = verb->get_description();
        for (std::size_t at = 0; (at = about.find('\'', at)) != about.npos; at += 2) about.insert(at, "\\");
        out += "complete -c vigie -n __fish_use_subcommand -a " + verb->get_name() + " -d '" + about + "'\n";
        for (const CLI::Option* option : verb->get_options())
            for (const std::string& name : option->get_lnames())
                if (!option->get_group().empty())
                    out +=
                        "complete -c vigie -n '__fish_seen_subcommand_from " + verb->get_name() + "' -l " + name + "\n";
    }
    return out;
}

}  // namespace

void add_completion(CLI::App& app) {
    auto* verb =
        app.add_subcommand("completion", "Print the completion script of a shell: source <(vigie completion bash)");
    auto shell = std::make_shared<std::string>();
    verb->add_option("shell", *shell, "bash, zsh or fish")->required()->check(CLI::IsMember({"bash", "zsh", "fish"}));
    verb->callback([&app, shell] {
        std::cout << (*shell == "bash" ? bash(app) : *shell == "zsh" ? zsh(app) : fish(app));
    });
}

}  // namespace vigie::cli
