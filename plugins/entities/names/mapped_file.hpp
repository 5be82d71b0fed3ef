// A file of built data, mapped for reading and shared between workers. Threads: const after construction.
#pragma once

#include <cstddef>
#include <filesystem>

namespace vigie::entities {

class MappedFile {
  public:
    // Throws std::runtime_error naming the file where it cannot be mapped or has not more than `least` bytes.
    MappedFile(const std::filesystem::path& file, std::size_t least);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    const char* data() const { return static_cast<const char*>(map_); }
    std::size_t size() const { return size_; }
    // Throws std::runtime_error: the file, then what it is not.
    [[noreturn]] void fail(const char* what) const;

  private:
    std::filesystem::path file_;
    void* map_ = nullptr;
    std::size_t size_ = 0;
};

}  // namespace vigie::entities
