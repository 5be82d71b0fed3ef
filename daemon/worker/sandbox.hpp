// The sandbox of a worker: rlimits, no_new_privs, Landlock, seccomp, in that order. docs/security.md says what each is
// for.
//
// Called once, by the first statement of main, while the process has one thread and has read nothing hostile.
// What the kernel cannot enforce is told, not hidden: the caller decides whether to go on.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace vigie::worker {

struct SandboxSettings {
    int socket = 3;                       // where a forbidden system call is told before the process ends
    std::uint64_t memory = 0;             // bytes of address space; 0: no limit
    std::vector<std::string> readable;    // files and folders below which files may be read
    bool loads_plugins = true;            // else no file is opened and no code mapped from now on
    bool program = false;                 // becomes another program (an interpreter, say): its own list of calls
    std::vector<std::string> executable;  // of a program: the files that may be executed
};

// A line for each thing that is not enforced here; empty: all is.
std::vector<std::string> enter_sandbox(const SandboxSettings& settings);

// The process ends with it after a forbidden system call.
inline constexpr int exit_forbidden = 86;

// The steps, in order. Each tells what it could not do, a line each.
void limit_resources(const SandboxSettings& settings, std::vector<std::string>& missing);
void restrict_files(const SandboxSettings& settings, std::vector<std::string>& missing);
void restrict_calls(const SandboxSettings& settings, std::vector<std::string>& missing);
// The same for a program: what is not on its list fails with EPERM, for a trap would not survive its exec.
void restrict_program_calls(std::vector<std::string>& missing);
// Tells a forbidden system call by name and ends the process.
void install_trap(int socket);

}  // namespace vigie::worker
