package dev.nightjar.plugin.sidecar.memory;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.lang.invoke.MethodHandles;

/** The one system call that Java lacks. */
final class LinuxKernel {

  private static final int WAIT = 0;
  private static final int WAKE = 1;
  private static final long SECOND_NS = 1_000_000_000L;
  private static final long NUMBER = number();
  private static final boolean PRESENT = NUMBER >= 0 && register();

  private LinuxKernel() {}

  /** Whether this system has it. */
  static boolean present() {
    return PRESENT;
  }

  /** Where a timeout is put. */
  static Memory timespec() {
    Memory time = new Memory(2L * Long.BYTES);
    time.clear();
    return time;
  }

  /** Sleeps while the word is what it was seen to be, until woken, or for so long. */
  static void sleep(Pointer word, int seen, Memory timespec, long mostNs) {
    timespec.setLong(0, mostNs / SECOND_NS);
    timespec.setLong(Long.BYTES, mostNs % SECOND_NS);
    call(word, WAIT, seen, timespec);
  }

  /** Wakes all who sleep on the word. */
  static void wake(Pointer word) {
    call(word, WAKE, Integer.MAX_VALUE, Pointer.NULL);
  }

  /** Whatever it says, the caller looks again. */
  private static void call(Pointer word, int operation, int value, Pointer time) {
    try {
      syscall(NUMBER, word, operation, value, time, Pointer.NULL, 0);
    } catch (LastErrorException again) {
      return;
    }
  }

  private static native long syscall(
      long number,
      Pointer word,
      long operation,
      long value,
      Pointer time,
      Pointer other,
      long bits);

  /** Number of futex; negative where it isn't known. */
  private static long number() {
    if (!Platform.isLinux()) {
      return -1;
    }
    return switch (Platform.ARCH) {
      case "x86-64" -> 202;
      case "aarch64" -> 98;
      default -> -1;
    };
  }

  private static boolean register() {
    try {
      Native.register(MethodHandles.lookup().lookupClass(), "c");
      return true;
    } catch (UnsatisfiedLinkError absent) {
      return false;
    }
  }
}
