package dev.nightjar.train.data;

import java.nio.charset.StandardCharsets;

/** Tells one collection of files from another: FNV-1a, 64 bits, of what is added. */
final class ContentHash {
  private long hash = 0xcbf29ce484222325L;

  ContentHash add(Object part) {
    for (byte b : part.toString().getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    return this;
  }

  @Override
  public String toString() {
    return Long.toHexString(hash);
  }
}
