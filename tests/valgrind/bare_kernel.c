/* LD_PRELOAD: a kernel without seccomp and without limits, for a worker under valgrind, which makes system calls, takes
 * memory and writes a file of its own; and a worker that survives its parent, so that what it leaked is counted.
 * Landlock is a call that valgrind does not know, so that is missing by itself. */
#include <errno.h>
#include <stdarg.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

int seccomp_load(void* filter) {
    (void)filter;
    return -ENOSYS;
}

int setrlimit(__rlimit_resource_t resource, const struct rlimit* limit) {
    (void)resource;
    (void)limit;
    return 0;
}

int prctl(int operation, ...) {
    va_list rest;
    va_start(rest, operation);
    const unsigned long second = va_arg(rest, unsigned long), third = va_arg(rest, unsigned long),
                        fourth = va_arg(rest, unsigned long), fifth = va_arg(rest, unsigned long);
    va_end(rest);
    if (operation == PR_SET_PDEATHSIG) return 0;
    return (int)syscall(SYS_prctl, operation, second, third, fourth, fifth);
}
