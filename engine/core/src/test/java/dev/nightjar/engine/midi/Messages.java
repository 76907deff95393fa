package dev.nightjar.engine.midi;

/** Sends messages by name. Channels count from 0. */
record Messages(MidiInput input) {

  void on(int channel, int key, int velocity) {
    send(0x90 | channel, key, velocity);
  }

  void off(int channel, int key, int velocity) {
    send(0x80 | channel, key, velocity);
  }

  void control(int channel, int number, int value) {
    send(0xB0 | channel, number, value);
  }

  void program(int channel, int program) {
    send(0xC0 | channel, program, 0);
  }

  /** 0 to 16383, 8192 being the middle. */
  void bend(int channel, int value) {
    send(0xE0 | channel, value & 0x7F, value >> 7);
  }

  void parameter(int channel, int number, int coarse, int fine) {
    control(channel, 101, number >> 7);
    control(channel, 100, number & 0x7F);
    control(channel, 6, coarse);
    control(channel, 38, fine);
  }

  void zone(int master, int members) {
    parameter(master, 6, members, 0);
  }

  /** The bytes between F0 and F7. */
  void exclusive(int... bytes) {
    byte[] message = new byte[bytes.length + 2];
    message[0] = (byte) 0xF0;
    for (int i = 0; i < bytes.length; i++) {
      message[i + 1] = (byte) bytes[i];
    }
    message[message.length - 1] = (byte) 0xF7;
    input.systemExclusive(message);
  }

  void send(int status, int first, int second) {
    input.message(status | first << 8 | second << 16);
  }
}
