package dev.nightjar.plugin.sidecar.memory;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.LockSupport;

/**
 * Sleeping on words of shared memory: by futex where there is one, else in short naps. One thread
 * at a time.
 */
final class WordSleep {

  private static final long NAP_NS = 100_000;

  private final Pointer base;

  /** Null where there is no futex. */
  private final Memory timespec;

  WordSleep(ByteBuffer bytes) {
    boolean futex = LinuxKernel.present();
    base = futex ? Native.getDirectBufferPointer(bytes) : Pointer.NULL;
    timespec = futex ? LinuxKernel.timespec() : null;
  }

  /** Sleeps while a word is what it was seen to be; may return for no reason. [engine thread] */
  void sleep(int offset, int seen, long mostNs) {
    if (timespec == null) {
      LockSupport.parkNanos(this, Math.min(NAP_NS, mostNs));
    } else {
      LinuxKernel.sleep(base.share(offset), seen, timespec, mostNs);
    }
  }

  /** Wakes all who sleep on a word, if it is still there. [any thread] */
  void wake(int offset) {
    if (timespec != null) {
      LinuxKernel.wake(base.share(offset));
    }
  }
}
