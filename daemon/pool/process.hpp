// One worker process: started with nothing but its socket and a pipe for what it prints. Inner header of pool/.
//
// Errors: what keeps a process from starting throws std::runtime_error.
#pragma once

#include <sys/types.h>

#include <string>

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

  private:
    Descriptor socket_;
    Descriptor prints_;
    pid_t pid_ = -1;
};

// What the worker is to be told first, for this role; the same for all workers of a setup.
std::string hello_line(const WorkerSetup& setup, wire::Role role, const std::vector<std::string>& quarantined);

}  // namespace vigie::pool
