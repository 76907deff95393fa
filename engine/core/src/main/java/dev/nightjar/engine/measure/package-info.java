/** How close a sound is to the one it should be: SI-SDR, STOI, segmental SNR, spectral distance. */
package dev.nightjar.engine.measure;
