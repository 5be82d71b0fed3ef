// Copies of the embedded database: made while the daemon runs, and put back while it does not.
//
// Threads: any; each call has a connection of its own. Errors: StoreError, one line that says what to do. PostgreSQL
// has pg_dump and is refused here.
#pragma once

#include <cstdint>
#include <string>

namespace vigie {

// A whole copy, as of one moment between two commits, checked before it gets its name. `to` must not be there yet; it
// is made readable by its owner only. Returns its size in bytes.
std::uint64_t backup_database(const std::string& database, const std::string& to);

// Puts a copy in the database's place, after checking it; what was there is kept as <database>.before-restore, in the
// place of what an earlier restore kept. It belongs to the owner of the old one, else of the folder. Refused while a
// process has the database open.
void restore_database(const std::string& from, const std::string& database);

// Empty, or what is wrong with the file: SQLite's quick_check.
std::string check_database(const std::string& database);

}  // namespace vigie
