package dev.nightjar.plugin.jars;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The beginning of a class file: its name and what it extends, read without loading it (The Java
 * Virtual Machine Specification, 4.1 and 4.4).
 *
 * @param name with slashes
 * @param superName with slashes; "" if there is none
 * @param concrete whether it is public and can be made
 */
record ClassHead(String name, String superName, boolean concrete) {
  private static final int MAGIC = 0xcafebabe;
  private static final int PUBLIC = 0x0001;
  private static final int INTERFACE_OR_ABSTRACT = 0x0600;
  private static final int UTF8 = 1;
  private static final int CLASS = 7;

  /**
   * [not real-time]
   *
   * @throws IOException if these bytes begin no class
   */
  static ClassHead read(InputStream from) throws IOException {
    DataInputStream in = new DataInputStream(from);
    if (in.readInt() != MAGIC) {
      throw new IOException("not a class file");
    }
    in.readInt();
    int count = in.readUnsignedShort();
    String[] texts = new String[count];
    int[] classes = new int[count];
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case UTF8 -> texts[i] = in.readUTF();
        case CLASS -> classes[i] = in.readUnsignedShort();
        case 8, 16, 19, 20 -> in.skipNBytes(2);
        case 15 -> in.skipNBytes(3);
        case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
        case 5, 6 -> {
          in.skipNBytes(8);
          i++;
        }
        default -> throw new IOException("unknown constant " + tag);
      }
    }
    int access = in.readUnsignedShort();
    return new ClassHead(
        name(texts, classes, in.readUnsignedShort()),
        name(texts, classes, in.readUnsignedShort()),
        (access & PUBLIC) != 0 && (access & INTERFACE_OR_ABSTRACT) == 0);
  }

  private static String name(String[] texts, int[] classes, int at) throws IOException {
    if (at == 0) {
      return "";
    }
    if (at >= texts.length || classes[at] >= texts.length || texts[classes[at]] == null) {
      throw new IOException("a class without name");
    }
    return texts[classes[at]];
  }
}
