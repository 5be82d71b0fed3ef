// When a database file was last found whole, kept beside it as FILE-checked. A file that nobody has written to since a
// clean end, and that was found whole within a day, need not be read through again at each start: that costs as long as
// the file is large. Whatever else happened to it (a crash, a restored copy, another program) makes it unknown.
//
// Any thread. Errors: none; what cannot be read or written is as if the file were unknown.
#pragma once

#include <optional>
#include <string>

#include "base/time.hpp"

namespace vigie::store {

class Checked {
  public:
    // `now` is wall time. A file beside `database` with a write-ahead log in it is never known as whole.
    Checked(std::string database, Time now);
    bool known_whole() const { return since_.has_value(); }
    // It was read through just now.
    void found_whole() { since_ = now_; }
    // After the last connection was closed cleanly: remembers the file as it is.
    void remember() const;

  private:
    std::string database_;
    Time now_;
    std::optional<Time> since_;
};

}  // namespace vigie::store
