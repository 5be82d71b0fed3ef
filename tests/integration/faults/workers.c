/* Kills the worker that vigied talks to, at a given message:
 *   worker-before-send, worker-after-send   the N-th message to a worker
 *   worker-after-receive                    the N-th time that bytes of a worker were read
 *   worker-cut                              the same, half of these bytes arrive and nothing after them
 * and counts in "sent" and "received". */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <sys/socket.h>
#include <unistd.h>

#include "faults.h"

enum { most_descriptors = 4096 };
static pid_t worker_of[most_descriptors]; /* by our end of its socket */
static char cut[most_descriptors];
static int last_socket = -1; /* a pair is made just before the worker that gets its other end */
static long sent, received;

int socketpair(int domain, int type, int protocol, int pair[2]) {
    static int (*real)(int, int, int, int*);
    if (!real) *(void**)&real = dlsym(RTLD_NEXT, "socketpair");
    const int result = real(domain, type, protocol, pair);
    if (result == 0 && pair[0] < most_descriptors) last_socket = pair[0];
    return result;
}

/* The daemon lifts its end to a higher number. */
int fcntl(int file, int command, ...) {
    static int (*real)(int, int, ...);
    va_list rest;
    va_start(rest, command);
    void* argument = va_arg(rest, void*);
    va_end(rest);
    if (!real) *(void**)&real = dlsym(RTLD_NEXT, "fcntl");
    const int result = real(file, command, argument);
    if (command == F_DUPFD_CLOEXEC && file == last_socket) last_socket = result;
    return result;
}

int posix_spawn(pid_t* pid, const char* path, const posix_spawn_file_actions_t* files, const posix_spawnattr_t* how,
                char* const arguments[], char* const environment[]) {
    static int (*real)(pid_t*, const char*, const posix_spawn_file_actions_t*, const posix_spawnattr_t*, char* const[],
                       char* const[]);
    if (!real) *(void**)&real = dlsym(RTLD_NEXT, "posix_spawn");
    const int result = real(pid, path, files, how, arguments, environment);
    if (result == 0 && last_socket >= 0) {
        worker_of[last_socket] = *pid;
        cut[last_socket] = 0;
        last_socket = -1;
    }
    return result;
}

int close(int file) {
    static int (*real)(int);
    if (!real) *(void**)&real = dlsym(RTLD_NEXT, "close");
    if (file >= 0 && file < most_descriptors) worker_of[file] = 0;
    return real(file);
}

static int is_worker(int file) {
    return file >= 0 && file < most_descriptors && worker_of[file] > 0;
}

static void before_send(int file) {
    if (is_worker(file) && sent + 1 == number_of("worker-before-send")) kill(worker_of[file], SIGKILL);
}

static ssize_t after_send(int file, ssize_t count) {
    if (!is_worker(file) || count <= 0) return count;
    tell("sent", ++sent);
    if (sent == number_of("worker-after-send")) kill(worker_of[file], SIGKILL);
    return count;
}

static ssize_t after_receive(int file, ssize_t count, int flags) {
    if (!is_worker(file) || count <= 0 || (flags & MSG_PEEK)) return count;
    tell("received", ++received);
    if (received == number_of("worker-after-receive")) kill(worker_of[file], SIGKILL);
    if (received != number_of("worker-cut")) return count;
    kill(worker_of[file], SIGKILL);
    cut[file] = 1;
    return count > 1 ? count / 2 : count;
}

ssize_t send(int file, const void* data, size_t size, int flags) {
    static ssize_t (*real)(int, const void*, size_t, int);
    if (!real) *(void**)&real = dlsym(RTLD_NEXT, "send");
    before_send(file);
    return after_send(file, real(file, data, size, flags));
}

ssize_t sendmsg(int file, const struct msghdr* message, int flags) {
    static ssize_t (*real)(int, const struct msghdr*, int);
    if (!real) *(void**)&real = dlsym(RTLD_NEXT, "sendmsg");
    before_send(file);
    return after_send(file, real(file, message, flags));
}

ssize_t recv(int file, void* data, size_t size, int flags) {
    static ssize_t (*real)(int, void*, size_t, int);
    if (!real) *(void**)&real = dlsym(RTLD_NEXT, "recv");
    if (is_worker(file) && cut[file]) return 0;
    return after_receive(file, real(file, data, size, flags), flags);
}

ssize_t recvmsg(int file, struct msghdr* message, int flags) {
    static ssize_t (*real)(int, struct msghdr*, int);
    if (!real) *(void**)&real = dlsym(RTLD_NEXT, "recvmsg");
    if (is_worker(file) && cut[file]) return 0;
    return after_receive(file, real(file, message, flags), flags);
}
