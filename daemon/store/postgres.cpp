// The PostgreSQL driver: libpq, prepared statements kept by their text, values travel as text.
#include <libpq-fe.h>

#include <charconv>
#include <cstdlib>
#include <cstring>
#include <unordered_map>

#include "store/connection.hpp"

namespace vigie::store {
namespace {

struct Clear {
    void operator()(PGresult* result) const { PQclear(result); }
};
struct Finish {
    void operator()(PGconn* connection) const { PQfinish(connection); }
};
using ResultPtr = std::unique_ptr<PGresult, Clear>;

std::string one_line(const char* text) {
    std::string line = text ? text : "";
    for (char& c : line)
        if (c == '\n' || c == '\r') c = ' ';
    while (!line.empty() && line.back() == ' ') line.pop_back();
    return line;
}

class PostgresRows final : public Rows {
  public:
    explicit PostgresRows(ResultPtr result) : result_(std::move(result)), count_(PQntuples(result_.get())) {}
    bool next() override { return ++row_ < count_; }
    bool null(int column) override { return PQgetisnull(result_.get(), row_, column) != 0; }
    std::int64_t integer(int column) override {
        const std::string_view digits = text(column);
        std::int64_t value = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
        return value;
    }
    std::string_view text(int column) override {
        return {PQgetvalue(result_.get(), row_, column),
                static_cast<std::size_t>(PQgetlength(result_.get(), row_, column))};
    }
    std::string bytes(int column) override {
        std::size_t size = 0;
        unsigned char* data =
            PQunescapeBytea(reinterpret_cast<const unsigned char*>(PQgetvalue(result_.get(), row_, column)), &size);
        std::string out(reinterpret_cast<const char*>(data), data ? size : 0);
        PQfreemem(data);
        return out;
    }

  private:
    ResultPtr result_;
    int row_ = -1;
    int count_;
};

std::string hex(std::string_view data) {
    static constexpr char digits[] = "0123456789abcdef";
    std::string out = "\\x";
    out.reserve(2 + 2 * data.size());
    for (const char c : data) {
        out += digits[static_cast<unsigned char>(c) >> 4];
        out += digits[static_cast<unsigned char>(c) & 15];
    }
    return out;
}

// SQL's ? as PostgreSQL's $1, $2, …: no literal of ours contains a question mark.
std::string numbered(std::string_view sql) {
    std::string out;
    int number = 0;
    for (const char c : sql) c == '?' ? (out += "$" + std::to_string(++number)) : (out += c);
    return out;
}

class Postgres final : public Connection {
  public:
    explicit Postgres(const StoreSettings& settings) : address_(settings.database), owner_(settings.owner) {
        connection_.reset(connect());
    }

    std::unique_ptr<Rows> query_values(const std::string& sql, std::span<const Value> values) override {
        return std::make_unique<PostgresRows>(execute(sql, values));
    }
    std::int64_t run_values(const std::string& sql, std::span<const Value> values) override {
        const ResultPtr result = execute(sql, values);
        return std::strtoll(PQcmdTuples(result.get()), nullptr, 10);
    }
    void begin(bool writing) override {
        if (PQstatus(connection_.get()) != CONNECTION_OK) {
            statements_.clear();
            connection_.reset();
            connection_.reset(connect());
        }
        if (!writing) return simple("BEGIN READ ONLY ISOLATION LEVEL REPEATABLE READ");
        simple(relaxed_ ? "BEGIN; SET LOCAL synchronous_commit = off" : "BEGIN");
    }
    void relax(bool on) override { relaxed_ = on; }
    void commit() override { simple("COMMIT"); }
    void rollback() noexcept override { ResultPtr(PQexec(connection_.get(), "ROLLBACK")); }
    void script(std::string_view sql) override {
        simple(replaced(replaced(sql, "{bytes}", "BYTEA"), "{without_rowid}", ""));
    }
    std::string_view skip_locked() const override { return " FOR UPDATE SKIP LOCKED"; }
    void lock(std::int64_t number) override { query("SELECT pg_advisory_xact_lock(?)", number); }
    bool has_table(std::string_view name) override {
        return count("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = ?", name) != 0;
    }
    void backup(const std::string& path) override {
        throw StoreError("backup " + path + ": this store is PostgreSQL; use pg_dump");
    }

