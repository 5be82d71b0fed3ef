#include "store/checked.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <fstream>

namespace vigie::store {
namespace {

constexpr Duration good_for = std::chrono::hours(24);

// What changes with every write to a file: its number, length, and times to the nanosecond.
struct Mark {
    std::uint64_t number = 0;
    std::int64_t size = -1, seconds = 0, nanoseconds = 0;
    bool operator==(const Mark&) const = default;
};

Mark mark_of(const std::string& path) {
    struct stat at {};
    if (::stat(path.c_str(), &at) != 0) return {};
    return {at.st_ino, at.st_size, at.st_mtim.tv_sec, at.st_mtim.tv_nsec};
}

}  // namespace

Checked::Checked(std::string database, Time now) : database_(std::move(database)), now_(now) {
    if (mark_of(database_ + "-wal").size > 0) return;  // not closed, or in use
    std::ifstream file(database_ + "-checked");
    Mark then;
    std::int64_t when = 0;
    if (!(file >> then.number >> then.size >> then.seconds >> then.nanoseconds >> when)) return;
    const Time since{Duration(when)};
    if (then == mark_of(database_) && since <= now && now - since < good_for) since_ = since;
}

void Checked::remember() const {
    if (!since_ || mark_of(database_ + "-wal").size >= 0) return;  // others have it open still
    const Mark now = mark_of(database_);
    const std::string path = database_ + "-checked";
    ::close(::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
    std::ofstream(path) << now.number << ' ' << now.size << ' ' << now.seconds << ' ' << now.nanoseconds << ' '
                        << since_->time_since_epoch().count() << '\n';
}

}  // namespace vigie::store
