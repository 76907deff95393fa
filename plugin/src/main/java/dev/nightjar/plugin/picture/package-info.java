/** Pictures of sound: waveform, log-mel spectrogram and rainbowgram, drawn into PNG files. */
package dev.nightjar.plugin.picture;
