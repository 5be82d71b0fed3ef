// Reads a shared object's headers without loading it. Source: System V ABI, chapters 4 and 5; elf(5).
#include <elf.h>

#include <cstring>
#include <fstream>
#include <vector>

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

bool exports(File& file, const std::vector<Elf64_Shdr>& sections, const Elf64_Shdr& table, const std::string& symbol) {
    if (table.sh_link >= sections.size() || table.sh_entsize != sizeof(Elf64_Sym)) return false;
    std::vector<Elf64_Sym> symbols;
    std::vector<char> names;
    const Elf64_Shdr& strings = sections[table.sh_link];
    if (!file.read(table.sh_offset, symbols, table.sh_size / sizeof(Elf64_Sym))) return false;
    if (!file.read(strings.sh_offset, names, strings.sh_size)) return false;
    const std::size_t need = symbol.size() + 1;  // with its NUL
    for (const Elf64_Sym& one : symbols)
        if (one.st_shndx != SHN_UNDEF && one.st_name < names.size() && names.size() - one.st_name >= need &&
            std::memcmp(names.data() + one.st_name, symbol.c_str(), need) == 0)
            return true;
    return false;
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
    if (header.e_shentsize != sizeof(Elf64_Shdr) || !file.read(header.e_shoff, sections, header.e_shnum)) return cut;
    for (const Elf64_Shdr& section : sections)
        if (section.sh_type == SHT_DYNSYM && exports(file, sections, section, symbol)) return {};
    return "exports no symbol " + symbol + ": it is no Vigie plugin";
}

}  // namespace vigie::host
