/*
 * System calls, by Linux's user dispatch (prctl 59, since 5.11): while watch_blocks says so, each call of the
 * thread ends in a signal handler here, which counts it and makes it. The handler returns through a stub of
 * our own, the only code whose calls always pass.
 */
#include <signal.h>
#include <stddef.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

#include "watch.h"

#define SET_USER_DISPATCH 59
#define DISPATCH_ON 1
#define PASS 0
#define BLOCK 1
#define RESTORER 0x04000000ul

extern const char watch_return[];
extern const char watch_return_end[];
__asm__(".text\n"
        ".globl watch_return\n"
        ".hidden watch_return\n"
        "watch_return:\n"
        "  movq $15, %rax\n" /* rt_sigreturn */
        "  syscall\n"
        ".globl watch_return_end\n"
        ".hidden watch_return_end\n"
        "watch_return_end:\n"
        "  nop\n");

static long raw_call(long number, const greg_t *registers) {
  long result = number;
  register long fourth __asm__("r10") = (long)registers[REG_R10];
  register long fifth __asm__("r8") = (long)registers[REG_R8];
  register long sixth __asm__("r9") = (long)registers[REG_R9];
  __asm__ volatile("syscall"
                   : "+a"(result)
                   : "D"(registers[REG_RDI]), "S"(registers[REG_RSI]), "d"(registers[REG_RDX]), "r"(fourth),
                     "r"(fifth), "r"(sixth)
                   : "rcx", "r11", "memory");
  return result;
}

static void call_made(int signal, siginfo_t *info, void *context) {
  (void)signal;
  watch_blocks = PASS;
  greg_t *registers = ((ucontext_t *)context)->uc_mcontext.gregs;
  if (watch_now.system_calls++ == 0) {
    watch_now.first_call = info->si_syscall;
  }
  registers[REG_RAX] = raw_call(info->si_syscall, registers);
  watch_blocks = BLOCK;
}

/* The kernel's own idea of a handler, which libc's sigaction does not let us give. */
typedef struct kernel_action {
  void (*handler)(int, siginfo_t *, void *);
  unsigned long flags;
  const char *restorer;
  uint64_t mask;
} kernel_action;

void watch_calls_prepare(void) {
  static _Thread_local int prepared;
  if (prepared) {
    return;
  }
  prepared = 1;
  kernel_action action = {call_made, SA_SIGINFO | SA_NODEFER | RESTORER, watch_return, 0};
  if (syscall(SYS_rt_sigaction, SIGSYS, &action, NULL, sizeof action.mask) != 0 ||
      prctl(SET_USER_DISPATCH, DISPATCH_ON, watch_return, watch_return_end - watch_return + 1,
            &watch_blocks) != 0) {
    perror("System calls can't be watched here");
    exit(77);
  }
}
