// A PostgreSQL of the test's own: initdb in a temporary directory, a Unix socket and no port, gone with the test, even
// when the test dies. As root it runs as user postgres (or nobody).
#pragma once

#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <grp.h>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace vigie::test {

class PostgresServer {
  public:
    PostgresServer() {
        if (mkdtemp(directory_.data()) == nullptr) throw std::runtime_error("mkdtemp");
        if (geteuid() == 0) {
            user_ = getpwnam("postgres");
            if (user_ == nullptr) user_ = getpwnam("nobody");
            if (user_ == nullptr || chown(directory_.c_str(), user_->pw_uid, user_->pw_gid) != 0)
                throw std::runtime_error("no user to run PostgreSQL as");
        }
        // A language's own order, as users have it: not that of the bytes.
        if (run({"initdb", "--pgdata", data(), "--username", "vigie", "--auth", "trust", "--encoding", "UTF8",
                 "--locale-provider", "icu", "--icu-locale", "fr", "--locale", "C", "--no-sync"}) != 0)
            throw std::runtime_error("initdb failed in " + directory_);
        server_ = start({"postgres", "-D", data(), "-k", directory_, "-c", "listen_addresses=", "-c", "fsync=off"});
        for (int tries = 0; run({"pg_isready", "--host", directory_, "--quiet"}) != 0; ++tries) {
            if (tries == 300) throw std::runtime_error("PostgreSQL does not start in " + directory_);
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
    }
    ~PostgresServer() {
        kill(server_, SIGQUIT);
        waitpid(server_, nullptr, 0);
        std::error_code ignored;
        std::filesystem::remove_all(directory_, ignored);
    }
    PostgresServer(const PostgresServer&) = delete;
    PostgresServer& operator=(const PostgresServer&) = delete;

    // The address of a new, empty database: a schema, which is made ten times as quickly.
    std::string create_database() {
        const std::string name = "test" + std::to_string(++databases_);
        if (psql("CREATE SCHEMA " + name) != 0) throw std::runtime_error("CREATE SCHEMA failed");
        return "postgresql://vigie@/postgres?host=" + directory_ + "&options=-csearch_path%3D" + name;
    }

    // Ends every session at once, as a restart of the server would.
    void end_sessions() {
        psql(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE pid <> pg_backend_pid() "
            "AND backend_type = 'client backend'");
    }

  private:
    std::string data() const { return directory_ + "/data"; }

    // Debian keeps the server's programs out of the PATH, one directory a version.
    static std::string program(const std::string& name) {
        for (const auto& version : std::filesystem::directory_iterator("/usr/lib/postgresql"))
            if (auto path = version.path() / "bin" / name; exists(path)) return path;
        return "/usr/bin/" + name;
    }

    pid_t start(std::vector<std::string> words) {
        words.front() = program(words.front());  // initdb looks for its neighbours by its own name
        const std::string& path = words.front();
        const pid_t child = fork();
        if (child != 0) return child;
        if (user_ != nullptr &&
            (setgroups(0, nullptr) != 0 || setgid(user_->pw_gid) != 0 || setuid(user_->pw_uid) != 0))
            _exit(126);
        prctl(PR_SET_PDEATHSIG, SIGQUIT);
        if (freopen((directory_ + "/log").c_str(), "a", stderr) == nullptr) _exit(125);
        dup2(2, 1);
        if (chdir(directory_.c_str()) != 0) _exit(124);
        std::vector<char*> argv;
        for (std::string& word : words) argv.push_back(word.data());
        argv.push_back(nullptr);
        execv(path.c_str(), argv.data());
        _exit(127);
    }
    int psql(const std::string& sql) {
        return run(
            {"psql", "--host", directory_, "--username", "vigie", "--dbname", "postgres", "--quiet", "--command", sql});
    }
    int run(const std::vector<std::string>& words) {
        int status = 0;
        waitpid(start(words), &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

    std::string directory_ = "/tmp/vigie-pg-XXXXXX";
    const passwd* user_ = nullptr;
    pid_t server_ = -1;
    int databases_ = 0;
};

}  // namespace vigie::test
