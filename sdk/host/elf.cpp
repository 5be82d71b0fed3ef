// Reads a shared object's headers without loading it. Source: System V ABI, chapters 4 and 5; elf(5).
#include <elf.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <vector>

#include "sdk/host/host.hpp"
#include "sdk/host/trust.hpp"

namespace vigie::host {
namespace {

#if defined(__x86_64__)
constexpr Elf64_Half our_machine = EM_X86_64;
#elif defined(__aarch64__)
constexpr Elf64_Half our_machine = EM_AARCH64;
#elif defined(__riscv)
constexpr Elf64_Half our_machine = EM_RISCV;
#else
#error "add this machine"
#endif

// The file, read piece by piece; a piece beyond its end is a false.
class File {
  public:
    explicit File(const std::string& path) : in_(path, std::ios::binary | std::ios::ate) {
        if (in_) size_ = static_cast<std::uint64_t>(in_.tellg());
    }
    bool open() const { return in_.is_open(); }
    bool holds(std::uint64_t offset, std::uint64_t size) const { return offset <= size_ && size <= size_ - offset; }
    template <typename T>
    bool read(std::uint64_t offset, T* into, std::uint64_t count) {
        if (count > size_ / sizeof(T) || !holds(offset, count * sizeof(T))) return false;
        in_.seekg(static_cast<std::streamoff>(offset));
        in_.read(reinterpret_cast<char*>(into), static_cast<std::streamsize>(count * sizeof(T)));
        return in_.good();
    }
    template <typename T>
    bool read(std::uint64_t offset, std::vector<T>& into, std::uint64_t count) {
        if (count > size_ / sizeof(T)) return false;
        into.resize(count);
        return read(offset, into.data(), count);
    }

  private:
    std::ifstream in_;
    std::uint64_t size_ = 0;
};

std::string check_header(const Elf64_Ehdr& header) {
    if (std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0) return "is not an ELF file";
    if (header.e_ident[EI_CLASS] != ELFCLASS64 || header.e_ident[EI_DATA] != ELFDATA2LSB ||
        header.e_machine != our_machine)
        return "is made for another machine";
    if (header.e_type != ET_DYN) return "is not a shared object";
    return {};
}

constexpr const char* cut = "is cut or damaged";

std::string check_segments(File& file, const Elf64_Ehdr& header) {
    std::vector<Elf64_Phdr> segments;
    if (header.e_phentsize != sizeof(Elf64_Phdr) || header.e_phnum == 0) return cut;
    if (!file.read(header.e_phoff, segments, header.e_phnum)) return cut;
    for (const Elf64_Phdr& segment : segments) {
        if (segment.p_type == PT_INTERP) return "is a program, not a shared object";
        if (segment.p_type != PT_NULL && !file.holds(segment.p_offset, segment.p_filesz)) return cut;
    }
    return {};
}

// The names that a table of dynamic symbols defines; nothing where it is damaged.
std::vector<std::string> names_of(File& file, const std::vector<Elf64_Shdr>& sections, const Elf64_Shdr& table) {
    std::vector<std::string> found;
    if (table.sh_link >= sections.size() || table.sh_entsize != sizeof(Elf64_Sym)) return found;
    std::vector<Elf64_Sym> symbols;
    std::vector<char> names;
    const Elf64_Shdr& strings = sections[table.sh_link];
    if (!file.read(table.sh_offset, symbols, table.sh_size / sizeof(Elf64_Sym))) return found;
    if (!file.read(strings.sh_offset, names, strings.sh_size) || names.empty()) return found;
    names.back() = 0;
    for (const Elf64_Sym& one : symbols)
        if (one.st_shndx != SHN_UNDEF && ELF64_ST_BIND(one.st_info) != STB_LOCAL && one.st_name < names.size())
            found.emplace_back(names.data() + one.st_name);
    return found;
}

bool read_sections(File& file, const Elf64_Ehdr& header, std::vector<Elf64_Shdr>& sections) {
    return header.e_shentsize == sizeof(Elf64_Shdr) && file.read(header.e_shoff, sections, header.e_shnum);
}

}  // namespace

std::string check_elf(const std::string& path, const std::string& symbol) {
    File file(path);
    if (!file.open()) return "cannot be opened";
    Elf64_Ehdr header{};
    if (!file.read(0, &header, 1)) return "is not an ELF file";
    if (std::string problem = check_header(header); !problem.empty()) return problem;
    if (std::string problem = check_segments(file, header); !problem.empty()) return problem;
    std::vector<Elf64_Shdr> sections;
    if (!read_sections(file, header, sections)) return cut;
    const std::vector<std::string> names = exported_symbols(path);
    if (std::binary_search(names.begin(), names.end(), symbol)) return {};
    return "exports no symbol " + symbol + ": it is no Vigie plugin";
}

std::vector<std::string> exported_symbols(const std::string& path) {
    File file(path);
    Elf64_Ehdr header{};
    std::vector<Elf64_Shdr> sections;
    std::vector<std::string> found;
    if (!file.open() || !file.read(0, &header, 1) || !check_header(header).empty() ||
        !read_sections(file, header, sections))
        return found;
    for (const Elf64_Shdr& section : sections)
        if (section.sh_type == SHT_DYNSYM) found = names_of(file, sections, section);
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace vigie::host
