/** Labelled pictures (digits, photographs, spectrograms of notes), and networks that see them. */
package dev.nightjar.train.picture;
