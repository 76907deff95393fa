/** Models on streams of any sample rate, channel count and block size. Knows no device. */
package dev.nightjar.engine.stream;
