// One connection to one database, thin: run, query, transaction. SQL uses `?` for parameters and is the same for both
// drivers; where the databases differ, the connection has the words (placeholders below).
//
// Threads: one at a time. Rows stay valid until they are destroyed; at most one transaction is open.
// Errors: StoreError; Conflict when the transaction must be tried again (deadlock, lost race, lost connection).
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "base/time.hpp"
#include "store/store.hpp"

namespace vigie::store {

class Conflict : public StoreError {
  public:
    using StoreError::StoreError;
};

struct Bytes {
    std::string_view data;
};
using Value = std::variant<std::monostate, std::int64_t, double, std::string, Bytes>;

// Text as both databases take it: no NUL, valid UTF-8.
std::string clean_text(std::string_view text);

inline Value to_value(std::string_view text) {
    return clean_text(text);
}
inline Value to_value(const std::string& text) {
    return clean_text(text);
}
inline Value to_value(const char* text) {
    return clean_text(text);
}
inline Value to_value(Bytes bytes) {
    return bytes;
}
inline Value to_value(double number) {
    return number;
}
inline Value to_value(Time time) {
    return std::int64_t{time.time_since_epoch().count()};
}
inline Value to_value(Duration duration) {
    return std::int64_t{duration.count()};
}
inline Value to_value(const std::optional<Time>& time) {
    return time ? to_value(*time) : Value();
}
inline Value to_value(const std::optional<Duration>& duration) {
    return duration ? to_value(*duration) : Value();
}
inline Value to_value(const Value& value) {
    return value;
}
template <std::integral T>
Value to_value(T number) {
    return static_cast<std::int64_t>(number);
}

// The rows of an answer, one at a time. Columns count from 0; NULL reads as "", 0 or nothing.
class Rows {
  public:
    virtual ~Rows() = default;
    virtual bool next() = 0;
    virtual bool null(int column) = 0;
    virtual std::int64_t integer(int column) = 0;
    virtual std::string_view text(int column) = 0;  // valid until next()
    virtual std::string bytes(int column) = 0;

    std::string string(int column) { return std::string(text(column)); }
    int number(int column) { return static_cast<int>(integer(column)); }
    bool flag(int column) { return integer(column) != 0; }
    Time time(int column) { return Time(Duration(integer(column))); }
    std::optional<Time> maybe_time(int column) {
        return null(column) ? std::nullopt : std::optional<Time>(time(column));
    }
};

class Connection {
  public:
    virtual ~Connection() = default;
    virtual std::unique_ptr<Rows> query_values(const std::string& sql, std::span<const Value> values) = 0;
    virtual std::int64_t run_values(const std::string& sql, std::span<const Value> values) = 0;
    virtual void begin(bool writing) = 0;
    // While on: commits return before they are on the disk. The next one that is not relaxed takes them there first, so
    // that a loss of power takes the database back to an earlier whole state, never to half of one.
    virtual void relax(bool on) = 0;
    virtual void commit() = 0;
    virtual void rollback() noexcept = 0;
    // Several statements; for the schema. {bytes} and {without_rowid} stand for the database's own words.
    virtual void script(std::string_view sql) = 0;
    // What a claiming SELECT ends with.
    virtual std::string_view skip_locked() const = 0;
    // Until the transaction ends, others who ask for the same lock wait.
    virtual void lock(std::int64_t number) = 0;
    virtual bool has_table(std::string_view name) = 0;
    virtual void backup(const std::string& path) = 0;

    // Returns how many rows changed.
    template <typename... Args>
    std::int64_t run(const std::string& sql, const Args&... args) {
        const std::array<Value, sizeof...(Args)> values{to_value(args)...};
        return run_values(sql, values);
    }
    template <typename... Args>
    std::unique_ptr<Rows> query(const std::string& sql, const Args&... args) {
        const std::array<Value, sizeof...(Args)> values{to_value(args)...};
        return query_values(sql, values);
    }
    // The first column of the first row, 0 without one.
    template <typename... Args>
    std::int64_t count(const std::string& sql, const Args&... args) {
        auto rows = query(sql, args...);
        return rows->next() ? rows->integer(0) : 0;
    }
};

// For work that is merely done again where its commit was lost: claims, readings, analyses, and the ledger of what
// went. What others see of it (a delivery) is claimed by a commit that is not relaxed.
class Relaxed {
  public:
    explicit Relaxed(Connection& db) : db_(db) { db_.relax(true); }
    ~Relaxed() { db_.relax(false); }
    Relaxed(const Relaxed&) = delete;
    Relaxed& operator=(const Relaxed&) = delete;

  private:
    Connection& db_;
};

std::unique_ptr<Connection> open_sqlite(const StoreSettings& settings);
std::unique_ptr<Connection> open_postgres(const StoreSettings& settings);

// "?, ?, ?"
std::string placeholders(std::size_t count);
std::string replaced(std::string_view text, std::string_view what, std::string_view by);

}  // namespace vigie::store
