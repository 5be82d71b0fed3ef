/* LD_PRELOAD for vigied in fault runs: what the machine does wrong, on command. The folder $VIGIE_FAULTS says what is
 * wrong now, so that a run can break and mend it:
 *   kill-before, kill-after        a number N: the N-th fsync or fdatasync of the process kills it, before or after
 *   kill-commit, kill-committed    the same of the N-th commit that is written into SQLite's log
 *   full, read-only                writing and growing files fails with ENOSPC, EROFS
 *   slow                           every fsync takes so many milliseconds more
 *   no-dns                         no name has an address
 *   clock                          seconds to add to the wall clock
 *   memory                         a number N: every N-th allocation of a kilobyte or more fails
 * and counts in "syncs" and "commits". What happens to workers is in workers.c. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "faults.h"

static atomic_long syncs, commits;

static const char* path_of(const char* name, char* into, size_t size) {
    const char* folder = getenv("VIGIE_FAULTS");
    if (!folder) return NULL;
    snprintf(into, size, "%s/%s", folder, name);
    return into;
}

int is_set(const char* name) {
    char path[512];
    return path_of(name, path, sizeof path) && access(path, F_OK) == 0;
}

long number_of(const char* name) {
    char path[512], text[32] = {0};
    if (!path_of(name, path, sizeof path)) return 0;
    const int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return 0;
    const ssize_t count = read(file, text, sizeof text - 1);
    close(file);
    return count > 0 ? strtol(text, NULL, 10) : 0;
}

void tell(const char* what, long count) {
    char path[512], text[32];
    if (!path_of(what, path, sizeof path)) return;
    const int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0) return;
    static ssize_t (*real)(int, const void*, size_t);
    if (!real) *(void**)&real = dlsym(RTLD_NEXT, "write");
    if (real(file, text, (size_t)snprintf(text, sizeof text, "%ld\n", count)) < 0) perror(what);
    close(file);
}

/* What the disk answers: an errno, 0: it works. */
static int disk_error(void) {
    return is_set("full") ? ENOSPC : is_set("read-only") ? EROFS : 0;
}

static int synced(int file, const char* name) {
    int (*real)(int);
    *(void**)&real = dlsym(RTLD_NEXT, name);
    const long now = ++syncs;
    tell("syncs", now);
    if (now == number_of("kill-before")) kill(getpid(), SIGKILL);
    const long slow = number_of("slow");
    if (slow > 0) usleep((useconds_t)slow * 1000);
    const int result = (errno = disk_error()) ? -1 : real(file);
    if (now == number_of("kill-after")) kill(getpid(), SIGKILL);
    return result;
}

int fsync(int file) {
    return synced(file, "fsync");
}
int fdatasync(int file) {
    return synced(file, "fdatasync");
}

/* Sockets, pipes and the log go on; the disk does not. */
static int refused(int file) {
    struct stat status;
    const int error = disk_error();
    if (!error || fstat(file, &status) != 0 || !S_ISREG(status.st_mode)) return 0;
    errno = error;
    return 1;
}

ssize_t write(int file, const void* data, size_t size) {
    static ssize_t (*real)(int, const void*, size_t);
    if (!real) *(void**)&real = dlsym(RTLD_NEXT, "write");
    return file > 2 && refused(file) ? -1 : real(file, data, size);
}

/* The header of a frame of SQLite's log is 24 bytes; the size of the database in it, bytes 4 to 7, is there in the last
 * frame of a commit only (https://sqlite.org/fileformat2.html, 4.1). The page follows in a write of its own. */
static int ends_commit(const void* data, size_t size) {
    static const unsigned char none[4];
    return size == 24 && memcmp((const char*)data + 4, none, 4) != 0;
}

ssize_t pwrite64(int file, const void* data, size_t size, off64_t at) {
    static ssize_t (*real)(int, const void*, size_t, off64_t);
    static int log = -1; /* whose last frame is being written; by one thread only */
    if (!real) *(void**)&real = dlsym(RTLD_NEXT, "pwrite64");
    if (refused(file)) return -1;
    const int page_of_commit = file == log;
    log = -1;
    if (ends_commit(data, size)) {
        tell("commits", ++commits);
        if (commits == number_of("kill-commit")) kill(getpid(), SIGKILL);
        log = file;
    }
    const ssize_t result = real(file, data, size, at);
    if (page_of_commit && commits == number_of("kill-committed")) kill(getpid(), SIGKILL);
    return result;
}

int getaddrinfo(const char* node, const char* service, const struct addrinfo* hints, struct addrinfo** found) {
    static int (*real)(const char*, const char*, const struct addrinfo*, struct addrinfo**);
    if (!real) *(void**)&real = dlsym(RTLD_NEXT, "getaddrinfo");
    return is_set("no-dns") ? EAI_AGAIN : real(node, service, hints, found);
}

int clock_gettime(clockid_t clock, struct timespec* now) {
    static int (*real)(clockid_t, struct timespec*);
    if (!real) *(void**)&real = dlsym(RTLD_NEXT, "clock_gettime");
    const int result = real(clock, now);
    if (result == 0 && clock == CLOCK_REALTIME) now->tv_sec += number_of("clock");
    return result;
}

#ifndef MALLOC_IS_A_SANITIZERS
/* glibc's own, under the name that it exports for this. */
void* __libc_malloc(size_t size);

void* malloc(size_t size) {
    static atomic_long large;
    if (size >= 1024) {
        const long each = number_of("memory");
        if (each > 0 && ++large % each == 0) return errno = ENOMEM, NULL;
    }
    return __libc_malloc(size);
}
#endif
