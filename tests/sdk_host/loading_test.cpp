// A plugin file that cannot be used is one line, and the host lives.
#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "sdk_host/support.hpp"

namespace vigie::host {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::StartsWith;

class Loading : public ::testing::Test {
  protected:
    void SetUp() override {
        char name[] = "/tmp/vigie-loading-XXXXXX";
        folder_ = ::mkdtemp(name);
    }
    void TearDown() override { fs::remove_all(folder_); }

    std::string copy(const std::string& plugin) {
        const fs::path to = folder_ / (plugin + ".so");
        fs::copy_file(plugin_path(plugin), to);
        return to.string();
    }
    std::string write(const std::string& name, const std::string& content) {
        std::ofstream(folder_ / name, std::ios::binary) << content;
        return (folder_ / name).string();
    }

    fs::path folder_;
};

TEST_F(Loading, AMissingFile) {
    EXPECT_EQ(problem_of({"/nowhere/x.so"}), "cannot be opened: No such file or directory");
}

TEST_F(Loading, AFolder) {
    fs::create_directory(folder_ / "x.so");
    EXPECT_EQ(problem_of({(folder_ / "x.so").string()}), "is not a regular file");
}

TEST_F(Loading, AnEmptyFileATextAndAProgram) {
    EXPECT_EQ(problem_of({write("empty.so", "")}), "is not an ELF file");
    EXPECT_EQ(problem_of({write("text.so", std::string(4096, 'x'))}), "is not an ELF file");
    fs::copy_file("/proc/self/exe", folder_ / "program.so");
    EXPECT_THAT(problem_of({(folder_ / "program.so").string()}), HasSubstr("is a program"));
}

TEST_F(Loading, AnotherMachine) {
    std::ifstream in(plugin_path("fine"), std::ios::binary);
    std::string bytes(std::istreambuf_iterator<char>(in), {});
    bytes[18] = 0x28;  // e_machine: ARM
    EXPECT_EQ(problem_of({write("arm.so", bytes)}), "is made for another machine");
}

TEST_F(Loading, ACutFileAtEveryLengthIsALineNotAFault) {
    std::ifstream in(plugin_path("c_plugin"), std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(in), {});
    for (std::size_t length = 0; length + 1 < bytes.size(); length += 509)
        EXPECT_NE(problem_of({write("cut" + std::to_string(length) + ".so", bytes.substr(0, length))}), "") << length;
}

TEST_F(Loading, NoSymbol) {
    EXPECT_EQ(problem_of({plugin_path("no_symbol")}), "exports no symbol vigie_plugin: it is no Vigie plugin");
}

TEST_F(Loading, AMissingFunctionIsNamed) {
    const std::string problem = problem_of({plugin_path("unresolved")});
    EXPECT_THAT(problem, StartsWith("cannot be loaded: "));
    EXPECT_THAT(problem, HasSubstr("vigie_missing_function"));
}

TEST_F(Loading, AWrongMajorIsRefusedANewerMinorIsNot) {
    EXPECT_EQ(problem_of({plugin_path("wrong_major")}), "is built for plugin ABI 99.0, this host has 1.0");
    EXPECT_EQ(problem_of({plugin_path("newer_minor")}), "");
}

TEST_F(Loading, AnIdThatIsNone) {
    EXPECT_EQ(problem_of({plugin_path("bad_id")}), "has an id that is none: \"not an id!\"");
}

TEST_F(Loading, CreateThatFailsSaysWhy) {
    EXPECT_EQ(problem_of({plugin_path("create_null")}), "the lexicon is missing");
}

TEST_F(Loading, AFileOrFolderThatOthersMayWriteTo) {
    const std::string file = copy("c_plugin");
    EXPECT_EQ(problem_of({file}), "");
    ASSERT_EQ(::chmod(file.c_str(), 0666), 0);
    EXPECT_EQ(problem_of({file}), "others may write to it");
    ASSERT_EQ(::chmod(file.c_str(), 0644), 0);
    ASSERT_EQ(::chmod(folder_.c_str(), 0777), 0);
    EXPECT_THAT(problem_of({file}), StartsWith("others may write to its folder /"));
}

TEST_F(Loading, AFileOfAnotherUserOrGroup) {
    if (::geteuid() != 0) {
        // Only root can give a file away; root's own files are then the other case, which is allowed.
        EXPECT_THAT(problem_of({"/etc/hostname"}), StartsWith("is not an ELF file"));
        return;
    }
    const std::string file = copy("c_plugin");
    ASSERT_EQ(::chown(file.c_str(), 12345, 0), 0);
    EXPECT_EQ(problem_of({file}), "belongs to user 12345, neither to root nor to us");
    ASSERT_EQ(::chown(file.c_str(), 0, 12345), 0);
    ASSERT_EQ(::chmod(file.c_str(), 0664), 0);
    EXPECT_EQ(problem_of({file}), "group 12345 may write to it");
}

TEST_F(Loading, ALinkIsJudgedByWhereItLeads) {
    const std::string file = copy("c_plugin");
    ASSERT_EQ(::chmod(file.c_str(), 0666), 0);
    fs::create_directory(folder_ / "links");
    fs::create_symlink(file, folder_ / "links" / "link.so");
    EXPECT_EQ(problem_of({(folder_ / "links" / "link.so").string()}), "others may write to it");
}

TEST_F(Loading, APinnedChecksum) {
    const std::string file = write("x.so", "abc");
    // FIPS 180-2, appendix B.1
    const std::string abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    PluginSource source{file};
    source.options["sha256"] = abc;
    EXPECT_EQ(problem_of(source), "is not an ELF file");  // the checksum was right
    source.options["sha256"] = std::string(64, '0');
    EXPECT_EQ(problem_of(source), "has SHA-256 " + abc + ", not the pinned " + std::string(64, '0'));
}

TEST_F(Loading, FindsTheFilesOfAFolderInOrder) {
    write("b.so", "");
    write("a.so", "");
    write("a.txt", "");
    fs::create_directory(folder_ / "data");
    const std::vector<PluginSource> found = find_plugins(folder_.string());
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].path, (folder_ / "a.so").string());
    EXPECT_TRUE(find_plugins("/nowhere").empty());
}

TEST_F(Loading, TellsWhichFileBeforeItsCodeRuns) {
    std::vector<std::string> told;
    host::Setup setup = setup_of({"c_plugin", "create_null"});
    setup.loading = [&](std::string_view path) { told.emplace_back(path); };
    const Host host(std::move(setup));
    EXPECT_EQ(told, (std::vector<std::string>{plugin_path("c_plugin"), plugin_path("create_null")}));
}

}  // namespace
}  // namespace vigie::host
