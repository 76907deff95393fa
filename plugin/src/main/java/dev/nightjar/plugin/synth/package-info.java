/**
 * Playing the instrument: what is played reaches it frame by frame, and an engine thread renders
 * ahead of the sound device.
 */
package dev.nightjar.plugin.synth;
