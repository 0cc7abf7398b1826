/* What PostgreSQL asks of System V shared memory, from ordinary shared memory instead.
 *
 * Its server always takes one small segment, to notice a second server in the same folder; here there is never one. The
 * sandbox refuses these calls, as such a segment outlives its process and no wipe of files reaches it. */
#include <errno.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/shm.h>

static size_t wanted;

int shmget(key_t key, size_t size, int flags) {
    (void)key, (void)flags;
    wanted = size;
    return 1;
}

void *shmat(int segment, const void *place, int flags) {
    (void)segment, (void)place, (void)flags;
    return mmap(NULL, wanted, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
}

int shmdt(const void *place) {
    (void)place;
    return 0;
}

int shmctl(int segment, int command, struct shmid_ds *told) {
    (void)segment, (void)told;
    if (command == IPC_RMID) return 0;
    errno = EINVAL;
    return -1;
}
