/** Sound itself: rings, resampling, spectra, levels. Knows no file, model or device. */
package dev.nightjar.engine.audio;
