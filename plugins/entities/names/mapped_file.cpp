#include "plugins/entities/names/mapped_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <stdexcept>

namespace vigie::entities {

MappedFile::MappedFile(const std::filesystem::path& file, std::size_t least) : file_(file) {
    const int handle = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (handle < 0) fail("cannot be opened");
    struct stat info {};
    if (::fstat(handle, &info) == 0 && info.st_size > static_cast<off_t>(least)) {
        size_ = static_cast<std::size_t>(info.st_size);
        map_ = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, handle, 0);
    }
    ::close(handle);
    if (map_ == nullptr || map_ == MAP_FAILED) fail("cannot be mapped");
}

MappedFile::~MappedFile() {
    ::munmap(map_, size_);
}

void MappedFile::fail(const char* what) const {
    throw std::runtime_error(file_.string() + ": " + what);
}

}  // namespace vigie::entities