  private:
    PGconn* connect() {
        const char* keys[] = {"dbname", "application_name", "connect_timeout", "client_encoding", nullptr};
        const char* values[] = {address_.c_str(), owner_.c_str(), "10", "UTF8", nullptr};
        PGconn* connection = PQconnectdbParams(keys, values, 1);
        if (PQstatus(connection) == CONNECTION_OK) {
            PQsetNoticeProcessor(
                connection, [](void*, const char*) {}, nullptr);
            return connection;
        }
        std::string message = one_line(PQerrorMessage(connection));
        PQfinish(connection);
        // libpq repeats an address that it cannot read, password and all
        if (PQconninfoOption* options = PQconninfoParse(address_.c_str(), nullptr))
            PQconninfoFree(options);
        else
            message = "the address of the database is not a postgresql:// URI";
        throw StoreError("store: " + message);
    }

    [[noreturn]] void fail(const PGresult* result, std::string_view doing) {
        const char* state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
        const std::string code = state ? state : "";
        const std::string message =
            "store: " + std::string(doing.substr(0, 120)) + ": " + one_line(PQerrorMessage(connection_.get()));
        // deadlock, serialization failure, a row that another inserted first; a connection that broke
        if (code == "40P01" || code == "40001" || code == "23505") throw Conflict(message);
        if (PQstatus(connection_.get()) != CONNECTION_OK) throw Conflict(message);
        throw StoreError(message);
    }

    void simple(const std::string& sql) {
        const ResultPtr result(PQexec(connection_.get(), sql.c_str()));
        const auto status = PQresultStatus(result.get());
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) fail(result.get(), sql);
        if (sql == "COMMIT" && std::strcmp(PQcmdStatus(result.get()), "COMMIT") != 0)
            throw Conflict("store: the transaction was rolled back");
    }

    const std::string& prepare(const std::string& sql, int count) {
        const auto found = statements_.find(sql);
        if (found != statements_.end()) return found->second;
        const std::string name = "s" + std::to_string(statements_.size());
        const ResultPtr result(PQprepare(connection_.get(), name.c_str(), numbered(sql).c_str(), count, nullptr));
        if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) fail(result.get(), sql);
        return statements_.emplace(sql, name).first->second;
    }

    ResultPtr execute(const std::string& sql, std::span<const Value> values) {
        const std::string& name = prepare(sql, static_cast<int>(values.size()));
        std::vector<std::string> held(values.size());
        std::vector<const char*> pointers(values.size(), nullptr);
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (std::holds_alternative<std::monostate>(values[i])) continue;
            if (const auto* text = std::get_if<std::string>(&values[i])) {
                pointers[i] = text->c_str();
                continue;
            }
            if (const auto* number = std::get_if<std::int64_t>(&values[i])) held[i] = std::to_string(*number);
            if (const auto* real = std::get_if<double>(&values[i])) held[i] = std::to_string(*real);
            if (const auto* bytes = std::get_if<Bytes>(&values[i])) held[i] = hex(bytes->data);
            pointers[i] = held[i].c_str();
        }
        ResultPtr result(PQexecPrepared(connection_.get(), name.c_str(), static_cast<int>(values.size()),
                                        pointers.data(), nullptr, nullptr, 0));
        const auto status = PQresultStatus(result.get());
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) fail(result.get(), sql);
        return result;
    }

    std::string address_;
    std::string owner_;
    bool relaxed_ = false;
    std::unique_ptr<PGconn, Finish> connection_;
    std::unordered_map<std::string, std::string> statements_;
};

}  // namespace

std::unique_ptr<Connection> open_postgres(const StoreSettings& settings) {
    return std::make_unique<Postgres>(settings);
}

}  // namespace vigie::store
