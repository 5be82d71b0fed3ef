// One worker process: started with nothing but its socket and a pipe for what it prints. Inner header of pool/.
//
// Errors: what keeps a process from starting throws std::runtime_error.
#pragma once

#include <sys/types.h>

#include <string>
#include <utility>
#include <vector>

#include "pool/setup.hpp"
#include "wire/messages.hpp"

namespace vigie::pool {

// A file descriptor that is closed with its owner.
class Descriptor {
  public:
    explicit Descriptor(int number = -1) : number_(number) {}
    ~Descriptor();
    Descriptor(Descriptor&& other) noexcept : number_(other.release()) {}
    Descriptor& operator=(Descriptor&& other) noexcept;

    int get() const { return number_; }
    int release();

  private:
    int number_;
};

// What one process is started with: its words, and the descriptors that it has from 3 on.
struct Birth {
    std::vector<std::string> arguments;  // the first is the program
    std::vector<int> sockets;
    int prints = -1;  // standard output and error
};
// Its process id.
pid_t give_birth(Birth birth);

// The worker, and beside it the programs that are its plugins (each in a sandbox of its own); they live and die with
// it.
class Process {
  public:
    Process(const WorkerSetup& setup, wire::Role role);
    // Kills it and waits.
    ~Process();
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    pid_t pid() const { return pid_; }
    Descriptor& socket() { return socket_; }
    Descriptor& prints() { return prints_; }  // what it writes to standard output and error

    void kill();
    // Kills it where it still lives, waits for its end and says how it came: "ended by SIGSEGV", "exited with status
    // 3".
    std::string end();

    // How a program that is its plugin ended by itself, as end() says it; empty: none has. Only before kill() and
    // end().
    std::string ended_program();
    // The same for one that is on its way out: waits a little.
    std::string wait_for_ended_program();

  private:
    std::vector<Descriptor> start_programs(const WorkerSetup& setup, int prints);
    void end_programs();

    Descriptor socket_;
    Descriptor prints_;
    pid_t pid_ = -1;
    std::vector<pid_t> programs_;
};

// A connected pair, out of the way of the descriptors that children are given.
std::pair<Descriptor, Descriptor> make_sockets();
// How a program is started: vigie-worker in the role program, which becomes it.
std::vector<std::string> program_arguments(const WorkerSetup& setup, const wire::PluginSetting& plugin);

// What the worker is to be told first, for this role; the same for all workers of a setup.
std::string hello_line(const WorkerSetup& setup, wire::Role role, const std::vector<std::string>& quarantined);

}  // namespace vigie::pool
