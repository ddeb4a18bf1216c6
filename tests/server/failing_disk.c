// A disk that fails when it is told to: while the file that HEYAN_DISK_FAILS names is there, whatever is written to a file ends
// in the error whose number stands in it. For LD_PRELOAD; asks for no privilege.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static int fails(int file) {
  struct stat kind;
  char said[8] = "";
  const char *name = getenv("HEYAN_DISK_FAILS");
  if (!name || fstat(file, &kind) || !S_ISREG(kind.st_mode)) return 0;
  int told = open(name, O_RDONLY | O_CLOEXEC);
  if (told < 0) return 0;
  if (read(told, said, sizeof said - 1) < 0) said[0] = 0;
  close(told);
  errno = atoi(said);
  return errno != 0;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int file, const void *from, size_t size) { return fails(file) ? -1 : REAL(write)(file, from, size); }
ssize_t pwrite(int file, const void *from, size_t size, off_t at) { return fails(file) ? -1 : REAL(pwrite)(file, from, size, at); }
ssize_t pwrite64(int file, const void *from, size_t size, off64_t at) { return fails(file) ? -1 : REAL(pwrite64)(file, from, size, at); }
int ftruncate(int file, off_t size) { return fails(file) ? -1 : REAL(ftruncate)(file, size); }
int ftruncate64(int file, off64_t size) { return fails(file) ? -1 : REAL(ftruncate64)(file, size); }
int fsync(int file) { return fails(file) ? -1 : REAL(fsync)(file); }
int fdatasync(int file) { return fails(file) ? -1 : REAL(fdatasync)(file); }
