// A disk that loses power: SQLite's own VFS, whose files are copied at each xSync, and only then, to where a machine
// that starts again would find them.
#pragma once

#include <sqlite3.h>

#include <filesystem>
#include <map>
#include <string>
#include <utility>

namespace vigie::test {

class PowerCut {
  public:
    // Databases in `folder` that are opened while this lives; `disk` takes what is synced of them.
    PowerCut(std::filesystem::path folder, std::filesystem::path disk)
        : folder_(std::move(folder)), disk_(std::move(disk)) {
        std::filesystem::create_directory(disk_);
        if (vfs_.xOpen != open) {
            vfs_ = *sqlite3_vfs_find(nullptr);
            vfs_.zName = "power-cut";
            vfs_.pNext = nullptr;
            vfs_.xOpen = open;
            vfs_.xDelete = remove;
        }
        usual_ = sqlite3_vfs_find("unix");
        current_ = this;
        sqlite3_vfs_register(&vfs_, 1);
    }
    ~PowerCut() {
        sqlite3_vfs_unregister(&vfs_);
        current_ = nullptr;
    }
    PowerCut(const PowerCut&) = delete;
    PowerCut& operator=(const PowerCut&) = delete;

    // The synced files in a new folder, as after the power came back.
    std::string files_after() {
        std::string after = disk_.string() + "-" + std::to_string(++cuts_);
        std::filesystem::copy(disk_, after);
        return after;
    }
    int syncs = 0;

  private:
    struct File {
        std::string path;
        sqlite3_io_methods usual, ours;
    };

    static int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out) {
        const int code = usual_->xOpen(usual_, name, file, flags, out);
        if (code != SQLITE_OK || current_ == nullptr || name == nullptr) return code;
        if (std::filesystem::path(name).parent_path() != current_->folder_) return code;
        File& known = current_->files_[file];
        known = {name, *file->pMethods, *file->pMethods};
        known.ours.xSync = sync;
        file->pMethods = &known.ours;
        return code;
    }
    static int remove(sqlite3_vfs*, const char* name, int lasting) {
        const std::filesystem::path path = name;
        if (current_ != nullptr && path.parent_path() == current_->folder_)
            std::filesystem::remove(current_->disk_ / path.filename());
        return usual_->xDelete(usual_, name, lasting);
    }
    static int sync(sqlite3_file* file, int flags) {
        const File& known = current_->files_.at(file);
        ++current_->syncs;
        const std::filesystem::path path = known.path;
        std::filesystem::copy_file(path, current_->disk_ / path.filename(),
                                   std::filesystem::copy_options::overwrite_existing);
        return known.usual.xSync(file, flags);
    }

    static inline sqlite3_vfs vfs_ = {};
    static inline sqlite3_vfs* usual_ = nullptr;
    static inline PowerCut* current_ = nullptr;

    std::filesystem::path folder_, disk_;
    std::map<sqlite3_file*, File> files_;
    int cuts_ = 0;
};

}  // namespace vigie::test
