// The SQLite driver: WAL, prepared statements kept by their text.
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <thread>
#include <unordered_map>

#include "store/checked.hpp"
#include "store/connection.hpp"

namespace vigie::store {
namespace {

struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
};
using StatementPtr = std::unique_ptr<sqlite3_stmt, Finalize>;
using HandlePtr = std::unique_ptr<sqlite3, Close>;

[[noreturn]] void fail(sqlite3* handle, const std::string& path, std::string_view doing) {
    const int code = handle ? sqlite3_extended_errcode(handle) : SQLITE_NOMEM;
    std::string message = "store " + path + ": " + std::string(doing) + ": ";
    message += handle ? sqlite3_errmsg(handle) : "out of memory";
    switch (code & 0xff) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            throw Conflict(message + " (another process holds it)");
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            throw StoreError(message + ": the file is damaged; put a backup in its place (docs/operations.md)");
        case SQLITE_CANTOPEN:
        case SQLITE_READONLY:
        case SQLITE_PERM:
            throw StoreError(message + ": its directory must exist and be writable by this user");
        default:
            throw StoreError(message);
    }
}

class SqliteRows final : public Rows {
  public:
    SqliteRows(sqlite3* handle, const std::string& path, sqlite3_stmt* statement, StatementPtr own)
        : handle_(handle), path_(path), statement_(statement), own_(std::move(own)) {}
    ~SqliteRows() override {
        sqlite3_reset(statement_);
        sqlite3_clear_bindings(statement_);
    }
    bool next() override {
        const int code = sqlite3_step(statement_);
        if (code == SQLITE_ROW) return true;
        if (code == SQLITE_DONE) return false;
        fail(handle_, path_, "reading");
    }
    bool null(int column) override { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
    std::int64_t integer(int column) override { return sqlite3_column_int64(statement_, column); }
    std::string_view text(int column) override { return view(column); }
    std::string bytes(int column) override { return std::string(view(column)); }

  private:
    std::string_view view(int column) {
        const void* data = sqlite3_column_blob(statement_, column);
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
        return data ? std::string_view(static_cast<const char*>(data), size) : std::string_view();
    }

    sqlite3* handle_;
    const std::string& path_;
    sqlite3_stmt* statement_;
    StatementPtr own_;
};

class Sqlite final : public Connection {
  public:
    explicit Sqlite(const StoreSettings& settings)
        : path_(settings.database), checked_(path_, std::chrono::floor<Duration>(std::chrono::system_clock::now())) {
        create_private();
        sqlite3* handle = nullptr;
        const int code = sqlite3_open_v2(path_.c_str(), &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
        handle_.reset(handle);
        if (code != SQLITE_OK) fail(handle, path_, "opening");
        sqlite3_extended_result_codes(handle, 1);
        sqlite3_busy_timeout(handle, static_cast<int>(settings.lock_wait.count()));
        use_wal(settings.lock_wait);
        script(
            "PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;"
            "PRAGMA wal_autocheckpoint = 2048; PRAGMA journal_size_limit = 67108864; PRAGMA trusted_schema = OFF; "
            "PRAGMA cell_size_check = ON");
        script("PRAGMA synchronous = NORMAL");
        power_safe_ = settings.power_safe;
        if (settings.quick_check && !checked_.known_whole()) check();
    }
    ~Sqlite() override {
        statements_.clear();
        handle_.reset();
        checked_.remember();
    }
    Sqlite(const Sqlite&) = delete;
    Sqlite& operator=(const Sqlite&) = delete;

    std::unique_ptr<Rows> query_values(const std::string& sql, std::span<const Value> values) override {
        return start(sql, values, SQLITE_TRANSIENT);
    }
    std::int64_t run_values(const std::string& sql, std::span<const Value> values) override {
        auto rows = start(sql, values, SQLITE_STATIC);  // the values outlive the rows
        while (rows->next()) {
        }
        return sqlite3_changes64(handle_.get());
    }
    void begin(bool writing) override {
        const bool full = power_safe_ && !relaxed_;
        if (writing && full != full_) {
            script(full ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
            full_ = full;
        }
        script(writing ? "BEGIN IMMEDIATE" : "BEGIN");
    }
    void relax(bool on) override { relaxed_ = on; }
    void commit() override { script("COMMIT"); }
    void rollback() noexcept override { sqlite3_exec(handle_.get(), "ROLLBACK", nullptr, nullptr, nullptr); }
    void script(std::string_view sql) override {
        const std::string text = replaced(replaced(sql, "{bytes}", "BLOB"), "{without_rowid}", "WITHOUT ROWID");
        if (sqlite3_exec(handle_.get(), text.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
            fail(handle_.get(), path_, text.substr(0, text.find(' ')));
    }
    std::string_view skip_locked() const override { return ""; }
    void lock(std::int64_t) override {}  // BEGIN IMMEDIATE has it
    bool has_table(std::string_view name) override {
        return count("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?", name) != 0;
    }
    void backup(const std::string& path) override {
        if (access(path.c_str(), F_OK) == 0) throw StoreError("backup " + path + ": the file exists");
        run("VACUUM INTO ?", path);
        if (chmod(path.c_str(), 0600) != 0) throw StoreError("backup " + path + ": cannot set its mode");
    }

  private:
    // The articles of others and the alerts are nobody else's business: mode 0600 from the first byte.
    void create_private() {
        const int file = ::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (file >= 0) ::close(file);
    }

    // Of programs that make a new file at once SQLite refuses all but one without waiting, for each could wait for the
    // others.
    void use_wal(Duration wait) {
        const auto end = std::chrono::steady_clock::now() + wait;
        for (;;) {
            try {
                return script("PRAGMA page_size = 16384; PRAGMA journal_mode = WAL");
            } catch (const Conflict&) {
                if (std::chrono::steady_clock::now() >= end) throw;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
    }

    void check() {
        auto rows = query("PRAGMA quick_check(1)");
        if (rows->next() && rows->text(0) != "ok")
            throw StoreError("store " + path_ + ": the file is damaged (" + rows->string(0) +
                             "); put a backup in its place (docs/operations.md)");
        checked_.found_whole();
    }

    std::unique_ptr<SqliteRows> start(const std::string& sql, std::span<const Value> values,
                                      sqlite3_destructor_type kept) {
        StatementPtr& cached = statements_[sql];
        StatementPtr own;
        if (!cached) cached = prepare(sql);
        if (sqlite3_stmt_busy(cached.get())) own = prepare(sql);  // its rows are still being read
        sqlite3_stmt* statement = own ? own.get() : cached.get();
        auto rows = std::make_unique<SqliteRows>(handle_.get(), path_, statement, std::move(own));
        for (std::size_t i = 0; i < values.size(); ++i) bind(statement, static_cast<int>(i) + 1, values[i], kept);
        return rows;
    }
    StatementPtr prepare(const std::string& sql) {
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v3(handle_.get(), sql.c_str(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                               &statement, nullptr) != SQLITE_OK)
            fail(handle_.get(), path_, sql);
        return StatementPtr(statement);
    }
    void bind(sqlite3_stmt* statement, int index, const Value& value, sqlite3_destructor_type kept) {
        int code = SQLITE_OK;
        if (const auto* number = std::get_if<std::int64_t>(&value))
            code = sqlite3_bind_int64(statement, index, *number);
        else if (const auto* real = std::get_if<double>(&value))
            code = sqlite3_bind_double(statement, index, *real);
        else if (const auto* text = std::get_if<std::string>(&value))
            code = sqlite3_bind_text64(statement, index, text->data(), text->size(), kept, SQLITE_UTF8);
        else if (const auto* bytes = std::get_if<Bytes>(&value))
            code = sqlite3_bind_blob64(statement, index, bytes->data.data(), bytes->data.size(), kept);
        if (code != SQLITE_OK) fail(handle_.get(), path_, "binding");
    }

    std::string path_;
    Checked checked_;
    HandlePtr handle_;
    bool power_safe_ = true, relaxed_ = false;
    bool full_ = false;  // PRAGMA synchronous, as it is
    std::unordered_map<std::string, StatementPtr> statements_;
};

}  // namespace

std::unique_ptr<Connection> open_sqlite(const StoreSettings& settings) {
    return std::make_unique<Sqlite>(settings);
}

}  // namespace vigie::store
