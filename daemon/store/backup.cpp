// Source: sqlite.org/backup.html, "Online Backup of a Running Database".
#include "store/backup.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>

#include "store/store.hpp"

namespace vigie {
namespace {

namespace fs = std::filesystem;

struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
};
using Handle = std::unique_ptr<sqlite3, Close>;

constexpr int lock_wait_ms = 5000;

[[noreturn]] void fail(const std::string& path, const std::string& what) {
    throw StoreError(path + ": " + what);
}

void need_file(const std::string& database) {
    if (database.starts_with("postgres")) fail(database, "is PostgreSQL: use pg_dump and pg_restore");
}

Handle open(const std::string& path, int flags) {
    sqlite3* raw = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &raw, flags, nullptr);
    Handle handle(raw);
    if (code != SQLITE_OK) fail(path, std::string("cannot be opened: ") + (raw ? sqlite3_errmsg(raw) : "no memory"));
    sqlite3_busy_timeout(raw, lock_wait_ms);
    return handle;
}

// "ok", or the first thing that is wrong.
std::string first_text(sqlite3* handle, const char* sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(handle, sql, -1, &statement, nullptr) != SQLITE_OK) return sqlite3_errmsg(handle);
    const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> owned(statement, sqlite3_finalize);
    if (sqlite3_step(statement) != SQLITE_ROW) return sqlite3_errmsg(handle);
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
    return text ? text : "";
}

void copy(sqlite3* from, sqlite3* to, const std::string& target) {
    sqlite3_backup* work = sqlite3_backup_init(to, "main", from, "main");
    if (!work) fail(target, sqlite3_errmsg(to));
    int code = SQLITE_OK;
    do {  // in one step: between two, each commit of the daemon would make it begin anew. WAL lets the daemon write on.
        code = sqlite3_backup_step(work, -1);
        if (code == SQLITE_BUSY || code == SQLITE_LOCKED) sqlite3_sleep(50);
    } while (code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED);
    const int end = sqlite3_backup_finish(work);
    if (code != SQLITE_DONE || end != SQLITE_OK)
        fail(target, std::string("the copy failed: ") + sqlite3_errstr(code != SQLITE_DONE ? code : end));
}

void make_private(const std::string& path) {
    const int made = ::open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (made < 0) fail(path, std::strerror(errno));
    ::close(made);
}

void reach_disk(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool done = file >= 0 && ::fsync(file) == 0;
    if (file >= 0) ::close(file);
    if (!done) fail(path, std::strerror(errno));
}

// A whole, closed, single file beside `to`, then its name: no half copy is ever seen.
void copy_to(const std::string& from, const std::string& to) {
    const std::string half = to + ".part";
    fs::remove(half);
    make_private(half);
    try {
        const Handle source = open(from, SQLITE_OPEN_READWRITE);
        const Handle target = open(half, SQLITE_OPEN_READWRITE);
        copy(source.get(), target.get(), to);
        const std::string mode = first_text(target.get(), "PRAGMA journal_mode = DELETE");
        const std::string verdict = first_text(target.get(), "PRAGMA quick_check(1)");
        if (verdict != "ok") fail(from, "is damaged: " + verdict);
        if (mode != "delete") fail(to, "cannot be made a single file: " + mode);
    } catch (...) {
        fs::remove(half);
        throw;
    }
    reach_disk(half);
    fs::rename(half, to);
    const fs::path folder = fs::absolute(to).parent_path();
    reach_disk(folder.string());
}

// vigied must be able to open what root put back: the file belongs to whom the old one, or its folder, belongs to.
void give_to_owner(const std::string& path, const std::string& database) {
    struct stat old {
    }, fresh{};
    const std::string like = fs::exists(database) ? database : fs::absolute(database).parent_path().string();
    if (::stat(like.c_str(), &old) != 0) fail(like, std::strerror(errno));
    if (::stat(path.c_str(), &fresh) != 0) fail(path, std::strerror(errno));
    if (old.st_uid == fresh.st_uid && old.st_gid == fresh.st_gid) return;
    if (::chown(path.c_str(), old.st_uid, old.st_gid) != 0 && old.st_uid != fresh.st_uid)
        fail(path, std::string("cannot be given to the owner of ") + like + ": " + std::strerror(errno));
}

// An exclusive lock can be had only where nobody else has it open. A file that is no database any more is nobody's.
bool in_use(const std::string& database) {
    const Handle handle = open(database, SQLITE_OPEN_READWRITE);
    sqlite3_busy_timeout(handle.get(), 200);
    sqlite3_exec(handle.get(), "PRAGMA locking_mode = EXCLUSIVE", nullptr, nullptr, nullptr);
    const int code = sqlite3_exec(handle.get(), "BEGIN EXCLUSIVE; COMMIT", nullptr, nullptr, nullptr);
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED) return true;
    if (code != SQLITE_OK && code != SQLITE_NOTADB && code != SQLITE_CORRUPT) fail(database, sqlite3_errstr(code));
    return false;
}

}  // namespace

std::string check_database(const std::string& database) {
    need_file(database);
    try {
        const std::string verdict = first_text(open(database, SQLITE_OPEN_READWRITE).get(), "PRAGMA quick_check(1)");
        return verdict == "ok" ? "" : verdict;
    } catch (const StoreError& error) {
        return error.what();
    }
}

std::uint64_t backup_database(const std::string& database, const std::string& to) {
    need_file(database);
    if (!fs::exists(database)) fail(database, "there is no database");
    if (fs::exists(to)) fail(to, "is there already");
    copy_to(database, to);
    return fs::file_size(to);
}

void restore_database(const std::string& from, const std::string& database) {
    need_file(database);
    if (!fs::exists(from)) fail(from, "there is no such file");
    if (const std::string problem = check_database(from); !problem.empty()) fail(from, "is no whole copy: " + problem);
    if (fs::exists(database) && in_use(database))
        fail(database, "is in use: stop vigied first (systemctl stop vigied)");
    const std::string fresh = database + ".restored";
    fs::remove(fresh);
    copy_to(from, fresh);
    give_to_owner(fresh, database);
    // Those of an earlier restore belong to another database: a WAL of theirs beside the file of this one would spoil
    // it.
    for (const char* part : {"", "-wal", "-shm"}) fs::remove(database + ".before-restore" + part);
    for (const char* part : {"", "-wal", "-shm"}) {
        const std::string old = database + part;
        if (fs::exists(old)) fs::rename(old, database + ".before-restore" + part);
    }
    fs::rename(fresh, database);
    reach_disk(fs::absolute(database).parent_path().string());
}

}  // namespace vigie
